"""What a person does to a running engine, command by command: pause, move, delete, restore, undo, revoke, look back."""
import collections
import json
import unittest

from sluicectl import Place, kill, shipping_stack
from tst_badinput import COLUMNS, json_lines, until


class Lifecycle(unittest.TestCase):
    def setUp(self):
        self.place = Place()
        self.addCleanup(self.place.remove)
        self.log = self.place.write("app.json", json_lines(0, 100))
        self.stack = self.place.write("stack.yaml", shipping_stack(f"{{path: {self.log}, format: json, follow: true}}", COLUMNS))
        self.engine = self.place.start("serve")
        self.addCleanup(lambda: kill(self.engine) if self.engine.poll() is None else None)
        until(self.place.serves, what="the engine")
        self.place.ok("apply", self.stack)
        self.delivered(100)

    def stop(self):
        self.engine.terminate()
        self.engine.wait(30)
        self.assertEqual(self.engine.returncode, 0)

    def shipped(self):
        return collections.Counter(row[0] for row in self.place.csv_rows("lake"))

    def delivered(self, last):
        wanted = collections.Counter("n%06d" % i for i in range(last))
        until(lambda: self.shipped() == wanted, what=f"delivery of {last} lines, once each")

    def append(self, first, last):
        with open(self.log, "ab") as file:
            file.write(json_lines(first, last))

    def trigger(self):
        return self.place.json("get", "triggers")[0]

    def collected(self, last):
        until(lambda: sum(s["lines"] for s in self.place.json("get", "shards", "shop/access")) == last, what="collection")

    def test_pause_and_resume(self):
        self.place.ok("pause", "ship")
        self.append(100, 150)
        self.collected(150)
        self.place.ok("tick", "ship")
        self.assertEqual(sum(self.shipped().values()), 100)
        self.place.ok("resume", "ship")
        self.delivered(150)

    def test_revoked_authorization_is_recorded_with_its_remedy(self):
        self.place.ok("authorize", "--revoke")
        self.append(100, 120)
        denied = until(lambda: [e for e in self.place.json_lines("executions", "--failed") if e["status"] == "denied"], what="a denied attempt")
        self.assertEqual(denied[0]["errorCode"], "Unauthorized")
        self.assertIn("authorize", denied[0]["errorMessage"])
        self.place.ok("authorize", "--yes")
        self.delivered(120)

    def test_bucket_comes_back_with_its_objects(self):
        before = self.place.objects("lake")
        self.place.ok("delete", "bucket", "lake", "--cascade", "--yes")
        self.assertEqual(self.place.objects("lake"), [])
        self.place.ok("undo")
        self.assertEqual(self.place.objects("lake"), before)
        self.append(100, 110)
        self.delivered(110)

    def test_logstore_comes_back_with_its_data(self):
        self.place.ok("delete", "logstore", "shop/access", "--cascade", "--yes")
        self.assertNotEqual(self.place.run("pull", "shop/access").returncode, 0)
        trash = self.place.json("trash")
        self.assertIn("shop/access", [t["name"] for t in trash])
        self.place.ok("trash", "restore", "shop/access")
        self.assertEqual(len(self.place.pulled("shop/access")), 100)

    def test_checkpoint_moved_by_a_person_is_in_ledger_and_audit(self):
        self.place.ok("checkpoint", "ship", "--to", "begin", "--yes")
        until(lambda: [e for e in self.place.json_lines("executions") if e["reason"] == "moved"], what="the move in the ledger")
        self.assertIn("checkpoint", [a["action"] for a in self.place.json_lines("audit")])

    def test_export_applies_to_no_change(self):
        exported = self.place.write("exported.yaml", self.place.ok("export"))
        steps = [s for s in self.place.json("plan", exported)["rows"] if s["action"] != "keep"]
        self.assertEqual(steps, [])

    def test_ledger_and_function_log_outlive_the_engine(self):
        executions = until(lambda: self.place.json_lines("executions"), what="executions")
        lines = until(lambda: self.place.json_lines("logs", "shipping/to-csv"), what="function log lines")
        self.assertTrue(any("FC Invoke Start RequestId: " + executions[0]["requestId"] in json.dumps(l) for l in lines), lines[:2])
        self.stop()
        again = self.place.json_lines("executions")
        self.assertEqual([e["sequence"] for e in again][:len(executions)], [e["sequence"] for e in executions])


if __name__ == "__main__":
    unittest.main()
