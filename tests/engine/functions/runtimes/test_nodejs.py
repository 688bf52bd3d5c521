"""The Node.js runtime's contract: each handler form, return, error and context field, against the real interpreter."""
import json
import re
import signal
import unittest

from instance import CALL, Ended, Instance, node

ID = CALL["requestId"]
STAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z "


def handler(body, before=""):
    return {"index.js": f"{before}\nexports.handler = (event, context, callback) => {{\n{body}\n}};\n"}


@unittest.skipUnless(node(), "SKIP: no node 18 or newer on PATH: the Node.js runtime is NOT tested")
class NodeTest(unittest.TestCase):
    pass


class Returns(NodeTest):
    TABLE = [
        ("callback(null, event)", b"caf\xc3\xa9\x00\xff", b"caf\xc3\xa9\x00\xff"),
        ("callback(null, String(Buffer.isBuffer(event)))", b"", b"true"),
        ("callback(null, 'caf\\u00e9')", b"", "café".encode()),
        ("callback()", b"", b""),
        ("callback(null)", b"", b""),
        ("callback(null, null)", b"", b""),
        ("callback(undefined, 3)", b"", b"3"),
        ("callback(null, 0)", b"", b"0"),
        ("callback(null, false)", b"", b"false"),
        ("callback(null, {b: [1, 'x'], a: null})", b"", b'{"b":[1,"x"],"a":null}'),
        ("callback(null, [])", b"", b"[]"),
        ("callback(null, 'one'); callback(null, 'two'); callback(new Error('three'))", b"", b"one"),
        ("setTimeout(() => callback(null, 'later'), 5)", b"", b"later"),
        ("setTimeout(() => callback(null, 'later'), 5); return 'ignored'", b"", b"later"),
        ("return new Promise((r) => setTimeout(() => { callback(null, 'mine'); r(); }, 5))", b"", b"mine"),
        ("return Promise.resolve('promised')", b"", b"promised"),
    ]

    def test_table(self):
        for body, event, wanted in self.TABLE:
            with self.subTest(body), Instance("nodejs", handler(body)) as instance:
                self.assertEqual(instance.call(event), ("r", {"requestId": ID}, wanted))

    def test_up_to_16_a_promise_is_no_result(self):
        body = "setTimeout(() => callback(null, 'called'), 20); return Promise.resolve('promised')"
        with Instance("nodejs", handler(body), environment={"_FC_RUNTIME": "nodejs16"}) as instance:
            self.assertEqual(instance.call()[2], b"called")

    def test_an_async_function_without_a_callback_answers_by_itself(self):
        with Instance("nodejs", {"index.js": "exports.handler = async (event, context) => {};"}) as instance:
            self.assertEqual(instance.call(), ("r", {"requestId": ID}, b""))

    def test_not_serialisable(self):
        with Instance("nodejs", handler("const a = {}; a.a = a; callback(null, a)")) as instance:
            kind, head, body = instance.call()
            self.assertEqual((kind, head["type"]), ("e", "UnhandledInvocationError"))
            self.assertEqual(json.loads(body)["errorType"], "FunctionUnhandledError: TypeError")

    def test_largest_reply_and_event(self):
        with Instance("nodejs", handler("callback(null, 'x'.repeat(Number(event.toString().slice(0, 20))))"),
                      environment={"_FC_REPLY_BYTES_MAX": "1000000"}) as instance:
            self.assertEqual(instance.call(b"1000000")[2], b"x" * 1000000)
            kind, _, body = instance.call(b"1000001")
            self.assertEqual((kind, json.loads(body)), ("e", {
                "errorMessage": "payload size exceeds maximum allowed size (1000000 bytes): the function returned 1000001 bytes",
                "errorType": "EntityTooLarge"}))
            self.assertEqual(instance.call(b"3" + b" " * (32 * 1024 * 1024 - 1))[2], b"xxx")


