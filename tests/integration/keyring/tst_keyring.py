#!/usr/bin/env python3
"""Secrets in a real keyring: gnome-keyring-daemon on a session bus of its own, open, locked, missing, hanging, and with
garbage in it. The store under test runs in keyringtool."""
import base64
import json
import os
import pathlib
import select
import shutil
import signal
import subprocess
import tempfile
import unittest

BIN = pathlib.Path(os.environ["SLUICE_BIN_DIR"])
PASSWORD = b"pass"
TIMEOUT_MS = 1500  # of the tool's jobs, where one is to run out
LOGIN = "/org/freedesktop/secrets/collection/login"


class Tool:
    """One process with one store."""

    def __init__(self, environment, timeout_ms=8000):
        self.process = subprocess.Popen([BIN / "keyringtool", str(timeout_ms)], env=environment, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def send(self, *words):
        words = [word if isinstance(word, str) else base64.b64encode(word).decode() for word in words]
        self.process.stdin.write((" ".join(words) + "\n").encode())
        self.process.stdin.flush()

    def answer(self):
        ready, _, _ = select.select([self.process.stdout], [], [], 20)
        if not ready:
            raise AssertionError("the tool does not answer")
        answer = json.loads(self.process.stdout.readline())
        answer["value"] = base64.b64decode(answer["value"])
        return answer

    def ask(self, *words):
        self.send(*words)
        return self.answer()

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class KeyringTest(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="sluice-keyring-"))
        (self.root / "run").mkdir(mode=0o700)
        self.environment = {"HOME": str(self.root), "XDG_RUNTIME_DIR": str(self.root / "run"), "LC_ALL": "C.UTF-8",
                            "PATH": os.environ["PATH"]}
        self.processes = []
        self.tools = []

    def tearDown(self):
        for tool in self.tools:
            tool.close()
        for process in reversed(self.processes):
            process.send_signal(signal.SIGCONT)
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream:
                    stream.close()
        shutil.rmtree(self.root, ignore_errors=True)

    # — fixture —

    def spawn(self, *words, **options):
        process = subprocess.Popen(words, env=self.environment, stderr=subprocess.DEVNULL, **options)
        self.processes.append(process)
        return process

    def bus(self, services=False):
        """A session bus that can start services only when told."""
        folder = "<standard_session_servicedirs/>" if services else ""
        config = self.root / "bus.conf"
        config.write_text(f"""<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={self.root}/bus</listen>{folder}
<servicedir>{self.root}/services</servicedir>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>""")
        (self.root / "services").mkdir(exist_ok=True)
        process = self.spawn("dbus-daemon", f"--config-file={config}", "--nofork", "--print-address", stdout=subprocess.PIPE)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = process.stdout.readline().decode().strip()

    def keyring(self, password=PASSWORD):
        """The daemon, its login keyring open with the right password; made when there is none."""
        process = self.spawn("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets",
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        process.stdin.write(password)
        process.stdin.close()
        process.stdin = None
        for _ in range(2000):  # each question waits for its answer; no fixed wait
            if "boolean true" in self.call("org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner",
                                           "string:org.freedesktop.secrets"):
                return process
        raise AssertionError("gnome-keyring-daemon does not come up")

    def call(self, destination, path, method, *arguments):
        return subprocess.run(["dbus-send", "--session", "--print-reply", "--reply-timeout=5000", f"--dest={destination}", path,
                               method, *arguments], env=self.environment, capture_output=True).stdout.decode()

    def lock(self):
        answer = self.call("org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Lock",
                           f"array:objpath:{LOGIN}")
        self.assertIn(LOGIN, answer)

    def stop(self, process):
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                stream.close()
        self.processes.remove(process)

    def tool(self, timeout_ms=8000):
        self.tools.append(Tool(self.environment, timeout_ms))
        return self.tools[-1]

    def open_keyring(self):
        self.bus()
        self.daemon = self.keyring()
        return self.tool()

    # — an open keyring —

    def test_keeps_reads_and_removes(self):
        tool = self.open_keyring()
        self.assertEqual(tool.ask("read", "token")["code"], "SecretAbsent")
        values = [b"hunter2", "密码 🔑".encode(), bytes(range(256)), b"\0", b"\n", b"x" * 65536]
        for value in values:
            self.assertEqual(tool.ask("write", "token", value)["code"], "")
            self.assertEqual(tool.ask("read", "token")["value"], value)
        self.assertEqual(self.tool().ask("read", "token")["value"], values[-1])  # another process
        self.assertEqual(tool.ask("remove", "token")["code"], "")
        self.assertEqual(tool.ask("read", "token")["code"], "SecretAbsent")
        self.assertEqual(tool.ask("remove", "token")["code"], "")

    def test_names_do_not_mix(self):
        tool = self.open_keyring()
        for name in ("a", "A", "a.b", "a-b", "a_b", "a/b"):
            self.assertEqual(tool.ask("write", name, name.encode())["code"], "")
        for name in ("a", "A", "a.b", "a-b", "a_b", "a/b"):
            self.assertEqual(tool.ask("read", name)["value"], name.encode())

    def test_outlives_the_daemon(self):
        tool = self.open_keyring()
        self.assertEqual(tool.ask("write", "token", b"lasting")["code"], "")
        master = tool.ask("master")
        self.assertEqual((master["code"], master["note"], len(master["value"])), ("", "stored", 32))
        self.stop(self.daemon)
        self.keyring()
        again = self.tool()
        self.assertEqual(again.ask("read", "token")["value"], b"lasting")
        self.assertEqual(again.ask("master")["value"], master["value"])
        self.assertEqual(again.ask("master")["note"], "stored")

    def test_nothing_is_written_in_clear(self):
        tool = self.open_keyring()
        self.assertEqual(tool.ask("write", "token", b"recognisable-value")["code"], "")
        encoded = base64.b64encode(b"recognisable-value")
        for path in self.root.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                self.assertNotIn(b"recognisable-value", content, path)
                self.assertNotIn(encoded, content, path)

    def test_garbage_is_damage(self):
        tool = self.open_keyring()
        for text in ("hunter2", "sluice1:", "sluice1:0123456789abcdef:aHVudGVyMg==", "密"):
            self.assertEqual(tool.ask("raw", "token", text)["code"], "")
            answer = tool.ask("read", "token")
            self.assertEqual(answer["code"], "SecretDamaged", text)
            self.assertNotIn("hunter2", answer["detail"])
        self.assertEqual(tool.ask("write", "token", b"good again")["code"], "")
        self.assertEqual(tool.ask("read", "token")["value"], b"good again")

    def test_two_writers_never_mix(self):
        first = self.open_keyring()
        second = self.tool()
        values = {(who, i): f"{who}{i}-".encode() * 500 for who in "ab" for i in range(15)}
        for i in range(15):
            first.send("write", "token", values["a", i])
            second.send("write", "token", values["b", i])
            self.assertEqual((first.answer()["code"], second.answer()["code"]), ("", ""))
            self.assertIn(first.ask("read", "token")["value"], (values["a", i], values["b", i]))
        found = self.call("org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.SearchItems",
                          "dict:string:string:server,sluice-test,user,token")
        self.assertEqual(found.count("object path"), 1, found)  # one entry, replaced

    # — one that is not open —

    def test_locked_is_not_absent(self):
        tool = self.open_keyring()
        self.assertEqual(tool.ask("write", "token", b"kept")["code"], "")
        self.lock()
        for words in (("read", "token"), ("read", "other"), ("write", "token", b"new"), ("remove", "token"), ("put", "token", b"n")):
            self.assertEqual(tool.ask(*words)["code"], "KeychainLocked", words)
        master = tool.ask("master")
        self.assertEqual((master["code"], master["note"]), ("", "per run"))
        self.stop(self.daemon)
        self.keyring()
        again = self.tool()
        self.assertEqual(again.ask("read", "token")["value"], b"kept")  # neither overwritten nor removed
        self.assertEqual(again.ask("master")["note"], "stored")

    def test_wrong_password_is_locked(self):
        tool = self.open_keyring()
        self.assertEqual(tool.ask("write", "token", b"kept")["code"], "")
        self.stop(self.daemon)
        self.keyring(b"wrong")
        answer = self.tool().ask("read", "token")
        self.assertEqual(answer["code"], "KeychainLocked", answer)

    def test_locked_midway(self):
        tool = self.open_keyring()
        for i in range(20):
            tool.send("write", f"s{i}", b"value")
        self.lock()
        codes = [tool.answer()["code"] for _ in range(20)]
        self.assertLessEqual(set(codes), {"", "KeychainLocked"})
        self.stop(self.daemon)
        self.keyring()
        again = self.tool()
        for i, code in enumerate(codes):
            if code == "":
                self.assertEqual(again.ask("read", f"s{i}")["value"], b"value")  # what was answered is kept

    def test_no_bus(self):
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={self.root}/nothing"
        self.without_keychain()

    def test_no_bus_address(self):
        self.without_keychain()

    def test_no_service(self):
        self.bus()
        self.without_keychain()

    def without_keychain(self):
        tool = self.tool()
        for words in (("read", "token"), ("write", "token", b"new"), ("remove", "token"), ("put", "token", b"new")):
            answer = tool.ask(*words)
            self.assertEqual(answer["code"], "NoKeychain", (words, answer))
            self.assertIn("--secrets memory", answer["detail"])
        self.assertEqual(tool.ask("master")["note"], "per run")
        for path in self.root.rglob("*"):  # no fallback to a file
            self.assertFalse(path.is_file() and path.name != "bus.conf", path)

    def test_service_without_a_keyring(self):
        self.bus()
        self.keyring_without_collection()
        tool = self.tool()
        self.assertEqual(tool.ask("read", "token")["code"], "SecretAbsent")
        self.assertEqual(tool.ask("write", "token", b"new")["code"], "NoKeychain")

    def keyring_without_collection(self):
        self.spawn("gnome-keyring-daemon", "--foreground", "--components=secrets", stdout=subprocess.DEVNULL)
        for _ in range(2000):
            if "boolean true" in self.call("org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner",
                                           "string:org.freedesktop.secrets"):
                return
        raise AssertionError("gnome-keyring-daemon does not come up")

    def test_hanging_service(self):
        self.open_keyring()
        tool = self.tool(TIMEOUT_MS)
        self.assertEqual(tool.ask("write", "token", b"kept")["code"], "")
        self.daemon.send_signal(signal.SIGSTOP)
        answer = tool.ask("read", "token")
        self.assertEqual(answer["code"], "KeychainTimeout")
        self.assertGreaterEqual(answer["ms"], TIMEOUT_MS)
        self.assertLess(answer["ms"], 3 * TIMEOUT_MS)
        second = tool.ask("write", "token", b"new")  # while the first hangs
        self.assertEqual(second["code"], "KeychainTimeout")
        self.assertLess(second["ms"], TIMEOUT_MS)
        self.daemon.send_signal(signal.SIGCONT)
        for _ in range(200):
            answer = tool.ask("read", "token")
            if answer["code"] == "":
                break
        self.assertEqual(answer["value"], b"kept")  # and the refused write never came

    def test_dying_service(self):
        tool = self.open_keyring()
        self.assertEqual(tool.ask("write", "token", b"kept")["code"], "")
        self.stop(self.daemon)
        self.assertEqual(tool.ask("read", "token")["code"], "NoKeychain")
        self.keyring()
        answer = tool.ask("read", "token")
        self.assertEqual(answer["value"], b"kept", answer)

    def test_without_glib(self):
        self.bus()
        self.keyring()
        self.environment["QT_NO_GLIB"] = "1"
        answer = self.tool().ask("read", "token")
        self.assertEqual(answer["code"], "NoKeychain")
        self.assertIn("GLib", answer["detail"])


if __name__ == "__main__":
    unittest.main()
