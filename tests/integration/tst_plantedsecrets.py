#!/usr/bin/env python3
"""Plants recognisable secrets by every door, uses them, lets one fail, kills the engine, and then looks for them everywhere
that something is left behind or shown. The scanner finds a canary first: it can fail."""
import base64
import binascii
import json
import os
import pathlib
import pty
import resource
import signal
import subprocess
import sys
import time
import unittest
import urllib.parse

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import sluicectl

DOORS = ("stdin", "descriptor", "terminal", "environment", "lines")
DEADLINE = 30


def planted(door):
    if door in ("stdin", "environment"):  # a bucket's name, for the trigger that fails
        return f"pl4nted-{door}-{binascii.hexlify(os.urandom(6)).decode()}"
    return f"Pl4nted/{door}+s3cret={binascii.hexlify(os.urandom(6)).decode()}&!"


def forms(secret):
    """Every spelling that is looked for: (name, bytes)."""
    raw = secret.encode()
    found = [("plain", raw), ("hex", binascii.hexlify(raw)), ("HEX", binascii.hexlify(raw).upper()),
             ("url", urllib.parse.quote(secret, safe="").encode()), ("form", urllib.parse.quote_plus(secret).encode()),
             ("utf-16", secret.encode("utf-16-le")), ("utf-16be", secret.encode("utf-16-be")),
             ("json", json.dumps(secret)[1:-1].encode()), ("reversed", raw[::-1])]
    for shift in range(3):  # inside a longer base64 text
        for name, encode in (("base64", base64.b64encode), ("base64url", base64.urlsafe_b64encode)):
            text = encode(b"\0" * shift + raw)
            found.append((f"{name}+{shift}", text[4 if shift else 0:-4]))
    return found


class Scanner:
    def __init__(self, secrets):
        self.needles = [(door, name, needle) for door, secret in secrets.items() for name, needle in forms(secret)]
        self.findings = []
        self.looked = 0

    def look(self, where, content):
        self.looked += 1
        for door, name, needle in self.needles:
            if needle in content:
                self.findings.append(f"{where}: the secret of {door} as {name}")

    def folder(self, root):
        for path in sorted(pathlib.Path(root).rglob("*")):
            self.look(f"name {path}", os.fsencode(path))
            if path.is_file() and not path.is_symlink():
                self.look(str(path), path.read_bytes())

    def processes(self, environments_of=()):
        for folder in pathlib.Path("/proc").iterdir():
            if folder.name.isdigit():
                for name in ("cmdline", "environ") if int(folder.name) in environments_of else ("cmdline",):
                    try:
                        self.look(str(folder / name), (folder / name).read_bytes())
                    except OSError:
                        pass  # it ended


def children(pid):
    tasks = pathlib.Path(f"/proc/{pid}/task")
    found = []
    for task in tasks.iterdir() if tasks.exists() else ():
        try:
            for child in map(int, (task / "children").read_text().split()):
                found += [child, *children(child)]
        except OSError:
            pass
    return found


def stack(names):
    """One trigger for each secret that works, and one that fails with the secret in its hand."""
    triggers = ""
    for i, name in enumerate(names):
        bucket = "lake" if i > 0 else f"{{secret: {name}}}"
        triggers += f"""
          uses-{name}:
            source: {{project: shop, logstore: access, start: oldest}}
            triggerLog: etl-log
            interval: 3
            retries: 1
            parameter:
              target: {{ossEndpoint: local, ossBucket: {bucket}, ossPrefix: csv-{i}/, ossPostfix: .csv, ossDateFormat: yyyyMMdd}}
              transform:
                delimiterChar: ","
                quoteChar: '"'
                escapeChar: '"'
                nullColumnValue: {{secret: {name}}}
                enableHeader: false
                columnNames: [content]"""
    return f"""sluice: 1
authorize: true
projects:
  shop:
    logstores: {{access: {{shards: 1}}, etl-log: {{}}, fn-log: {{}}}}
buckets: {{lake: {{}}}}
services:
  shipping:
    log: {{project: shop, logstore: fn-log}}
    role: {{name: shipping-role, policies: [AliyunLogFullAccess, AliyunOSSFullAccess]}}
    functions:
      to-csv:
        template: oss-shipper-csv
        environmentVariables: {{TOKEN: {{secret: {names[0]}}}}}
        triggers:{triggers}
"""


