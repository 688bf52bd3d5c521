"""Bad input, each caused for real: a clear error or a kept-and-counted record, nothing acknowledged lost, and the engine
goes on when the cause is gone."""
import collections
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import time
import unittest

from sluicectl import Place, kill, shipping_stack

COLUMNS = ["id", "text"]


def until(condition, seconds=30, what="the condition"):
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"{what} did not come true within {seconds} s; last: {value!r}")
        time.sleep(0.05)


def json_lines(first, last, size=20):
    return "".join(json.dumps({"id": "n%06d" % i, "text": "x" * size}) + "\n" for i in range(first, last)).encode()


class BadInput(unittest.TestCase):
    def setUp(self):
        self.place = Place()
        self.addCleanup(self.place.remove)
        self.engines = []
        self.addCleanup(lambda: [kill(p) for p in self.engines if p.poll() is None])

    def serve(self):
        process = self.place.start("serve")
        self.engines.append(process)
        until(lambda: self.place.serves() or process.poll() is not None, what="the engine")
        self.assertIsNone(process.poll(), process.stderr.read().decode() if process.poll() is not None else "")
        return process

    def stop(self, process):
        process.terminate()
        process.wait(30)
        self.assertEqual(process.returncode, 0, process.stderr.read().decode())

    def stored_ids(self):
        return collections.Counter(dict(row["contents"])["id"] if "contents" in row else row["id"]
                                   for row in self.place.pulled("shop/access"))

    def shipped_ids(self):
        return collections.Counter(row[0] for row in self.place.csv_rows("lake"))

    def wanted(self, last):
        return collections.Counter("n%06d" % i for i in range(last))

    # — lines —

    def test_lines_are_kept_and_counted(self):
        body = (b'{"id":"good","text":"a"}\n' + b'{"id":"broken\n' + b"\n" + bytes(range(1, 10)) + b"\xff\xfe\x00\n"
                + b'{"id":"long","text":"' + b"y" * (10 << 20) + b'"}\n' + b'{"id":"last","text":"no newline"}')
        log = self.place.write("app.json", body)
        stack = self.place.write("stack.yaml", shipping_stack(f"{{path: {log}, format: json}}", COLUMNS + ["content", "__parse_error__"], shards=1))
        summary = self.place.json("run", stack, "--until-idle", "--timeout", "60")
        rows = self.place.csv_rows("lake")
        self.assertEqual([r[0] for r in rows if r[0]], ["good", "last"])
        kept = [r for r in rows if not r[0]]
        self.assertEqual(len(kept), 3, [r[2][:40] for r in kept])
        self.assertTrue(all(r[3] for r in kept))
        self.assertEqual(summary["parseErrors"], 3)
        self.assertEqual(summary["linesCut"], 1)

    def test_missing_file_is_named(self):
        stack = self.place.write("stack.yaml", shipping_stack("{path: gone.json, format: json}", COLUMNS))
        done = self.place.run("run", stack, "--until-idle", "--timeout", "20")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"gone.json", done.stdout + done.stderr)

    # — stacks —

    def refused(self, text, *words):
        path = self.place.write("stack.yaml", text)
        done = self.place.run("apply", path)
        self.assertEqual(done.returncode, 2, done.stderr.decode())
        message = done.stderr.decode()
        for word in words:
            self.assertIn(word, message)
        self.assertRegex(message, r"stack\.yaml:\d+:\d+:")
        self.assertEqual(self.place.json("get", "triggers"), [], "nothing may be half applied")

    def good(self):
        return shipping_stack("{path: app.json, format: json}", COLUMNS)

    def test_stack_mistakes(self):
        good = self.good()
        for change, words in {
            ("interval: 3", "intervall: 3"): ["intervall", "interval"],
            ("interval: 3", "interval: often"): ["interval"],
            ("interval: 3", "interval: 2"): ["3", "600"],
            ("interval: 3", "interval: 601"): ["3", "600"],
            ("interval: 3", "retries: -1"): ["0", "100"],
            ("interval: 3", "retries: 101"): ["0", "100"],
            ("          ship:", "          1ship:"): ["digit"],
            ("logstore: access, start", "logstore: missing, start"): ["missing"],
            ("triggerLog: etl-log", "triggerLog: access"): ["trigger log"],
            ("ossPrefix: csv/", "ossPrefix: ../../"): ["ossPrefix"],
            ("shards: 2", "shards: 257"): ["256"],
            ("sluice: 1", "sluice: 2"): ["sluice"],
        }.items():
            with self.subTest(change[1]):
                self.assertIn(change[0], good)
                self.refused(good.replace(*change), *words)
        start = good.index("            parameter:")
        self.refused(good[:start] + "            parameter: [1, 2]\n", "configuration")
        self.refused("sluice: 1\nprojects: [\n", "stack.yaml")

    def test_loop_of_two_triggers(self):
        replicate = """
          {name}:
            source: {{project: shop, logstore: {source}}}
            triggerLog: etl-log
            parameter: {{target: {{endpoint: local, projectName: shop, logstoreName: {target}}}}}
"""
        text = """sluice: 1
projects: {shop: {logstores: {first: {}, second: {}, etl-log: {}}}}
services:
  copying:
    functions:
      copy:
        template: logstore_replication
        triggers:
""" + replicate.format(name="there", source="first", target="second") + replicate.format(name="back", source="second", target="first")
        self.refused(text, "feed itself")

    # — damage —

    def damaged(self, damage):
        log = self.place.write("app.json", json_lines(0, 4000, 2000))  # several groups: a lone last one could as well be a torn write
        stack = self.place.write("stack.yaml", shipping_stack(f"{{path: {log}, format: json}}", COLUMNS, shards=1))
        self.place.ok("run", stack, "--until-idle", "--timeout", "60")
        segment = max((self.place.data / "logs").rglob("*.seg"), key=lambda p: p.stat().st_size)
        damage(segment)
        rows = sum(self.stored_ids().values())
        self.serve()
        status = self.place.json("status")
        return rows, status

    def test_flipped_bit_is_counted(self):
        def flip(path):
            data = bytearray(path.read_bytes())
            data[len(data) // 2] ^= 0x10
            path.write_bytes(data)
        rows, _ = self.damaged(flip)
        self.assertLess(rows, 4000)
        self.place.ok("put", "shop/access", "-", "--format", "json", stdin=json_lines(9000, 9010))
        self.assertEqual(self.stored_ids()["n009005"], 1)
        shards = self.place.json("get", "shards", "shop/access")
        self.assertGreaterEqual(sum(s["damagedGroups"] for s in shards), 1)

    def test_truncated_segment_keeps_the_rest(self):
        rows, _ = self.damaged(lambda path: os.truncate(path, path.stat().st_size - 777))
        self.assertLess(rows, 4000)
        self.place.ok("put", "shop/access", "-", "--format", "json", stdin=json_lines(9000, 9010))
        self.assertEqual(self.stored_ids()["n009005"], 1)

    # — the disk —

    def test_full_disk_while_appending_shipping_and_checkpointing(self):
        self.full_disk(8)

    def test_full_disk_later(self):
        self.full_disk(20)

    def full_disk(self, megabytes):
        probe = subprocess.run(["unshare", "-rm", "true"], capture_output=True)
        if probe.returncode != 0:
            self.skipTest("LOUD: this machine forbids user namespaces, the full disk was not tried")
        lines = 60_000
        log = self.place.write("app.json", json_lines(0, lines, 150))
        stack = self.place.write("stack.yaml", shipping_stack(f"{{path: {log}, format: json}}", COLUMNS, window="window: {bytes: 256KiB}"))
        self.place.data.mkdir()
        out = self.place.root / "copy"
        script = f"""set -u
mount -t tmpfs -o size={megabytes}m tmpfs {self.place.data}
{' '.join(self.place.command('--json', 'run', stack, '--until-idle', '--timeout', '90'))} > {self.place.root}/out.json 2> {self.place.root}/err &
run=$!
for i in $(seq 300); do
  free=$(df --output=avail -k {self.place.data} | tail -1)
  [ "$free" -lt 64 ] && break
  kill -0 $run 2>/dev/null || break
  sleep 0.05
done
sleep 2
kill -0 $run 2>/dev/null && echo alive > {self.place.root}/alive
mount -o remount,size=300m {self.place.data}
wait $run; echo $? > {self.place.root}/status
cp -r {self.place.data} {out}
"""
        subprocess.run(["unshare", "-rm", "bash", "-c", script], env=self.place.environment(), check=False, timeout=150)
        errors = (self.place.root / "err").read_text()
        self.assertTrue((self.place.root / "alive").exists(), "the engine must outlive a full disk: " + errors)
        self.assertEqual((self.place.root / "status").read_text().strip(), "0", errors)
        self.place.data.rmdir()
        out.rename(self.place.data)
        self.assertEqual(self.stored_ids(), self.wanted(lines))
        self.assertEqual(self.shipped_ids(), self.wanted(lines))

    def test_read_only_directory(self):
        if os.geteuid() == 0 and subprocess.run(["unshare", "-rm", "true"]).returncode != 0:
            self.skipTest("LOUD: root ignores modes and this machine forbids mount namespaces")
        self.place.data.mkdir()
        words = " ".join(self.place.command("get", "projects"))
        done = subprocess.run(["unshare", "-rm", "bash", "-c",
                               f"mount -t tmpfs -o ro tmpfs {self.place.data} && exec {words}"],
                              env=self.place.environment(), capture_output=True, timeout=60)
        self.assertIn(done.returncode, (1, 3), done.stderr.decode())
        self.assertIn(str(self.place.data), done.stderr.decode())

    # — the directory —

    def test_second_engine_attaches_or_is_refused(self):
        self.serve()
        self.assertEqual(self.place.json("get", "projects"), [])
        second = self.place.run("serve", timeout=30)
        self.assertEqual(second.returncode, 3, second.stderr.decode())

    def test_directory_of_a_newer_version(self):
        self.place.ok("get", "projects")
        database = self.place.data / "catalog.db"
        with sqlite3.connect(database) as connection:
            version = connection.execute("pragma user_version").fetchone()[0]
            connection.execute(f"pragma user_version = {version + 1000}")
        done = self.place.run("get", "projects")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("newer", done.stderr.decode())

    # — definitions under a running trigger —

    def running(self):
        log = self.place.write("app.json", json_lines(0, 100))
        stack = self.place.write("stack.yaml", shipping_stack(f"{{path: {log}, format: json, follow: true}}", COLUMNS))
        process = self.serve()
        self.place.ok("apply", stack)
        until(lambda: sum(self.shipped_ids().values()) == 100, what="the first delivery")
        return process, stack, log

    def test_delete_in_use_is_refused_with_the_users(self):
        self.running()
        done = self.place.run("delete", "logstore", "shop/access", "--yes")
        self.assertEqual(done.returncode, 2, done.stderr.decode())
        self.assertIn("shipping/to-csv/ship", done.stderr.decode())

    def test_function_deleted_and_restored_under_a_running_trigger(self):
        process, _, log = self.running()
        self.place.ok("delete", "function", "shipping/to-csv", "--cascade", "--yes")
        self.assertEqual(self.place.json("get", "triggers"), [])
        with open(log, "ab") as file:
            file.write(json_lines(100, 150))
        self.place.ok("undo")
        until(lambda: sum(self.shipped_ids().values()) == 150, what="delivery after the restore")
        self.assertEqual(self.shipped_ids(), self.wanted(150))
        self.stop(process)

    def test_logstore_made_again_under_its_old_name(self):
        process, stack, log = self.running()
        self.place.ok("delete", "logstore", "shop/access", "--cascade", "--yes")
        self.place.ok("apply", stack)
        until(lambda: self.place.json("get", "triggers") != [], what="the trigger")
        with open(log, "ab") as file:
            file.write(json_lines(100, 120))
        until(lambda: self.shipped_ids()["n000119"] >= 1, what="delivery from the new Logstore")
        self.stop(process)


if __name__ == "__main__":
    unittest.main()
