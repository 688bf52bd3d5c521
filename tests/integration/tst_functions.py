"""User code, end to end: a Python function in a real sandbox, called by a trigger and by hand; its log, its figures, its errors."""
import json
import os
import pathlib
import shlex
import shutil
import unittest

from sluicectl import Place, kill
from tst_badinput import until

ROOT = pathlib.Path(__file__).parents[2]

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


@unittest.skipUnless(shutil.which("bwrap"), "SKIP: bubblewrap is not installed")
class OwnFunction(unittest.TestCase):
    """What the README says, word for word, with an engine for each command; then versions, and the way back."""

    def setUp(self):
        self.place = Place()
        self.addCleanup(self.place.remove)
        self.here = os.getcwd()
        os.chdir(self.place.root)
        self.addCleanup(os.chdir, self.here)

    def readme(self):
        text = (ROOT / "README.md").read_text()
        section = text[text.index("## A function of your own"):]
        block = section[section.index("```sh\n") + 6:]
        return [shlex.split(line, comments=True)[1:] for line in block[:block.index("```")].splitlines()]

    def invoke(self):
        done = self.place.run("invoke", "demo/hello", "--event", "hello/event.json")
        if b"SandboxUnavailable" in done.stderr:
            self.skipTest("SKIP: " + done.stderr.decode())
        return done

    def test_the_readme(self):
        commands = self.readme()
        self.assertEqual([words[0] for words in commands], ["function", "function", "function", "invoke"])
        for words in commands[:-1]:
            done = self.place.run(*words)
            self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(commands[-1], ["invoke", "demo/hello", "--event", "hello/event.json"])
        first = self.invoke()
        self.assertEqual(first.returncode, 0, first.stderr)
        self.assertEqual(json.loads(first.stdout), {"ingestLines": 0, "ingestBytes": 0, "shipLines": 0, "shipBytes": 0})
        self.assertIn(b"Max Memory Used", first.stderr)

        self.place.write("hello/index.py", "def handler(event, context):\n    return 'second'\n")
        self.assertEqual(self.invoke().stdout, b"second")
        versions = json.loads(self.place.ok("--json", "function", "versions", "demo/hello"))
        self.assertEqual([(row["number"], row["runs"]) for row in versions], [(2, True), (1, False)])
        self.place.ok("function", "rollback", "demo/hello", "--to", "1")
        self.assertEqual(json.loads(self.invoke().stdout)["shipLines"], 0)
        self.place.write("hello/index.py", "def handler(event, context):\n    return 'third'\n")
        self.assertEqual(json.loads(self.invoke().stdout)["shipLines"], 0)
        self.place.ok("function", "unpin", "demo/hello")
        self.assertEqual(self.invoke().stdout, b"third")
        self.place.ok("undo")  # of the unpin
        self.assertEqual(json.loads(self.invoke().stdout)["shipLines"], 0)

    def test_watch(self):
        self.place.ok("function", "new", "hello")
        self.place.ok("function", "add", "demo/hello", "--code", "hello")
        self.invoke()
        engine = self.place.start("serve")
        self.addCleanup(lambda: kill(engine) if engine.poll() is None else None)
        until(self.place.serves, what="the engine")
        watch = self.place.start("--json", "invoke", "demo/hello", "--watch", "--event", "hello/event.json")
        self.addCleanup(kill, watch)
        self.assertEqual(json.loads(json.loads(watch.stdout.readline())["reply"])["shipLines"], 0)
        for text in ("two", "three", "four"):  # never what was there before the save
            self.place.write("hello/index.py", f"def handler(event, context):\n    return '{text}'\n")
            self.assertEqual(json.loads(watch.stdout.readline())["reply"], text)

    def test_pre_freeze(self):
        self.place.write("code/index.py", "def handler(event, context):\n    return 'x'\n\n\n"
                                          "def freeze(context):\n    print('freezing ' + context.function.name)\n")
        stack = self.place.write("stack.yaml", """
sluice: 1
projects: {shop: {logstores: {fn-log: {}}}}
services:
  shipping:
    log: {project: shop, logstore: fn-log}
    functions: {clean: {runtime: python3, handler: index.handler, code: code, preFreeze: index.freeze}}
""")
        engine = self.place.start("serve")
        self.addCleanup(lambda: kill(engine) if engine.poll() is None else None)
        until(self.place.serves, what="the engine")
        self.place.ok("apply", stack)
        done = self.place.run("invoke", "shipping/clean")
        if b"SandboxUnavailable" in done.stderr:
            self.skipTest("SKIP: " + done.stderr.decode())
        lines = until(lambda: [t for t in [self.place.ok("logs", "shipping/clean").decode()] if "PreFreeze End" in t], what="preFreeze")[0]
        self.assertRegex(lines, r"PreFreeze Start RequestId.*\n.*freezing clean\n.*PreFreeze End RequestId: [0-9a-f-]+\n")


if __name__ == "__main__":
    unittest.main()