class PlantedSecretsTest(unittest.TestCase):
    def setUp(self):
        self.place = sluicectl.Place()
        self.secrets = {door: planted(door) for door in DOORS}
        self.said = []  # everything that a program printed
        self.engine = None

    def tearDown(self):
        if self.engine and self.engine.poll() is None:
            sluicectl.kill(self.engine)
        self.place.remove()

    def serve(self, *words, environment=None, pass_fds=()):
        log = open(self.place.root / "engine.log", "ab")
        self.engine = subprocess.Popen(
            self.place.command(*words, "serve"), env={**self.place.environment(), **(environment or {})}, stdout=log, stderr=log,
            cwd=self.place.root, pass_fds=pass_fds,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)))
        log.close()
        self.until(self.place.serves)

    def until(self, condition):
        end = time.monotonic() + DEADLINE
        while not condition():
            self.assertLess(time.monotonic(), end, "it does not happen: " + b"\n".join(self.said[-2:]).decode(errors="replace")[-2000:])
            self.assertIsNone(self.engine.poll(), "the engine ended: " + (self.place.root / "engine.log").read_text())

    def command(self, *words, **options):
        done = subprocess.run(self.place.command(*words), env=self.place.environment(), capture_output=True, timeout=60, **options)
        self.said += [done.stdout, done.stderr]
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def through_descriptor(self, name, value):
        reader, writer = os.pipe()
        os.write(writer, value.encode())
        os.close(writer)
        self.command("secret", "add", name, "--fd", str(reader), pass_fds=(reader,))
        os.close(reader)

    def through_terminal(self, name, value):
        parent, child = pty.openpty()
        process = subprocess.Popen(self.place.command("secret", "add", name), env=self.place.environment(), stdin=child,
                                   stdout=child, stderr=child, start_new_session=True)
        os.close(child)
        shown = b""
        for prompt in (b": ", b"again: "):
            while prompt not in shown:
                shown += os.read(parent, 1024)
            os.write(parent, value.encode() + b"\n")
        while True:
            try:
                more = os.read(parent, 1024)
            except OSError:
                break
            if not more:
                break
            shown += more
        os.close(parent)
        self.said.append(shown)
        self.assertEqual(process.wait(20), 0, shown)

    def use(self, names):
        """Triggers run with the secrets: one fails, the others deliver."""
        self.command("apply", str(self.place.write("stack.yaml", stack(names))))
        self.command("put", "shop/access", "-", input=b"one line\nanother\n")

        def through():
            rows = [json.loads(line) for line in self.command("executions", "--json").splitlines() if line.strip()]
            good = {row["trigger"] for row in rows if row["status"] == "ok"}
            bad = [row for row in rows if row["status"] == "failed"]
            return len(good) == len(names) - 1 and bad
        self.until(through)

    def scan(self, expect_use=True):
        scanner = Scanner(self.secrets)
        for words in (("audit",), ("--json", "audit"), ("export",), ("executions",), ("executions", "--json"), ("secret", "list"),
                      ("--json", "secret", "list"), ("--json", "status"),
                      *((("logs", "shipping/to-csv", "--json"), ("pull", "shop/etl-log", "--json"),
                         ("pull", "shop/fn-log", "--json")) if expect_use else ()), ("get", "buckets", "--json"),
                      *(("get", table, "--json") for table in ("functions", "triggers", "services", "roles", "logstores"))):
            self.said.append(self.command(*words))
        if expect_use:
            self.assertIn(b"***", b"".join(self.said))  # the failing one had its value in a message, which was taken out
        scanner.processes(environments_of=(self.engine.pid, *children(self.engine.pid)))
        self.abort()
        for text in self.said:
            scanner.look("output", text)
        scanner.folder(self.place.root)
        self.assertGreater(scanner.looked, 50)
        self.assertEqual(scanner.findings, [])

    def abort(self):
        """The engine dies as by a bug; what it had in memory is written nowhere."""
        self.engine.send_signal(signal.SIGABRT)
        _, status = os.waitpid(self.engine.pid, 0)
        self.engine.returncode = -signal.SIGABRT
        self.assertTrue(os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGABRT)
        self.assertFalse(os.WCOREDUMP(status))
        self.assertEqual(list(self.place.root.rglob("core*")), [])

    # — tests —

    def test_the_scanner_finds_a_canary(self):
        secret = self.secrets["stdin"]
        for name, needle in forms(secret):
            path = self.place.write("data/canary", b"before " + needle + b" after")
            scanner = Scanner({"stdin": secret})
            scanner.folder(self.place.root)
            self.assertTrue(scanner.findings, name)
            path.unlink()
        child = subprocess.Popen(["sleep", "60"], env={**os.environ, "CANARY": secret})
        other = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()", secret], stdin=subprocess.PIPE)
        try:
            for pid, file in ((child.pid, "environ"), (other.pid, "cmdline")):
                scanner = Scanner({"stdin": secret})
                end = time.monotonic() + DEADLINE
                while not scanner.findings and time.monotonic() < end:  # until it has begun
                    scanner.processes(environments_of=(child.pid,))
                    scanner.findings = [f for f in scanner.findings if f.startswith(f"/proc/{pid}/{file}")]
                self.assertTrue(scanner.findings, file)
        finally:
            child.kill()
            child.wait()
            other.communicate()

    def test_added_while_it_runs(self):
        self.serve("--secrets", "memory")
        self.command("secret", "add", "stdin", input=self.secrets["stdin"].encode() + b"\n")
        self.through_descriptor("descriptor", self.secrets["descriptor"])
        self.through_terminal("terminal", self.secrets["terminal"])
        self.use(["stdin", "descriptor", "terminal"])
        self.scan()

    def test_given_by_the_environment(self):
        self.serve("--secrets", "env", environment={"SLUICE_SECRET_ENVIRONMENT": self.secrets["environment"],
                                                    "SLUICE_SECRET_LINES": self.secrets["lines"]})
        self.use(["environment", "lines"])
        self.scan()

    def test_given_but_not_chosen(self):
        self.serve("--secrets", "memory", environment={"SLUICE_SECRET_ENVIRONMENT": self.secrets["environment"]})
        self.scan(expect_use=False)

    def test_given_by_a_descriptor(self):
        reader, writer = os.pipe()
        os.write(writer, f"environment={self.secrets['environment']}\nlines={self.secrets['lines']}\n".encode())
        os.close(writer)
        self.serve("--secrets", f"fd:{reader}", pass_fds=(reader,))
        os.close(reader)
        self.use(["environment", "lines"])
        self.scan()

    def test_an_argument_is_refused(self):
        done = self.place.run("secret", "add", "token", self.secrets["stdin"])
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"never taken from an argument", done.stderr)
        self.assertNotIn(self.secrets["stdin"].encode(), done.stdout + done.stderr)

    def test_without_a_keychain_the_choices_are_told(self):
        environment = {**self.place.environment(), "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.place.root}/nothing"}
        done = subprocess.run(self.place.command("secret", "add", "token"), env=environment, input=b"value\n",
                              capture_output=True, timeout=60)
        self.assertEqual(done.returncode, 1, done.stderr)
        for word in (b"keychain", b"--secrets memory", b"--secrets env", b"--secrets fd:N"):
            self.assertIn(word, done.stderr)

    def test_a_missing_secret_is_told_with_its_remedy(self):
        self.serve("--secrets", "memory")
        self.command("apply", str(self.place.write("stack.yaml", stack(["stdin", "terminal"]))))
        self.command("put", "shop/access", "-", input=b"one line\n")
        self.until(lambda: b"SecretAbsent" in self.command("executions", "--json"))
        rows = [json.loads(line) for line in self.command("executions", "--json").splitlines()]
        refused = next(row for row in rows if row["errorCode"] == "SecretAbsent")
        self.assertEqual(refused["status"], "denied")
        self.assertIn("sluicectl secret add", refused["errorMessage"])
        states = {row["name"]: row for row in json.loads(self.command("--json", "secret", "list"))["rows"]}
        self.assertEqual(states["terminal"]["state"], "absent")
        self.assertIn("function shipping/to-csv", states["stdin"]["users"])


if __name__ == "__main__":
    unittest.main()
