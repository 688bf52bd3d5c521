"""One runtime's bootstrap with its interpreter, spoken to over a socket pair as the engine does it, without a sandbox."""
import json
import os
import pathlib
import select
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[4]
RUNTIMES = ROOT / "resources" / "runtimes"
ANSWER_SECONDS = 20

CALL = {"requestId": "8d2a2a5e-7f43-4c0b-a7f7-6d6c0a1b2c3d", "accessKeyId": "STS.key", "accessKeySecret": "secret",
        "securityToken": "token+/=", "deadlineMs": 4102444800000, "traceId": "", "retryCount": 0}

ENVIRONMENT = {"FC_ACCOUNT_ID": "1234567890123456", "FC_REGION": "local", "FC_SERVICE_NAME": "etl", "FC_FUNCTION_NAME": "clean",
               "FC_FUNCTION_MEMORY_SIZE": "256", "FC_FUNCTION_TIMEOUT": "60", "FC_QUALIFIER": "LATEST", "FC_VER_ID": "7",
               "FC_INSTANCE_ID": "c-1", "FC_SERVICE_LOG_PROJECT": "logs", "FC_SERVICE_LOG_STORE": "function-log",
               "_FC_PRIVATE": "gone", "FC_OTHER": "gone", "LANG": "C"}


def python():
    return os.environ.get("SLUICE_PYTHON") or sys.executable


def node():
    """The interpreter or None."""
    found = os.environ.get("SLUICE_NODE") or shutil.which("node")
    if not found:
        return None
    version = subprocess.run([found, "--version"], capture_output=True, text=True).stdout
    return found if int(version.lstrip("v").split(".")[0]) >= 18 else None


def command(runtime):
    if runtime == "python":
        return [python(), "-B", str(RUNTIMES / "python" / "bootstrap.py")]
    return ["/bin/sh", "-c", "exec 9<&3 3<>/dev/null; exec \"$@\"", "node", node(), str(RUNTIMES / "nodejs" / "bootstrap.js")]


class Ended(Exception):
    pass


class Instance:
    def __init__(self, runtime, files, handler="index.handler", environment=None, expect_hello=True):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="code"))
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        ours, theirs = socket.socketpair()
        self.socket, self.output, self.read = ours, b"", b""

        def child():
            os.dup2(theirs.fileno(), 3)
            os.set_inheritable(3, True)

        variables = dict(ENVIRONMENT, PATH=os.environ.get("PATH", ""), FC_FUNC_CODE_PATH=str(self.folder),
                         FC_FUNCTION_HANDLER=handler)
        variables.update({"_FC_CHANNEL": "9"} if runtime == "nodejs" else {})
        variables.update(environment or {})
        self.process = subprocess.Popen(command(runtime), env=variables, cwd=self.folder, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=child, pass_fds=(3,))
        theirs.close()
        os.set_blocking(self.process.stdout.fileno(), False)
        self.hello = self.frame() if expect_hello else None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def send(self, kind, head, body=b""):
        head = json.dumps(head).encode()
        self.socket.sendall(struct.pack(">IcI", 5 + len(head) + len(body), kind.encode(), len(head)) + head + body)

    def drain(self):
        try:
            while piece := os.read(self.process.stdout.fileno(), 1 << 16):
                self.output += piece
        except BlockingIOError:
            pass
        return self.output.decode("utf-8", "replace")

    def take_output(self):
        text, self.output = self.drain(), b""
        return text

    def frame(self):
        """(kind, head, body) of the next frame; Ended when there is none. Output is read meanwhile."""
        deadline = time.monotonic() + ANSWER_SECONDS
        while True:
            if len(self.read) >= 4 and len(self.read) >= 4 + (size := int.from_bytes(self.read[:4], "big")):
                frame, self.read = self.read[4:4 + size], self.read[4 + size:]
                split = 5 + int.from_bytes(frame[1:5], "big")
                return chr(frame[0]), json.loads(frame[5:split]), frame[split:]
            sources = [self.socket] if self.process.stdout.closed else [self.socket, self.process.stdout]
            ready, _, _ = select.select(sources, [], [], max(0, deadline - time.monotonic()))
            if not ready:
                raise TimeoutError("no answer: " + self.drain())
            if self.process.stdout in ready:
                self.drain()
            if self.socket in ready:
                piece = self.socket.recv(1 << 20)
                if not piece:
                    raise Ended(self.drain())
                self.read += piece

    def call(self, event=b"", kind="C", **head):
        self.send(kind, dict(CALL, **head), event)
        return self.frame()

    def wait(self):
        """The exit code, after all output was read."""
        deadline = time.monotonic() + ANSWER_SECONDS
        while self.process.poll() is None and time.monotonic() < deadline:
            select.select([self.process.stdout], [], [], 0.02)
            self.drain()
        return self.process.wait(1)
