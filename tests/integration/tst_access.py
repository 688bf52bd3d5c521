"""Who may do what, from outside: the authorization step, roles of triggers and functions, users, read-only connections, the audit."""
import collections
import json
import unittest

from sluicectl import Place, kill, shipping_stack
from tst_badinput import COLUMNS, json_lines, until

ROLE = "    role: {name: shipping-role, policies: [AliyunLogFullAccess, AliyunOSSFullAccess]}\n"


class Access(unittest.TestCase):
    def setUp(self):
        self.place = Place()
        self.addCleanup(self.place.remove)
        self.log = self.place.write("app.json", json_lines(0, 100))
        self.engine = self.place.start("serve")
        self.addCleanup(lambda: kill(self.engine) if self.engine.poll() is None else None)
        until(self.place.serves, what="the engine")

    def apply(self, change=lambda text: text):
        text = shipping_stack(f"{{path: {self.log}, format: json, follow: true}}", COLUMNS)
        changed = change(text)
        self.place.ok("apply", self.place.write("stack.yaml", changed))

    def delivered(self, last=100):
        wanted = collections.Counter("n%06d" % i for i in range(last))
        until(lambda: collections.Counter(row[0] for row in self.place.csv_rows("lake")) == wanted, what=f"delivery of {last} lines")

    def denied(self, code):
        def attempts():
            return [e for e in self.place.json_lines("executions", "--failed") if e["errorCode"] == code]
        return until(attempts, what=f"an attempt that ends as {code}")[0]

    def refused(self, *words, code):
        done = self.place.run(*words)
        self.assertNotEqual(done.returncode, 0, words)
        self.assertIn(code, done.stderr.decode(), words)
        return done.stderr.decode()

    def denials(self):
        return [a for a in self.place.json_lines("audit") if a["action"] == "denied"]

    def test_from_unauthorised_to_delivery(self):
        self.apply(lambda text: text.replace("authorize: true\n", "authorize: false\n"))
        attempt = self.denied("Unauthorized")
        self.assertEqual(attempt["status"], "denied")
        self.assertIn("sluicectl authorize", attempt["errorMessage"])
        refusal = until(self.denials, what="the refusal in the audit")[0]
        self.assertEqual((refusal["kind"], refusal["caller"]["role"], refusal["caller"]["session"]),
                         ("sts:AssumeRole", "AliyunLogETLRole", "shipping/to-csv/ship"))
        doctor = self.place.run("--json", "doctor", "ship")
        self.assertEqual(doctor.returncode, 1)
        found = {row["check"]: row for row in json.loads(doctor.stdout)["rows"] if not row["good"]}
        self.assertIn("authorization", found)
        self.assertIn("sluicectl authorize", found["authorization"]["command"])
        step = self.place.json("authorize", "--show")
        self.assertFalse(step["authorized"])
        self.assertEqual(step["role"], "AliyunLogETLRole")
        self.assertIn("log.aliyuncs.com", step["trust"])
        self.assertIn("fc:InvokeFunction", step["policy"])
        self.refused("authorize", code="--yes")  # nobody is there to confirm
        self.place.ok("authorize", "--yes")
        self.delivered()
        self.assertIn("AliyunLogETLRole", [role["name"] for role in self.place.json("get", "roles")])
        until(lambda: self.place.run("doctor", "ship").returncode == 0, what="a clean bill of health")

    def test_a_function_with_the_read_only_policy_cannot_write(self):
        self.apply(lambda text: text.replace("[AliyunLogFullAccess, AliyunOSSFullAccess]", "[AliyunLogReadOnlyAccess, AliyunOSSReadOnlyAccess]"))
        failed = until(lambda: self.place.json_lines("executions", "--failed"), what="a failed attempt")[0]
        self.assertIn("oss:PutObject", failed["errorMessage"])
        self.assertIn("shipping-role", failed["errorMessage"])
        self.assertEqual(self.place.objects("lake"), [])
        refusal = until(self.denials, what="a refusal in the audit")[0]
        self.assertEqual(refusal["kind"], "oss:PutObject")
        self.assertEqual(refusal["caller"]["kind"], "role")
        self.assertEqual(refusal["caller"]["session"], "shipping/to-csv")
        self.apply()
        self.place.ok("tick", "ship")
        self.delivered()

    def test_a_service_without_a_role_touches_nothing(self):
        self.apply(lambda text: text.replace(ROLE, ""))
        failed = until(lambda: self.place.json_lines("executions", "--failed"), what="a failed attempt")[0]
        self.assertIn("has no role", failed["errorMessage"])
        self.assertEqual(self.place.objects("lake"), [])

    def test_a_triggers_role_must_allow_the_call(self):
        roles = """roles:
  weak: {trust: log, document: {Version: "1", Statement: [{Effect: Allow, Action: "log:*", Resource: "*"}]}}
"""
        with_role = lambda text: text.replace("services:\n", roles + "services:\n").replace("            interval:", "            role: weak\n            interval:")
        self.apply(with_role)
        attempt = self.denied("Unauthorized")
        self.assertIn("fc:InvokeFunction on acs:fc:local:0:services/shipping/functions/to-csv", attempt["errorMessage"])
        doctor = self.place.run("--json", "doctor", "ship")
        self.assertEqual(doctor.returncode, 1)
        self.assertIn("role", {row["check"].split("-")[0] for row in json.loads(doctor.stdout)["rows"] if not row["good"]})
        self.apply(lambda text: with_role(text).replace('Action: "log:*"', 'Action: ["log:*", "fc:InvokeFunction"]'))
        self.place.ok("tick", "ship")
        self.delivered()

    def test_read_only_connection(self):
        self.apply()
        self.delivered()
        self.place.ok("connection", "set", "local", "--read-only", "yes")
        stack = self.place.root / "stack.yaml"
        for words in (("apply", stack), ("pause", "ship"), ("resume", "ship"), ("tick", "ship"), ("undo",), ("authorize", "--revoke"),
                      ("checkpoint", "ship", "--to", "begin", "--yes"), ("delete", "bucket", "lake", "--cascade", "--yes"),
                      ("put", "shop/access", self.log), ("user", "add", "somebody"), ("trash", "restore", "x")):
            self.refused(*words, code="ConnectionReadOnly")
        self.assertEqual(len(self.place.pulled("shop/access")), 100)
        self.place.ok("plan", stack)
        self.assertIn("PauseTrigger", [a["kind"] for a in self.denials()])
        self.place.ok("connection", "set", "local", "--read-only", "no")
        self.place.ok("pause", "ship")

    def test_acting_as_a_user(self):
        self.apply()
        self.delivered()
        key = self.place.json("user", "add", "reader", "--policy", "AliyunLogReadOnlyAccess")
        self.assertTrue(key["keyId"].startswith("SLU"))
        self.assertGreaterEqual(len(key["secret"]), 30)
        as_reader = ("--as", "reader")
        self.assertEqual(len(self.place.json_lines(*as_reader, "pull", "shop/access")), 100)
        self.refused(*as_reader, "put", "shop/access", self.log, code="Unauthorized")
        self.refused(*as_reader, "pause", "ship", code="Unauthorized")
        self.refused("--as", "nobody", "get", "triggers", code="EntityNotExist.User")
        refusal = [a for a in self.denials() if a["caller"]["user"] == "reader"]
        self.assertIn("log:PostLogStoreLogs", [a["kind"] for a in refusal])
        self.place.ok("user", "remove", "reader")
        self.refused(*as_reader, "pull", "shop/access", code="EntityNotExist.User")

    def test_can(self):
        self.apply()
        self.place.ok("user", "add", "reader", "--policy", "AliyunLogReadOnlyAccess")
        resource = "acs:log:local:0:project/shop/logstore/access"
        self.assertIn(b"AliyunLogReadOnlyAccess", self.place.ok("can", "reader", "log:GetCursorOrData", resource))
        done = self.place.run("can", "reader", "log:PostLogStoreLogs", resource)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"no statement allows log:PostLogStoreLogs on " + resource.encode(), done.stdout)
        self.assertEqual(self.place.run("can", "stranger", "log:PostLogStoreLogs", resource).returncode, 2)

    def test_an_open_door_is_in_the_audit_with_its_caller(self):
        self.apply()
        self.place.ok("user", "add", "operator", "--policy", "AliyunFCFullAccess", "--policy", "AliyunLogReadOnlyAccess")
        self.place.ok("--as", "operator", "pause", "ship")
        pause = [a for a in self.place.json_lines("audit") if a["action"] == "pause"][-1]
        self.assertEqual((pause["caller"]["kind"], pause["caller"]["user"], pause["caller"]["client"]), ("user", "operator", "sluicectl"))


if __name__ == "__main__":
    unittest.main()
