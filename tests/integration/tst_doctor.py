"""Why does a trigger not fire? Each cause is made for real, and the doctor must name it, with its remedy."""
import concurrent.futures
import json
import os
import shutil
import sqlite3
import sys
import time
import unittest

from sluicectl import LONG, Place, kill, shipping_stack
from tst_badinput import COLUMNS, json_lines, until

TRIGGER = "shipping/to-csv/ship"
CHECKS = ["engine", "enabled", "authorization", "role-policy", "service-role", "function", "source", "source-traffic", "checkpoint",
          "last-tick", "attempts", "function-log", "interval", "trigger-log", "disk"]


class Doctor(unittest.TestCase):
    def setUp(self):
        self.place = Place()
        self.addCleanup(self.place.remove)
        self.log = self.place.write("app.json", json_lines(0, 100))
        self.engine = None
        self.addCleanup(lambda: kill(self.engine) if self.engine and self.engine.poll() is None else None)

    def serve(self):
        self.engine = self.place.start("serve")
        until(self.place.serves, what="the engine")

    def stop(self):
        self.engine.terminate()
        self.engine.wait(30)
        self.assertEqual(self.engine.returncode, 0)

    def stack(self, collect=None, change=None, interval=3, shards=2):
        collect = f"{{path: {self.log}, format: json, follow: true}}" if collect is None else collect
        text = shipping_stack(collect, COLUMNS, interval=interval, shards=shards)
        for old, new in (change or {}).items():
            self.assertIn(old, text)
            text = text.replace(old, new)
        return self.place.write("stack.yaml", text)

    def apply(self, **options):
        self.place.ok("apply", self.stack(**options))

    def delivered(self, lines):
        until(lambda: len(self.place.csv_rows("lake")) == lines, what=f"delivery of {lines} lines")

    def running(self, **options):
        self.serve()
        self.apply(**options)
        self.delivered(100)

    def append(self, first, last):
        with open(self.log, "ab") as file:
            file.write(json_lines(first, last))

    def examine(self, *words):
        done = self.place.run("--json", "doctor", *words)
        rows = json.loads(done.stdout)["rows"]
        for row in rows:
            self.assertTrue(row["title"] and row["reason"], row)
            self.assertEqual(row["good"], row["remedy"] == "", row)
        self.assertEqual(done.returncode, 1 if [r for r in rows if not r["good"]] else 0)
        return rows

    def bad(self):
        """The bad rows by their ids, in the order of looking."""
        rows = self.examine(TRIGGER)
        self.assertEqual([r["check"] for r in rows], CHECKS)
        return {r["check"]: r for r in rows if not r["good"]}

    def named(self, *checks):
        """Waits until just these rows are bad, and gives them."""
        last = {}

        def found():
            last.clear()
            last.update(self.bad())
            return list(last) == list(checks)
        try:
            until(found)
        except AssertionError:
            self.assertEqual(list(last), list(checks), json.dumps(last, indent=1, ensure_ascii=False))
        return last

    def uid(self, logstore):
        return next(row["definition"]["uid"] for row in self.place.json("get", "logstores")
                    if row["definition"]["key"]["logstore"] == logstore)

    def damage(self, uid):
        """A folder that leads to itself cannot be read."""
        shard = self.place.data / "logs" / uid / "shard-0"
        shard.rename(self.place.root / "put-away")
        shard.symlink_to(shard)

    def repair(self, uid):
        shard = self.place.data / "logs" / uid / "shard-0"
        shard.unlink()
        (self.place.root / "put-away").rename(shard)

    def change(self):
        """Any change of the definitions has a Logstore that does not work opened again at once."""
        self.place.ok("pause", "ship")
        self.place.ok("resume", "ship")

    # — nothing is wrong —

    def test_healthy_trigger(self):
        self.running()
        self.named()
        text = self.place.ok("doctor", "ship").decode()
        self.assertEqual(text.count("✔"), len(CHECKS), text)
        self.assertNotIn("✘", text)
        self.assertEqual(self.place.ok("doctor").decode(), "1 trigger without a finding; --all shows what was looked at\n")
        self.assertEqual(self.place.ok("doctor", "--all").decode().count("✔"), len(CHECKS))

    def test_unknown_trigger_is_bad_input(self):
        self.apply()
        done = self.place.run("doctor", "shipp")
        self.assertEqual(done.returncode, 2, done.stderr.decode())
        self.assertIn("did you mean ship?", done.stderr.decode())

    def test_no_trigger_at_all(self):
        self.assertEqual(self.examine(), [])

    # — the trigger —

    def test_no_engine_runs(self):
        self.apply()
        bad = self.bad()
        self.assertEqual(list(bad), ["engine", "source-traffic", "last-tick"])
        self.assertEqual(bad["engine"]["command"], "sluicectl serve")
        self.assertEqual(bad["source-traffic"]["command"], "sluicectl serve")

    def test_paused(self):
        self.running()
        self.place.ok("pause", "ship")
        bad = self.named("enabled", "last-tick")
        self.assertEqual(bad["enabled"]["action"], "resume")
        self.place.ok(*bad["enabled"]["command"].split()[1:])
        self.named()

    def test_not_authorized_then_its_remedy_then_delivery(self):
        self.running()
        self.place.ok("authorize", "--revoke")
        self.append(100, 120)
        bad = self.named("authorization", "role-policy", "last-tick", "attempts")
        self.assertIn("Unauthorized", bad["attempts"]["evidence"])
        self.assertEqual(bad["authorization"]["action"], "authorize")
        self.place.ok(*bad["authorization"]["command"].split()[1:], "--yes")
        self.delivered(120)
        self.named()

    def test_roles_that_another_service_assumes(self):
        self.serve()
        self.apply(change={"triggerLog: etl-log": "triggerLog: etl-log\n            role: wrong-role",
                             "name: shipping-role": "name: log-role",
                             "buckets:": "roles: {wrong-role: {trust: fc, policies: [AliyunFCFullAccess]}, log-role: {trust: log}}\nbuckets:"})
        bad = self.named("role-policy", "service-role", "last-tick", "attempts")
        self.assertIn("wrong-role trusts fc", bad["role-policy"]["reason"])
        self.assertIn("log-role trusts log", bad["service-role"]["reason"])

    def test_role_without_a_permission(self):
        roles = """roles:
  weak: {trust: log, document: {Version: "1", Statement: [{Effect: Allow, Action: "log:*", Resource: "*"}]}}
services:"""
        weak = {"services:": roles, "triggerLog: etl-log": "triggerLog: etl-log\n            role: weak"}
        self.serve()
        self.apply(change=weak)
        bad = self.named("role-policy", "last-tick", "attempts")
        self.assertIn("no statement allows fc:InvokeFunction on acs:fc:local:0:services/shipping/functions/to-csv",
                      bad["role-policy"]["evidence"])
        self.assertIn("fc:InvokeFunction", bad["attempts"]["evidence"])
        self.apply(change={**weak, "services:": roles.replace('Action: "log:*"', 'Action: ["log:*", "fc:InvokeFunction"]')})
        self.place.ok("tick", "ship")
        self.delivered(100)
        self.named()

    def test_function_that_may_not_write_its_target(self):
        self.serve()
        self.apply(change={"AliyunOSSFullAccess": "AliyunOSSReadOnlyAccess", "timeout: 120": "timeout: 1"})
        bad = self.named("service-role", "last-tick", "attempts", "function-log")
        self.assertIn("no statement allows oss:PutObject on acs:oss:*:0:lake/csv/", bad["service-role"]["evidence"])
        self.apply()
        self.place.ok("tick", "ship")
        self.delivered(100)
        self.named()

    def test_service_without_a_role(self):
        self.serve()
        self.apply(change={"    role: {name: shipping-role, policies: [AliyunLogFullAccess, AliyunOSSFullAccess]}\n": ""})
        bad = self.named("service-role", "last-tick", "attempts", "function-log")
        self.assertIn("no role", bad["service-role"]["reason"])

    def test_wrong_configuration(self):
        self.running()
        self.stop()
        with sqlite3.connect(self.place.data / "catalog.db") as catalog:
            kept = json.loads(catalog.execute("SELECT json FROM objects WHERE kind='trigger'").fetchone()[0])
            kept["parameter"] = '{"target": {"ossBucket": "lake"}}'
            catalog.execute("UPDATE objects SET json=? WHERE kind='trigger'", [json.dumps(kept)])
        self.serve()
        self.append(100, 110)
        bad = until(lambda: (lambda bad: bad if "attempts" in bad else None)(self.bad()), what="failed attempts")
        self.assertEqual(list(bad)[0], "function")
        self.assertIn("InvalidFunctionParameter", bad["function"]["evidence"])
        self.apply()
        self.delivered(110)
        self.named()

    # — the source —

    def test_source_without_data(self):
        self.serve()
        self.apply(collect="")
        bad = self.named("source-traffic")
        self.assertIn("never", bad["source-traffic"]["reason"])
        self.assertEqual(bad["source-traffic"]["command"], "sluicectl put shop/access FILE")
        self.place.ok("put", "shop/access", "-", "--format", "json", stdin=json_lines(0, 5))
        self.delivered(5)
        self.named()

    def test_file_that_cannot_be_collected(self):
        self.serve()
        self.apply(collect="{path: gone.json, format: json, follow: true}")
        bad = until(lambda: (lambda row: row if row and row["evidence"] else None)(self.bad().get("source-traffic")), what="the finding")
        self.assertIn("gone.json", bad["evidence"])

    def test_source_that_does_not_open(self):
        self.running()
        uid = self.uid("access")
        self.stop()
        self.damage(uid)
        self.serve()
        bad = self.bad()
        self.assertEqual(list(bad)[:2], ["source", "source-traffic"])
        self.assertIn("could not be opened", bad["source"]["reason"])
        self.assertTrue(bad["source"]["evidence"])
        self.assertIn("cannot begin", bad["last-tick"]["reason"])
        self.repair(uid)
        self.append(100, 120)
        if LONG:  # by itself, after half a minute
            until(lambda: "source" not in self.bad(), seconds=45, what="the Logstore")
        else:  # any change of definitions tries it at once
            self.change()
        self.delivered(120)
        self.named()

    def test_source_whose_files_are_lost(self):
        self.running()
        uid = self.uid("access")
        self.stop()
        for segment in (self.place.data / "logs" / uid).rglob("*.seg"):
            segment.unlink()
        self.serve()
        row = until(lambda: self.bad().get("source"), what="the loss")
        self.assertIn("lost or damaged", row["reason"])
        self.assertIn(".seg", row["evidence"])

    def test_source_made_again(self):
        self.running()
        self.place.ok("delete", "logstore", "shop/access", "--cascade", "--yes")
        self.assertEqual(self.place.run("doctor", "ship").returncode, 2)
        self.apply(collect="")
        self.assertIn("never", self.named("source-traffic")["source-traffic"]["reason"])

    # — the attempts —

    def test_bucket_is_missing_and_blocks(self):
        self.running(change={"interval: 3": "interval: 3\n            retries: 0"})
        shutil.rmtree(self.place.data / "objects" / "lake")
        self.append(100, 110)
        bad = self.named("last-tick", "attempts", "function-log")
        self.assertIn("blocked", bad["last-tick"]["evidence"])
        self.assertEqual(bad["last-tick"]["action"], "tick")
        failed = self.place.json_lines("executions", "--failed")
        self.assertIn(failed[-1]["errorCode"], bad["attempts"]["evidence"])
        self.assertRegex(bad["attempts"]["evidence"], r"attempt 1 of 1 of round \d+, request [0-9a-f-]{36}")
        self.assertIn("NoSuchBucket", bad["function-log"]["evidence"])
        self.assertIn("--request", bad["function-log"]["command"])
        os.mkdir(self.place.data / "objects" / "lake")
        self.place.ok(*bad["last-tick"]["command"].split()[1:])
        self.named()

    def test_too_much_traffic_for_the_interval(self):
        self.serve()
        self.apply(collect="", interval=60, shards=1)
        self.place.ok("put", "shop/access", "-", "--format", "json", stdin=json_lines(0, 12_000, 1000))
        row = self.named("interval")["interval"]
        self.assertIn("Mbit/s a shard", row["reason"])
        self.assertRegex(row["action"], r"^interval=(20|30|45)$")
        self.assertRegex(row["evidence"], r"shard 0: [\d.]+ Mbit/s over the last 10 min; a window of 60 s holds 1\d[\d.]* MiB")
        seconds = int(row["action"].split("=")[1])
        self.apply(collect="", interval=seconds, shards=1)
        self.assertLess(seconds, 60)

    # — the trigger log —

    def test_trigger_log_that_does_not_open(self):
        self.running()
        uid = self.uid("etl-log")
        self.stop()
        self.damage(uid)
        self.serve()
        self.append(100, 110)
        self.delivered(110)
        row = self.named("trigger-log")["trigger-log"]
        self.assertIn("could not be opened", row["reason"])
        until(lambda: "1 record" in self.bad()["trigger-log"]["evidence"], what="the record in the outbox")
        self.repair(uid)
        self.change()
        self.named()


def side_by_side(case, names):
    """Every test has an engine and a directory of its own, and mostly waits."""
    tests = [t for t in unittest.defaultTestLoader.loadTestsFromTestCase(case) if not names or t.id().split(".")[-1] in names]

    def run(test):
        begun = time.monotonic()
        result = unittest.TestResult()
        test.run(result)
        return test.id().split(".")[-1], time.monotonic() - begun, result

    good = True
    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        for name, seconds, result in pool.map(run, tests):
            good = good and result.wasSuccessful()
            print(f"{'ok  ' if result.wasSuccessful() else 'FAIL'} {seconds:5.1f} s  {name}")
            for _, trace in result.failures + result.errors:
                print(trace)
    return good and bool(tests)


if __name__ == "__main__":
    sys.exit(0 if side_by_side(Doctor, [word for word in sys.argv[1:] if not word.startswith("-")]) else 1)