class Errors(NodeTest):
    def test_handled_exactly(self):
        with Instance("nodejs", handler("callback(new RangeError('x'))")) as instance:
            kind, head, body = instance.call()
            self.assertEqual((kind, head), ("e", {"requestId": ID, "type": "HandledInvocationError"}))
            self.assertRegex(body.decode(), r'^\{"errorMessage":"x","errorType":"RangeError","stackTrace":\["RangeError: x",'
                             r'"    at exports\.handler \(' + re.escape(str(instance.folder)) + r'/index\.js:3:10\)".*\]\}$')
            self.assertNotIn("resources/runtimes", body.decode())
            self.assertRegex(instance.take_output(), f"^{STAMP}{ID} \\[error\\] " + re.escape(body.decode()) + "\n$")

    HANDLED = [("'text'", '{"errorMessage":"text","errorType":"FunctionHandledError"}'),
               ("42", '{"errorMessage":"42","errorType":"FunctionHandledError"}'),
               ("{a: 1}", '{"errorMessage":"{\\"a\\":1}","errorType":"FunctionHandledError"}')]

    def test_handled_values(self):
        for value, wanted in self.HANDLED:
            with self.subTest(value), Instance("nodejs", handler(f"callback({value})")) as instance:
                self.assertEqual(instance.call(), ("e", {"requestId": ID, "type": "HandledInvocationError"}, wanted.encode()))

    UNHANDLED = [("throw new TypeError('boom')", "boom", "FunctionUnhandledError: TypeError"),
                 ("throw 'text'", "text", "FunctionUnhandledError"),
                 ("return Promise.reject(new Error('no'))", "no", "FunctionUnhandledError: Error"),
                 ("setTimeout(() => { throw new Error('late') }, 1)", "late", "FunctionUnhandledError: Error"),
                 ("Promise.reject(new Error('floating'))", "floating", "FunctionUnhandledError: Error"),
                 ("not_there()", "not_there is not defined", "FunctionUnhandledError: ReferenceError")]

    def test_unhandled(self):
        for body, message, kind in self.UNHANDLED:
            with self.subTest(body), Instance("nodejs", handler(body)) as instance:
                for _ in range(2):  # it stays usable
                    answer, head, error = instance.call()
                    self.assertEqual((answer, head["type"]), ("e", "UnhandledInvocationError"))
                    error = json.loads(error)
                    self.assertEqual((error["errorMessage"], error["errorType"]), (message, kind))
                    self.assertEqual(list(error)[:2], ["errorMessage", "errorType"])

    LOADING = [({"index.js": ""}, "index.handler", "HandlerNotFound", "Handler 'handler' is missing on module 'index'"),
               ({}, "index.handler", "ImportModuleError", "Module 'index' is missing."),
               ({"index.js": "require('not-there')"}, "index.handler", "ImportModuleError", "Module 'not-there' is missing."),
               ({"index.js": "let x ="}, "index.handler", "UserCodeSyntaxError",
                "Syntax error in module 'index.js': Unexpected end of input"),
               ({"index.js": "throw new Error('at load')"}, "index.handler", "FunctionUnhandledError: Error", "at load"),
               ({"index.js": "JSON.parse('{')"}, "index.handler", "FunctionUnhandledError: SyntaxError", None),
               ({"index.js": ""}, "handler", "InvalidHandlerName", "Invalid handler name 'handler'"),
               ({"index.js": ""}, "../index.handler", "InvalidHandlerName", "Invalid handler name '../index.handler'")]

    def test_loading(self):
        for files, name, kind, message in self.LOADING:
            with self.subTest(name=name, files=files), Instance("nodejs", files, name) as instance:
                answer, head, body = instance.call()
                error = json.loads(body)
                self.assertEqual((answer, head["type"], error["errorType"]), ("e", "UnhandledInvocationError", kind))
                if message:
                    self.assertEqual(error["errorMessage"], message)

    def test_exit(self):
        with Instance("nodejs", handler("console.log('last'); process.exit(7)")) as instance:
            instance.send("C", CALL)
            with self.assertRaises(Ended):
                instance.frame()
            self.assertEqual(instance.wait(), 7)
            self.assertIn("[verbose] last\n", instance.take_output())


