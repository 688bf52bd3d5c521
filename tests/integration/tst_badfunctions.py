"""Code that misbehaves, in real sandboxes: each call ends with the error that is documented, the engine lives, and the next call works."""
import json
import shutil
import unittest

from sluicectl import Place, kill
from tst_badinput import until

EXIT = r"^Process exited unexpectedly before completing request \(duration: \d+ms, maxMemoryUsage: \d+\.\d\dMB\)"
LATE = r"^Function time out after 1 second \(maxMemoryUsage: \d+\.\d\dMB\)$"
LARGE = r"payload size exceeds maximum allowed size \(6291456 bytes\): the function returned 100000000 bytes$"

# One function that does as its event says, so that the next call is of the same function.
PYTHON = """
import json, os, threading, time

def descriptors():
    for name in os.listdir('/proc/self/fd'):
        if int(name) > 2:
            try:
                os.write(int(name), b'\\0' * 64)
            except OSError:
                pass

def later():
    time.sleep(0.05)
    descriptors()

def handler(event, context):
    what = json.loads(event).get('do')
    if what == 'big':
        return 'x' * 100_000_000
    while what == 'output':
        print('x' * 1000)
    while what == 'loop':
        pass
    if what == 'protocol':
        descriptors()
    if what == 'late':
        threading.Thread(target=later).start()
    if what == 'type':
        return {1, 2}
    return 'fine'
"""
NODE = """
const fs = require('fs');

function descriptors() {
    for (const name of fs.readdirSync('/proc/self/fd')) {
        let socket = false;
        try { socket = fs.readlinkSync('/proc/self/fd/' + name).startsWith('socket:'); } catch (gone) {}
        if (socket)
            fs.writeSync(Number(name), Buffer.alloc(64));
    }
}

exports.handler = (event, context, callback) => {
    const what = JSON.parse(event).do;
    if (what === 'big')
        return callback(null, 'x'.repeat(100_000_000));
    while (what === 'output')
        console.log('x'.repeat(1000));
    while (what === 'loop');
    if (what === 'protocol')
        descriptors();
    if (what === 'late')
        setTimeout(descriptors, 50);
    if (what === 'type') {
        const circle = {};
        circle.self = circle;
        return callback(null, circle);
    }
    callback(null, 'fine');
    if (what === 'twice') {
        callback(null, 'again');
        setTimeout(() => callback(null, 'late'), 20);
    }
};
"""
# What is asked, and how that ends: status, errorType of the reply (None = it has none), message.
CALLS = [("big", "failed", "EntityTooLarge", LARGE), ("output", "timed_out", None, LATE), ("loop", "timed_out", None, LATE),
         ("protocol", "failed", None, EXIT)]
UNWRITABLE = {"python3": ("type", "failed", "TypeError", "^Object of type set is not JSON serializable$"),
              "nodejs": ("type", "failed", "FunctionUnhandledError: TypeError", "^Converting circular structure to JSON\n")}

# What does not load, and how the reply says it.
LOADS = {
    "python3": [("missing", "def other(event, context):\n    pass\n", "HandlerNotFound", "Handler 'handler' is missing on module 'index'"),
                ("syntax", "def handler(event, context:\n", "UserCodeSyntaxError", "Syntax error in module 'index'"),
                ("import", "import nothing_of_this_name\n", "ImportModuleError", "Unable to import module 'index'")],
    "nodejs": [("missing", "exports.other = () => {};\n", "HandlerNotFound", "Handler 'handler' is missing on module 'index'"),
               ("syntax", "exports.handler = (event, context, => 1;\n", "UserCodeSyntaxError",
                "Syntax error in module 'index.js': Unexpected token '=>'"),
               ("import", "require('nothing-of-this-name');\n", "ImportModuleError", "Module 'nothing-of-this-name' is missing.")]}
FILES = {"python3": "index.py", "nodejs": "index.js"}


@unittest.skipUnless(shutil.which("bwrap"), "SKIP: bubblewrap is not installed")
class BadFunctions(unittest.TestCase):
    def setUp(self):
        self.place = Place()
        self.addCleanup(self.place.remove)
        lines = ["sluice: 1", "services:", "  bad:", "    functions:"]
        for runtime, code in (("python3", PYTHON), ("nodejs", NODE)):
            for name, text in [("all", code)] + [row[:2] for row in LOADS[runtime]]:
                self.place.write(f"{runtime}-{name}/{FILES[runtime]}", text)
                lines.append(f"      {runtime}-{name}: {{runtime: {runtime}, handler: index.handler, code: {runtime}-{name},"
                             " memorySize: 512, timeout: 1}")
        stack = self.place.write("stack.yaml", "\n".join(lines) + "\n")
        self.engine = self.place.start("serve")
        self.addCleanup(self.end)
        until(self.place.serves, what="the engine")
        self.place.ok("apply", stack)

    def end(self):
        kill(self.engine)
        self.engine.stdout.close()
        self.engine.stderr.close()

    def invoke(self, function, what=""):
        done = self.place.run("--json", "invoke", "bad/" + function, "--event", "-", stdin=json.dumps({"do": what}).encode())
        self.assertTrue(done.stdout, done.stderr)
        row = json.loads(done.stdout)
        if row["errorCode"] in ("SandboxUnavailable", "RuntimeNotInstalled"):
            self.skipTest("SKIP: " + row["errorMessage"])
        return row

    def lives(self, function):
        row = self.invoke(function)
        self.assertEqual((row["status"], row["reply"]), ("ok", "fine"), row)
        self.assertIsNone(self.engine.poll())

    def calls(self, runtime):
        function = runtime + "-all"
        self.lives(function)
        for what, status, kind, message in CALLS + [UNWRITABLE[runtime]]:
            with self.subTest(what):
                row = self.invoke(function, what)
                reply = json.loads(row["reply"])
                self.assertEqual((row["status"], reply.get("errorType")), (status, kind), row)
                self.assertRegex(reply["errorMessage"], message)
                self.lives(function)
        with self.subTest("late"):  # the call is over by then; only its instance suffers, and a call that it has by then at most
            self.assertEqual(self.invoke(function, "late")["reply"], "fine")
            until(lambda: [row for row in [self.invoke(function)] if row["status"] == "ok" and row["coldStart"]], what="a new instance")
            self.lives(function)

    def loads(self, runtime):
        for name, _, kind, message in LOADS[runtime]:
            with self.subTest(name):
                row = self.invoke(f"{runtime}-{name}")
                reply = json.loads(row["reply"])
                self.assertEqual((row["status"], row["errorType"]), ("failed", "UnhandledInvocationError"), row)
                self.assertEqual((reply["errorType"], reply["errorMessage"]), (kind, message))
                self.place.write(f"{runtime}-{name}/{FILES[runtime]}", PYTHON if runtime == "python3" else NODE)
                self.lives(f"{runtime}-{name}")  # mended, it runs

    def test_python_calls(self):
        self.calls("python3")

    def test_python_loads(self):
        self.loads("python3")

    def test_node_calls(self):
        self.calls("nodejs")
        with self.subTest("twice"):  # the first answer counts
            self.assertEqual(self.invoke("nodejs-all", "twice")["reply"], "fine")
            self.lives("nodejs-all")

    def test_node_loads(self):
        self.loads("nodejs")


if __name__ == "__main__":
    unittest.main()
