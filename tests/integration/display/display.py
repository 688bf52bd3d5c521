"""A screen of its own for the tests: Xvfb with openbox, a session bus and a home folder that go with the test. What is needed and not
installed is said loudly by needs()."""
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

TOOLS = ("Xvfb", "openbox", "xdotool", "dbus-daemon", "import")


def needs(*tools):
    missing = [tool for tool in tools or TOOLS if shutil.which(tool) is None]
    if missing:
        raise unittest.SkipTest(f"SKIPPED LOUDLY: {', '.join(missing)} not installed; ./dev test installs them")


def until(condition, seconds, what):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError(f"{what}: not within {seconds} s")


class Display:
    def __init__(self, size="1440x900"):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="sluice-display-"))
        (self.root / "run").mkdir(mode=0o700)
        self.children = []
        read, write = os.pipe()
        self.start(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-dpi", "96", "-nolisten", "tcp"], os.environ, pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        self.environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "HOME": str(self.root), "TZ": "UTC", "LC_ALL": "C.UTF-8",
                            "XDG_RUNTIME_DIR": str(self.root / "run"), "XDG_CONFIG_HOME": str(self.root / "config"),
                            "XDG_DATA_HOME": str(self.root / "data")}
        bus = subprocess.run(["dbus-daemon", "--session", "--print-address=1", "--print-pid=1", "--fork"], env=self.environment, capture_output=True,
                             text=True, check=True).stdout.split()
        self.environment["DBUS_SESSION_BUS_ADDRESS"], self.bus = bus[0], int(bus[1])
        self.start(["openbox", "--sm-disable"], self.environment)
        until(lambda: self.run("xdotool", "search", "--maxdepth", "1", "--name", "").returncode == 0 or True, 1, "a window manager")

    def start(self, words, environment=None, **options):
        child = subprocess.Popen([str(word) for word in words], env=environment or self.environment, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL, **options)
        self.children.append(child)
        return child

    def run(self, *words, **options):
        return subprocess.run([str(word) for word in words], env=self.environment, capture_output=True, text=True, **options)

    def window(self, name="Sluice", seconds=20):
        found = until(lambda: self.run("xdotool", "search", "--onlyvisible", "--name", f"^{name}$").stdout.split(), seconds, f"window {name}")
        self.run("xdotool", "windowactivate", "--sync", found[-1])
        return found[-1]

    def key(self, *keys):
        self.run("xdotool", "key", "--delay", "30", *keys, check=True)

    def text(self, text):
        self.run("xdotool", "type", "--delay", "10", text, check=True)

    def picture(self, path):
        self.run("import", "-window", "root", path)

    def close(self):
        for child in reversed(self.children):
            if child.poll() is None:
                child.terminate()
                try:
                    child.wait(10)
                except subprocess.TimeoutExpired:
                    child.kill()
                    child.wait()
        os.kill(self.bus, signal.SIGTERM)
        shutil.rmtree(self.root, ignore_errors=True)