class Handlers(NodeTest):
    OK = "exports.handler = (event, context, callback) => callback(null, 'ok');"
    FORMS = [({"index.js": OK}, "index.handler"), ({"a/b.js": OK}, "a/b.handler"), ({"a.b.js": OK}, "a.b.handler"),
             ({"index.cjs": OK}, "index.handler"),
             ({"index.mjs": "export const handler = (e, c, callback) => callback(null, 'ok');"}, "index.handler"),
             ({"index.js": "export const handler = async () => 'ok';", "package.json": '{"type":"module"}'}, "index.handler"),
             ({"index.js": "const x = require('dep'); exports.handler = (e, c, cb) => cb(null, x);",
               "node_modules/dep/index.js": "module.exports = 'ok';"}, "index.handler")]

    def test_forms(self):
        for files, name in self.FORMS:
            with self.subTest(files=files), Instance("nodejs", files, name) as instance:
                self.assertEqual(instance.call()[2], b"ok", instance.take_output())

    HOOKS = ("let n = 0;\nexports.init = (context, callback) => { n += 1; console.log('init'); setTimeout(callback, 1); };\n"
             "exports.handler = (event, context, callback) => callback(null, ++n);\n"
             "exports.freeze = (context, callback) => { console.log('freeze'); callback(); };\n"
             "exports.stop = (context, callback) => { console.log('stop'); callback(); };\n"
             "exports.bad = (context, callback) => { if (n === 0) callback(new Error('no disk')); };\n")

    def test_hooks(self):
        with Instance("nodejs", {"index.js": self.HOOKS}, environment={
                "FC_FUNCTION_INITIALIZER": "index.init", "FC_PRE_STOP_HANDLER": "index.stop",
                "FC_PRE_FREEZE_HANDLER": "index.freeze"}) as instance:
            self.assertEqual(instance.call(kind="I", requestId="i-1"), ("i", {"requestId": "i-1"}, b""))
            self.assertRegex(instance.take_output(), f"^{STAMP}i-1 \\[verbose\\] init\n$")
            self.assertEqual([instance.call()[2], instance.call()[2]], [b"2", b"3"])
            self.assertEqual(instance.call(kind="F", requestId="f-1"), ("i", {"requestId": "f-1"}, b""))
            self.assertIn("f-1 [verbose] freeze", instance.take_output())
            instance.send("S", {"deadlineMs": 0})
            self.assertEqual(instance.wait(), 0)
            self.assertIn("[verbose] stop", instance.take_output())

    def test_initializer_fails_and_the_process_ends(self):
        with Instance("nodejs", {"index.js": self.HOOKS}, environment={"FC_FUNCTION_INITIALIZER": "index.bad"}) as instance:
            kind, head, body = instance.call(kind="I")
            self.assertEqual((kind, head["type"], json.loads(body)["errorMessage"]), ("e", "HandledInvocationError", "no disk"))
            self.assertEqual(instance.wait(), 129)

    def test_end_of_the_engine(self):
        with Instance("nodejs", handler("callback()")) as instance:
            instance.socket.close()
            self.assertEqual(instance.wait(), 0)


class Contexts(NodeTest):
    def test_fields(self):
        with Instance("nodejs", handler("callback(null, context)")) as instance:
            _, _, body = instance.call(retryCount=2, spanContext="ctx", spanBaggages="eyJhIjoiYiJ9")
            context = json.loads(body)
            self.assertEqual(context.pop("logger")["requestId"], ID)
            self.assertEqual(context, {
                "requestId": ID, "credentials": {"accessKeyId": "STS.key", "accessKeySecret": "secret", "securityToken": "token+/="},
                "function": {"name": "clean", "handler": "index.handler", "memory": 256, "timeout": 60},
                "service": {"name": "etl", "logProject": "logs", "logStore": "function-log", "qualifier": "LATEST", "versionId": "7"},
                "region": "local", "accountId": "1234567890123456", "retryCount": 2,
                "tracing": {"openTracingSpanContext": "ctx", "openTracingSpanBaggages": {"a": "b"}, "jaegerEndpoint": ""},
                "waitsForEmptyEventLoopBeforeCallback": False})

    def test_environment(self):
        code = handler("callback(null, [before, process.env, process.cwd()])", "const before = {...process.env};")
        with Instance("nodejs", code, environment={"mine": "1"}) as instance:
            before, now, folder = json.loads(instance.call()[2])
            self.assertEqual({name for name in before if "FC_" in name},
                             {"FC_ACCOUNT_ID", "FC_REGION", "FC_SERVICE_NAME", "FC_FUNCTION_NAME", "FC_FUNCTION_HANDLER",
                              "FC_FUNCTION_MEMORY_SIZE", "FC_QUALIFIER", "FC_VER_ID", "FC_INSTANCE_ID", "FC_FUNC_CODE_PATH"})
            self.assertNotIn("NODE_PATH", now)
            self.assertEqual((now["mine"], folder, now["ALIBABA_CLOUD_ACCESS_KEY_ID"], now["accessKeySecret"], now["securityToken"]),
                             ("1", str(instance.folder), "STS.key", "secret", "token+/="))

    def test_waits_for_an_empty_event_loop(self):
        body = "context.waitsForEmptyEventLoopBeforeCallback = true;\nsetTimeout(() => console.log('work done'), 30);\ncallback(null, 'x')"
        with Instance("nodejs", handler(body)) as instance:
            for _ in range(2):
                self.assertEqual(instance.call()[2], b"x")
                self.assertIn("work done", instance.take_output())


