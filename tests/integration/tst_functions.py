"""User code, end to end: a Python function in a real sandbox, called by a trigger and by hand; its log, its figures, its errors."""
import json
import shutil
import unittest

from sluicectl import Place, kill
from tst_badinput import until

CODE = '''
import os, time
print("imported")
started = 0

def initialize(context):
    global started
    started += 1
    print("initialized")

def handler(event, context):
    import json
    event = json.loads(event)
    print("begin " + os.environ["LEVEL"])
    what = event.get("parameter", {}).get("do") or event.get("do")
    if what == "raise":
        raise ValueError("boom")
    if what == "exit":
        os._exit(7)
    if what == "sleep":
        time.sleep(60)
    return {"starts": started, "service": os.environ["FC_SERVICE_NAME"], "cwd": os.getcwd()}
'''

STACK = '''
sluice: 1
authorize: true
projects:
  shop:
    logstores:
      access: {shards: 1, collect: [{path: app.json, format: json, follow: true}]}
      etl-log: {}
      fn-log: {}
services:
  shipping:
    log: {project: shop, logstore: fn-log}
    functions:
      clean:
        runtime: python3
        handler: index.handler
        initializer: index.initialize
        code: code
        memorySize: 128
        timeout: 2
        environmentVariables: {LEVEL: info}
        triggers:
          every:
            source: {project: shop, logstore: access, start: oldest}
            triggerLog: etl-log
            interval: 3
'''


@unittest.skipUnless(shutil.which("bwrap"), "SKIP: bubblewrap is not installed")
class Functions(unittest.TestCase):
    def setUp(self):
        self.place = Place()
        self.addCleanup(self.place.remove)
        self.place.write("code/index.py", CODE)
        self.place.write("app.json", "".join(json.dumps({"n": str(i)}) + "\n" for i in range(20)))
        stack = self.place.write("stack.yaml", STACK)
        self.engine = self.place.start("serve")
        self.addCleanup(lambda: kill(self.engine) if self.engine.poll() is None else None)
        until(self.place.serves, what="the engine")
        self.place.ok("apply", stack)
        first = until(lambda: self.place.json_lines("executions"), what="an execution")[0]
        if first["errorCode"] == "SandboxUnavailable":
            self.skipTest("SKIP: " + first["errorMessage"])
        self.first = first

    def messages(self, request):
        rows = self.place.json_lines("logs", "shipping/clean", "--request", request)
        return [dict(map(tuple, r["contents"]))["message"] if isinstance(r["contents"], list) else r["contents"]["message"] for r in rows]

    def invoke(self, event):
        done = self.place.run("--json", "invoke", "shipping/clean", "--event", "-", stdin=json.dumps(event).encode())
        return done.returncode, json.loads(done.stdout)

    def test_a_trigger_calls_it(self):
        self.assertEqual(self.first["status"], "ok", self.first)
        self.assertTrue(self.first["coldStart"])
        self.assertGreater(self.first["maxMemoryMb"], 0)
        self.assertGreater(self.first["billedMs"], 0)
        request = self.first["requestId"]
        lines = until(lambda: [m for m in [self.messages(request)] if any("Invoke End" in l for l in m)], what="the log")[0]
        self.assertEqual(lines, ["FC Initialize Start RequestId: " + request, "imported", "initialized",
                                 "FC Initialize End RequestId: " + request, "FC Invoke Start RequestId: " + request, "begin info",
                                 "FC Invoke End RequestId: " + request])

    def test_calls_by_hand(self):
        status, warm = self.invoke({})
        self.assertEqual((status, warm["status"]), (0, "ok"), warm)
        self.assertFalse(warm["coldStart"])
        self.assertEqual(json.loads(warm["reply"]), {"starts": 1, "service": "shipping", "cwd": "/code"})
        self.assertIn("\nbegin info\nFC Invoke End RequestId: " + warm["requestId"] + "\n\nDuration: ", warm["logTail"])
        done = self.place.run("invoke", "shipping/clean", "--last")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(json.loads(done.stdout)["starts"], 1)
        self.assertIn(b"Max Memory Used", done.stderr)

    def test_errors_and_the_engine_goes_on(self):
        status, failed = self.invoke({"do": "raise"})
        self.assertEqual((status, failed["errorType"], failed["errorMessage"]), (1, "UnhandledInvocationError", "ValueError: boom"))
        self.assertEqual(json.loads(failed["reply"])["errorType"], "ValueError")
        status, crashed = self.invoke({"do": "exit"})
        self.assertRegex(crashed["errorMessage"],
                         r"^Process exited unexpectedly before completing request \(duration: \d+ms, maxMemoryUsage: \d+\.\d\dMB\)$")
        status, late = self.invoke({"do": "sleep"})
        self.assertEqual((late["status"], late["errorCode"]), ("timed_out", "FunctionTimeoutError"))
        self.assertTrue(late["errorMessage"].startswith("Function time out after 2 seconds"))
        status, good = self.invoke({})
        self.assertEqual((status, good["coldStart"]), (0, True))


if __name__ == "__main__":
    unittest.main()
