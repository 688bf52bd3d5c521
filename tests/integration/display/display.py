"""A screen of its own for a test: Xvfb with openbox, a session bus and a home folder, all of which go with the test, whatever
becomes of it. What is needed and not installed is said loudly by needs()."""
import ctypes
import os
import pathlib
import select
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

TOOLS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "import": "imagemagick", "dbus-daemon": "dbus",
         "/usr/libexec/at-spi-bus-launcher": "at-spi2-core"}
PATIENCE = 60.0  # seconds that one step may take on a busy machine
LOOK_AGAIN = 0.05
FOREIGN = ("AT_SPI", "DBUS_", "DISPLAY", "GTK_", "NO_AT_BRIDGE", "QT_", "SESSION_MANAGER", "WAYLAND_", "XAUTHORITY", "XDG_")
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
LIBC = ctypes.CDLL(None)


def needs():
    missing = sorted(package for tool, package in TOOLS.items() if shutil.which(tool) is None)
    if missing:
        raise unittest.SkipTest(f"SKIPPED LOUDLY: not installed: {' '.join(missing)}; ./dev test installs them")


def until(condition, what, seconds=PATIENCE):
    """The first true value of condition(); what may be a function that says how things stand."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s: {what() if callable(what) else what}")
        time.sleep(LOOK_AGAIN)


def descendants():
    """Process ids below this one, children before their children."""
    parents = {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except OSError:
                pass  # it ended
    found = [os.getpid()]
    for one in found:
        found += [pid for pid, parent in parents.items() if parent == one]
    return found[1:]


def dies_with_us():
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


class Display:
    def __init__(self, size="1440x900"):
        LIBC.prctl(PR_SET_CHILD_SUBREAPER, 1)  # what a child leaves behind is ours to end
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="sluice-display-"))
        self.children = []
        try:
            self.open(size)
        except BaseException:
            self.close()
            raise

    def open(self, size):
        for name in ("run", "config", "data", "cache"):
            (self.root / name).mkdir(mode=0o700)
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        self.environment |= {"HOME": str(self.root), "TZ": "UTC", "LC_ALL": "C.UTF-8", "XDG_RUNTIME_DIR": str(self.root / "run"),
                             "XDG_CONFIG_HOME": str(self.root / "config"), "XDG_DATA_HOME": str(self.root / "data"),
                             "XDG_CACHE_HOME": str(self.root / "cache"), "GSETTINGS_BACKEND": "memory", "QT_QPA_PLATFORM": "xcb",
                             "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        number = self.told(["Xvfb", "-displayfd", "{}", "-screen", "0", f"{size}x24", "-dpi", "96", "-noreset", "-nolisten", "tcp"])
        self.environment["DISPLAY"] = f":{number}"
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.told(["dbus-daemon", "--session", "--nofork", "--print-address={}"])
        # A window that is mapped while the window manager starts stays unmanaged: never shown, never focused. So nothing is
        # started before it says that it is ready. It closes inherited descriptors; a FIFO has a name.
        ready = self.root / "ready"
        os.mkfifo(ready)
        pipe = os.open(ready, os.O_RDWR)
        self.start(["openbox", "--sm-disable", "--startup", f"sh -c 'echo ready >{ready}'"])
        try:
            self.line(pipe, "openbox")
        finally:
            os.close(pipe)

    def told(self, words):
        """Starts a program that writes one line about itself to the descriptor whose number stands for {}: that line."""
        read, write = os.pipe()
        try:
            self.start([word.replace("{}", str(write)) for word in words], pass_fds=[write])
            os.close(write)
            return self.line(read, words[0])
        finally:
            os.close(read)

    def line(self, pipe, who):
        text = b""
        while not text.endswith(b"\n"):
            if not select.select([pipe], [], [], PATIENCE)[0]:
                raise AssertionError(f"{who} does not say that it is ready")
            byte = os.read(pipe, 4096)
            if not byte:
                raise AssertionError(f"{who} ended at once")
            text += byte
        return text.decode().strip()

    def start(self, words, **options):
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL} | options
        child = subprocess.Popen([str(word) for word in words], env=self.environment, preexec_fn=dies_with_us, **streams)
        self.children.append(child)
        return child

    def run(self, *words, timeout=PATIENCE, **options):
        return subprocess.run([str(word) for word in words], env=self.environment, capture_output=True, text=True, timeout=timeout,
                              preexec_fn=dies_with_us, **options)

    def hand(self, *words):
        """What xdotool does leaves it unanswered: the server may do what the next xdotool asks before the rest of that. So each
        ends with a question, whose answer comes after all of it."""
        self.run("xdotool", *words, "getwindowfocus", "-f", check=True)

    def key(self, *keys):
        self.hand("key", "--delay", "10", *keys)

    def text(self, text):
        self.hand("type", "--delay", "5", "--args", "1", text)

    def click(self, x, y):
        self.hand("mousemove", x, y, "click", 1)

    def picture(self, path):
        self.run("import", "-window", "root", path, check=True)

    def close(self):
        for child in reversed(self.children):
            if child.poll() is None:
                child.terminate()
                try:
                    child.wait(10)
                except subprocess.TimeoutExpired:
                    child.kill()
                    child.wait()
            for stream in (child.stdin, child.stdout, child.stderr):
                if stream:
                    stream.close()
        while left := descendants():
            for pid in left:
                try:
                    os.kill(pid, signal.SIGKILL)
                    os.waitpid(pid, 0)
                except (ProcessLookupError, ChildProcessError):
                    pass  # not ours to wait for until its parent is gone: the next round
        shutil.rmtree(self.root, ignore_errors=True)