class Output(NodeTest):
    def test_log_lines(self):
        body = "console.log('a %d', 1); console.info('b\\nc'); console.warn('d'); console.error('e'); console.debug('f');\n" \
               "context.logger.info('g'); context.logger.setLogLevel('warn'); context.logger.info('no'); context.logger.log('no');\n" \
               "console.setLogLevel('error'); console.log('no'); console.setLogLevel('silly');\n" \
               "process.stdout.write('raw'); process.stderr.write('err\\n'); callback()"
        with Instance("nodejs", handler(body)) as instance:
            self.assertEqual(instance.call()[0], "r")
            wanted = [("verbose", "a 1"), ("info", "b\rc"), ("warn", "d"), ("error", "e"), ("debug", "f"), ("info", "g")]
            self.assertRegex(instance.take_output(), "^" + "".join(f"{STAMP}{ID} \\[{level}\\] {text}\n" for level, text in wanted)
                             + "rawerr\n$")

    def test_long_lines_are_cut_and_counted(self):
        with Instance("nodejs", handler("console.error('\\u00e9'.repeat(200000)); callback()")) as instance:
            _, head, _ = instance.call()
            line = instance.take_output().split("\n")[0].encode()
            self.assertIn(len(line), (262144, 262143))
            self.assertGreater(head["cutBytes"], 400000 - 262144)

    def test_much_output_is_all_there_before_the_answer(self):
        body = "for (let i = 0; i < 5000; i += 1) process.stdout.write('0123456789'.repeat(10) + '\\n'); callback()"
        with Instance("nodejs", handler(body)) as instance:
            instance.call()
            self.assertEqual(len(instance.take_output()), 5000 * 101)


class Protocol(NodeTest):
    def test_user_code_cannot_forge_by_descriptor_3(self):
        body = "const fs = require('fs'); const forged = Buffer.from('\\0\\0\\0\\7r\\0\\0\\0\\2{}');\n" \
               "fs.writeSync(1, forged); try { fs.writeSync(3, forged); } catch (e) {}\ncallback(null, 'real')"
        with Instance("nodejs", handler(body)) as instance:
            for _ in range(2):
                self.assertEqual(instance.call(), ("r", {"requestId": ID}, b"real"))

    def test_children_do_not_have_it(self):
        body = "callback(null, require('child_process').execFileSync('ls', ['-l', '/proc/self/fd']))"
        with Instance("nodejs", handler(body)) as instance:
            listed = re.findall(r" (\d+) -> ", instance.call()[2].decode())
            self.assertTrue({"0", "1", "2"} <= set(listed) <= {"0", "1", "2", "3"}, listed)  # 3: the listing itself

    def test_told_to_end(self):
        with Instance("nodejs", handler("callback()")) as instance:
            instance.call()
            instance.process.send_signal(signal.SIGTERM)
            self.assertEqual(instance.wait(), -signal.SIGTERM)

    def test_calls_sent_together_run_one_by_one(self):
        body = "console.log('begin'); setTimeout(() => { console.log('end'); callback(null, context.requestId); }, 1)"
        with Instance("nodejs", handler(body)) as instance:
            for n in range(5):
                instance.send("C", dict(CALL, requestId=str(n)), b"x" * 100)
            self.assertEqual([instance.frame() for _ in range(5)], [("r", {"requestId": str(n)}, str(n).encode()) for n in range(5)])
            words = [line.split()[1:] for line in instance.take_output().splitlines()]
            self.assertEqual(words, [[str(n), "[verbose]", word] for n in range(5) for word in ("begin", "end")])


class Concurrency(NodeTest):

    def test_calls_run_at_once_each_with_its_id(self):
        # The call that completes the four starts their timers, so only handlers that await by themselves keep their own id.
        code = {"index.js": "const waiting = [];\nexports.handler = async (event, context) => {\n"
                "  await new Promise((go) => { waiting.push(go); if (waiting.length === 4) waiting.splice(0).forEach((f) => f()); });\n"
                "  console.log('in', context.requestId);\n  if (event.length) throw new Error(context.requestId);\n"
                "  return context.requestId;\n};\n"}
        with Instance("nodejs", code, environment={"FC_INSTANCE_CONCURRENCY": "4"}) as instance:
            ids = [f"call-{n}" for n in range(4)]
            for request in ids:
                instance.send("C", dict(CALL, requestId=request))
            answers = [instance.frame() for _ in ids]
            self.assertEqual(sorted((kind, head["requestId"], body.decode()) for kind, head, body in answers),
                             [("r", n, n) for n in ids])
            lines = instance.take_output().splitlines()
            self.assertEqual(sorted(line.split(" ", 1)[1] for line in lines), [f"{n} [verbose] in {n}" for n in ids])

    def test_an_error_is_the_call_s_that_it_came_from(self):
        code = handler("setTimeout(() => { if (event.length) throw new Error(context.requestId); callback(null, 'x'); }, 2)")
        with Instance("nodejs", code, environment={"FC_INSTANCE_CONCURRENCY": "4"}) as instance:
            for n in range(4):
                instance.send("C", dict(CALL, requestId=f"call-{n}"), b"x" if n == 2 else b"")
            answers = {head["requestId"]: (kind, body) for kind, head, body in (instance.frame() for _ in range(4))}
            self.assertEqual([answers[f"call-{n}"][0] for n in range(4)], ["r", "r", "e", "r"])
            self.assertEqual(json.loads(answers["call-2"][1])["errorMessage"], "call-2")


if __name__ == "__main__":
    print("interpreter:", node())
    unittest.main()
