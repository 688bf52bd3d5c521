"""The Python runtime's contract: each handler form, return, error and context field, against the real interpreter."""
import json
import re
import signal
import sys
import unittest

from instance import CALL, Ended, Instance, python

ID = CALL["requestId"]


def handler(body, before=""):
    lines = "\n".join("    " + line for line in body.split("\n"))
    return {"index.py": f"{before}\ndef handler(event, context):\n{lines}\n"}


class Returns(unittest.TestCase):
    TABLE = [
        ("return event", b"caf\xc3\xa9\x00\xff", b"caf\xc3\xa9\x00\xff"),
        ("return type(event).__name__", b"", b"bytes"),
        ("return 'caf\\u00e9'", b"", "café".encode()),
        ("return None", b"", b"null"),
        ("return 3", b"", b"3"),
        ("return 2.5", b"", b"2.5"),
        ("return True", b"", b"true"),
        ("return []", b"", b"[]"),
        ("return {'b': [1, 'x'], 'a': 'caf\\u00e9'}", b"",
         b'{\n    "a": "caf\\u00e9",\n    "b": [\n        1,\n        "x"\n    ]\n}'),
        ("import decimal; return [decimal.Decimal('1.5')]", b"", b"[\n    1.5\n]"),
        ("import datetime; return datetime.date(2020, 1, 9)", b"", b'"2020-01-09"'),
        ("import datetime; return datetime.datetime(2020, 1, 9, 6, 3)", b"", b'"2020-01-09T06:03:00"'),
        ("class T:\n    def to_json(self): return {'k': 1}\nreturn T()", b"", b'{\n    "k": 1\n}'),
        ("return ''", b"", b""),
    ]

    def test_table(self):
        for body, event, wanted in self.TABLE:
            with self.subTest(body), Instance("python", handler(body)) as instance:
                self.assertEqual(instance.call(event), ("r", {"requestId": ID}, wanted))

    def test_not_serialisable(self):
        with Instance("python", handler("return {1, 2}")) as instance:
            kind, head, body = instance.call()
            self.assertEqual((kind, head["type"]), ("e", "UnhandledInvocationError"))
            error = json.loads(body)
            self.assertEqual((error["errorType"], error["errorMessage"]),
                             ("TypeError", "Object of type set is not JSON serializable"))

    def test_largest_reply(self):
        with Instance("python", handler("return 'x' * int(event)"), environment={"_FC_REPLY_BYTES_MAX": "1000000"}) as instance:
            self.assertEqual(instance.call(b"1000000")[2], b"x" * 1000000)
            kind, _, body = instance.call(b"1000001")
            self.assertEqual((kind, json.loads(body)), ("e", {
                "errorMessage": "payload size exceeds maximum allowed size (1000000 bytes): the function returned 1000001 bytes",
                "errorType": "EntityTooLarge"}))
            self.assertEqual(instance.call(b"1")[2], b"x")  # it goes on

    def test_largest_event(self):
        event = b"e" * (32 * 1024 * 1024)
        with Instance("python", handler("return str(len(event))")) as instance:
            self.assertEqual(instance.call(event)[2], str(len(event)).encode())


class Errors(unittest.TestCase):
    def test_exact_text(self):
        with Instance("python", handler("raise ValueError('boom')")) as instance:
            kind, head, body = instance.call()
            self.assertEqual((kind, head), ("e", {"requestId": ID, "type": "UnhandledInvocationError"}))
            wanted = ('{\n    "errorMessage": "boom",\n    "errorType": "ValueError",\n    "stackTrace": [\n        [\n'
                      f'            "File \\"{instance.folder}/index.py\\"",\n            "line 3",\n'
                      '            "in handler",\n            "raise ValueError(\'boom\')"\n        ]\n    ]\n}')
            self.assertEqual(body.decode(), wanted)
            self.assertRegex(instance.take_output(),
                             r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z " + ID + r" \[ERROR\] " + re.escape(wanted) + "\n$")

    def test_frames_of_depth(self):
        with Instance("python", handler("return f({'a': 1, 'b': 2})", "def f(x): return x['c']\n")) as instance:
            error = json.loads(instance.call()[2])
            self.assertEqual(error["errorType"], "KeyError")
            self.assertEqual([frame[2:] for frame in error["stackTrace"]],
                             [["in handler", "return f({'a': 1, 'b': 2})"], ["in f", "def f(x): return x['c']"]])

    LOADING = [
        ({"index.py": ""}, "index.handler", "HandlerNotFound", "Handler 'handler' is missing on module 'index'"),
        ({"index.py": "handler = 3"}, "index.handler", "HandlerNotFound", "Handler 'handler' is missing on module 'index'"),
        ({}, "index.handler", "ImportModuleError", "Unable to import module 'index'"),
        ({"index.py": "import not_there_at_all"}, "index.handler", "ImportModuleError", "Unable to import module 'index'"),
        ({"index.py": "from os import nothing"}, "index.handler", "ImportModuleError", "Unable to import module 'index'"),
        ({"index.py": "def handler(:"}, "index.handler", "UserCodeSyntaxError", "Syntax error in module 'index'"),
        ({"index.py": "1/0"}, "index.handler", "UserCodeError", "Module initialization error: 'division by zero'"),
        ({"index.py": ""}, "handler", "InvalidHandleName", "Invalid handler 'handler'"),
        ({"index.py": ""}, "../index.handler", "InvalidHandleName", "Invalid handler '../index.handler'"),
        ({"index.py": ""}, "", "InvalidHandleName", "Invalid handler ''"),
    ]

    def test_loading(self):
        for files, name, kind, message in self.LOADING:
            with self.subTest(name=name, files=files), Instance("python", files, name) as instance:
                answer, head, body = instance.call()
                error = json.loads(body)
                self.assertEqual((answer, head["type"]), ("e", "UnhandledInvocationError"))
                self.assertEqual((error["errorType"], error["errorMessage"]), (kind, message))
                self.assertTrue(all(isinstance(line, str) for line in error.get("stackTrace", [])))

    def test_why_an_import_failed_is_told(self):
        with Instance("python", {"index.py": "import not_there_at_all"}) as instance:
            stack = json.loads(instance.call()[2])["stackTrace"]
            self.assertEqual(stack, [f'File "{instance.folder}/index.py", line 1, in <module>', "  import not_there_at_all",
                                     "ModuleNotFoundError: No module named 'not_there_at_all'"])

    def test_exits(self):
        for body, code in (("import sys; sys.exit(7)", 7), ("import os; os._exit(3)", 3), ("raise SystemExit", 0)):
            with self.subTest(body), Instance("python", handler("print('last words')\n" + body)) as instance:
                instance.send("C", CALL)
                with self.assertRaises(Ended):
                    instance.frame()
                self.assertEqual(instance.wait(), code)
                self.assertIn("last words", instance.take_output() + ("last words" if "os._exit" in body else ""))

    def test_recursion_and_strange_errors(self):
        before = "class Odd(Exception):\n    def __str__(self): raise ValueError\ndef f(): f()\n"
        with Instance("python", handler("f() if event else None\nraise Odd", before)) as instance:
            error = json.loads(instance.call(b"1")[2])
            self.assertEqual(error["errorType"], "RecursionError")
            self.assertLessEqual(len(error["stackTrace"]), 200)
            self.assertEqual(json.loads(instance.call()[2])["errorMessage"], "(the exception has no text)")


class Handlers(unittest.TestCase):
    FORMS = [
        ({"index.py": "def handler(e, c): return 'ok'"}, "index.handler"),
        ({"a/b.py": "def func(e, c): return 'ok'"}, "a.b.func"),
        ({"a/__init__.py": "", "a/b.py": "def func(e, c): return 'ok'"}, "a.b.func"),
        ({"a/b.py": "def func(e, c): return 'ok'"}, "a/b.func"),
        ({"a/b/c.py": "def func(e, c): return 'ok'"}, "a/b/c.func"),
        ({"index.py": "class App:\n    @staticmethod\n    def run(e, c): return 'ok'"}, "index.App.run"),
        ({"index.py": "class A:\n    class B:\n        @staticmethod\n        def run(e, c): return 'ok'"}, "index.A.B.run"),
        ({"logging.py": "def handler(e, c): return 'ok'"}, "logging.handler"),
        ({"json.py": "def handler(e, c): return 'ok'"}, "json.handler"),
        ({"index.py": "import dep\ndef handler(e, c): return dep.x", "python/dep.py": "x = 'ok'"}, "index.handler"),
        ({"index.py": "import sluice_log\ndef handler(e, c): return 'ok'", "sluice_log.py": "mine = 1"}, "index.handler"),
    ]

    def test_forms(self):
        for files, name in self.FORMS:
            with self.subTest(name), Instance("python", files, name) as instance:
                self.assertEqual(instance.call()[2], b"ok", instance.take_output())

    def test_initializer_once_and_state_persists(self):
        code = "n = 0\ndef init(context):\n    global n\n    n += 1\n    print(context.request_id)\n" \
               "def handler(e, c):\n    global n\n    n += 1\n    return str(n)\n"
        with Instance("python", {"index.py": code}, environment={"FC_FUNCTION_INITIALIZER": "index.init"}) as instance:
            self.assertEqual(instance.call(kind="I", requestId="init-1"), ("i", {"requestId": "init-1"}, b""))
            self.assertEqual(instance.take_output(), "init-1\n")
            self.assertEqual([instance.call()[2], instance.call()[2]], [b"2", b"3"])

    def test_initializer_fails(self):
        code = "def init(context):\n    raise OSError('no disk')\ndef handler(e, c): return 'x'\n"
        with Instance("python", {"index.py": code}, environment={"FC_FUNCTION_INITIALIZER": "index.init"}) as instance:
            kind, head, body = instance.call(kind="I")
            self.assertEqual((kind, head["type"], json.loads(body)["errorMessage"]), ("e", "UnhandledInvocationError", "no disk"))

    def test_stop(self):
        code = "def handler(e, c): return 'x'\ndef stop(context): print('bye')\n"
        with Instance("python", {"index.py": code}, environment={"FC_PRE_STOP_HANDLER": "index.stop"}) as instance:
            instance.send("S", {"deadlineMs": 0})
            self.assertEqual(instance.wait(), 0)
            self.assertEqual(instance.take_output(), "bye\n")

    def test_end_of_the_engine(self):
        with Instance("python", handler("return 1")) as instance:
            instance.socket.close()
            self.assertEqual(instance.wait(), 0)


class Contexts(unittest.TestCase):
    FIELDS = {
        "request_id": ID, "requestId": ID, "region": "local", "account_id": "1234567890123456", "accountId": "1234567890123456",
        "retry_count": 2, "retryCount": 2, "log_project": "logs", "log_store": "function-log",
        "credentials.access_key_id": "STS.key", "credentials.access_key_secret": "secret", "credentials.security_token": "token+/=",
        "credentials.accessKeyId": "STS.key", "credentials.accessKeySecret": "secret", "credentials.securityToken": "token+/=",
        "function.name": "clean", "function.handler": "index.handler", "function.memory": 256, "function.timeout": 60,
        "function.version_id": "7", "function.qualifier": "LATEST",
        "service.name": "etl", "service.log_project": "logs", "service.log_store": "function-log", "service.logProject": "logs",
        "service.logStore": "function-log", "service.qualifier": "LATEST", "service.version_id": "7", "service.versionId": "7",
        "tracing.span_context": "ctx", "tracing.jaeger_endpoint": "", "tracing.span_baggages": {"a": "b"},
    }

    def test_fields(self):
        code = "def handler(event, context):\n    out = {}\n    for name in event.decode().split():\n" \
               "        value = context\n        for part in name.split('.'): value = getattr(value, part)\n" \
               "        out[name] = value\n    return out\n"
        with Instance("python", {"index.py": code}) as instance:
            kind, _, body = instance.call(" ".join(self.FIELDS).encode(), retryCount=2, spanContext="ctx",
                                          spanBaggages="eyJhIjoiYiJ9")
            self.assertEqual((kind, json.loads(body)), ("r", self.FIELDS))

    def test_packages_of_the_machine_are_not_seen(self):
        code = "import os, sys\n\ndef handler(event, context):\n    return [p for p in sys.path if p.endswith('-packages')]\n"
        with Instance("python", {"index.py": code}) as instance:
            kind, _, body = instance.call()
            version = "python%d.%d" % sys.version_info[:2]
            self.assertEqual((kind, json.loads(body)), ("r", [f"/opt/python/lib/{version}/site-packages"]))  # a layer's

    def test_environment(self):
        code = "import os\nbefore = dict(os.environ)\ndef handler(event, context): return [before, dict(os.environ), os.getcwd()]\n"
        with Instance("python", {"index.py": code}, environment={"mine": "1"}) as instance:
            before, now, folder = json.loads(instance.call()[2])
            fc = {name for name in before if "FC_" in name}
            self.assertEqual(fc, {"FC_ACCOUNT_ID", "FC_REGION", "FC_SERVICE_NAME", "FC_FUNCTION_NAME", "FC_FUNCTION_HANDLER",
                                  "FC_FUNCTION_MEMORY_SIZE", "FC_QUALIFIER", "FC_VER_ID", "FC_INSTANCE_ID", "FC_FUNC_CODE_PATH"})
            self.assertEqual((now["mine"], folder), ("1", str(instance.folder)))
            for names, value in ((("ALIBABA_CLOUD_ACCESS_KEY_ID", "accessKeyID"), "STS.key"),
                                 (("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "accessKeySecret"), "secret"),
                                 (("ALIBABA_CLOUD_SECURITY_TOKEN", "securityToken"), "token+/=")):
                self.assertEqual([now[name] for name in names], [value, value])
            fresh = json.loads(instance.call(accessKeyId="STS.new", securityToken="t2")[2])[1]
            self.assertEqual((fresh["accessKeyID"], fresh["ALIBABA_CLOUD_SECURITY_TOKEN"]), ("STS.new", "t2"))


class Output(unittest.TestCase):
    STAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z "

    def test_log_lines(self):
        body = "import logging\nprint('plain')\nlogging.debug('no')\nlogging.info('to %s', 'you')\n" \
               "logging.getLogger('x.y').warning('careful')\ncontext.logger.error('bad')\nreturn 1"
        with Instance("python", handler(body)) as instance:
            self.assertEqual(instance.call()[0], "r")
            self.assertRegex(instance.take_output(), f"^plain\n{self.STAMP}{ID} \\[INFO\\] to you\n"
                             f"{self.STAMP}{ID} \\[WARNING\\] careful\n{self.STAMP}{ID} \\[ERROR\\] bad\n$")

    def test_all_is_there_before_the_answer(self):
        body = "import sys, os\nsys.stdout.write('a')\nsys.stderr.write('b\\n')\nos.write(1, b'c')\nprint('d', end='')\nreturn 1"
        with Instance("python", handler(body)) as instance:
            for _ in range(50):
                instance.call()
                self.assertEqual(sorted(instance.take_output()), sorted("ab\ncd"))

    def test_long_writes_are_cut_and_counted(self):
        with Instance("python", handler("print('x' * 200000)\nprint('\\u00e9' * 65536)\nprint('y' * 131073)")) as instance:
            kind, head, _ = instance.call()
            self.assertEqual((kind, head), ("r", {"requestId": ID, "cutBytes": 200000 - 131072 + 1}))
            self.assertEqual([len(line.encode()) for line in instance.take_output().split("\n")], [131072, 131072, 131072, 0])

    def test_strange_uses_of_the_streams(self):
        body = "import sys\nprint('\\udc80')\nsys.stdout.close() if event else None\nsys.stdout = None\nreturn 'x'"
        with Instance("python", handler(body)) as instance:
            self.assertEqual(instance.call(b"1")[2], b"x")
            self.assertEqual(instance.take_output(), "\\udc80\n")


class Protocol(unittest.TestCase):
    def test_user_code_cannot_forge_by_the_descriptor(self):
        body = "import os\ntry:\n    os.write(3, b'\\0\\0\\0\\7r\\0\\0\\0\\2{}')\n    os.close(3)\nexcept OSError: pass\n" \
               "os.closerange(3, 64)\nprint('\\0\\0\\0\\7r\\0\\0\\0\\2{}')\nreturn 'real'"
        with Instance("python", handler(body)) as instance:
            for _ in range(2):
                self.assertEqual(instance.call(), ("r", {"requestId": ID}, b"real"))

    def test_a_copy_made_by_fork_answers_nothing(self):
        body = "import os\nif event: return 'after'\nchild = os.fork()\nif child: os.waitpid(child, 0)\nreturn 'one'"
        with Instance("python", handler(body)) as instance:
            self.assertEqual(instance.call()[2], b"one")
            self.assertEqual(instance.call(b"x")[2], b"after")

    def test_closing_every_descriptor_ends_the_instance(self):
        with Instance("python", handler("import os\nos.closerange(3, 4096)\nreturn 'x'")) as instance:
            instance.send("C", CALL)
            with self.assertRaises(Ended):
                instance.frame()
            self.assertEqual(instance.wait(), 1)

    def test_children_do_not_have_it(self):
        body = "import subprocess\nreturn subprocess.run(['ls', '-l', '/proc/self/fd'], capture_output=True, close_fds=False).stdout"
        with Instance("python", handler(body)) as instance:
            listed = re.findall(r" (\d+) -> ", instance.call()[2].decode())
            self.assertTrue(set(map(int, listed)) <= {0, 1, 2, 3, 4}, listed)  # 3: the listing itself
            self.assertLess(len(listed), 6)

    def test_frames_sent_together(self):
        with Instance("python", handler("return event")) as instance:
            for n in range(40):
                instance.send("C", dict(CALL, requestId=str(n)), str(n).encode() * 100)
            for n in range(40):
                self.assertEqual(instance.frame(), ("r", {"requestId": str(n)}, str(n).encode() * 100))

    def test_told_to_end(self):
        code = "import signal\ndef wait_here():\n    print('waiting', flush=True)\n    signal.pause()\n" \
               "def handler(e, c): wait_here()\n"
        with Instance("python", {"index.py": code}) as instance:
            instance.send("C", CALL)
            while "waiting" not in instance.drain():
                pass
            instance.process.send_signal(signal.SIGTERM)
            self.assertEqual(instance.wait(), 143)
            text = instance.take_output()
            self.assertIn("# Thread: MainThread(", text)
            self.assertIn(f'File "{instance.folder}/index.py", line 4, in wait_here\n    signal.pause()', text)
            self.assertNotIn("_sluice_runtime", text)

    def test_told_to_end_while_idle(self):
        with Instance("python", handler("return 1")) as instance:
            instance.call()
            instance.process.send_signal(signal.SIGTERM)
            self.assertEqual((instance.wait(), instance.take_output()), (143, ""))


class Concurrency(unittest.TestCase):
    CODE = "import logging, threading\nbarrier = threading.Barrier(4)\ndef handler(event, context):\n" \
           "    barrier.wait(10)\n    logging.info('in %s', context.request_id)\n    barrier.wait(10)\n    return context.request_id\n"

    def test_calls_run_at_once_each_with_its_id(self):
        with Instance("python", {"index.py": self.CODE}, environment={"FC_INSTANCE_CONCURRENCY": "4"}) as instance:
            for turn in range(5):
                ids = [f"{turn}-{n}" for n in range(4)]
                for request in ids:
                    instance.send("C", dict(CALL, requestId=request))
                answers = [instance.frame() for _ in ids]
                self.assertEqual(sorted(head["requestId"] for _, head, _ in answers), ids)
                self.assertTrue(all(body.decode() == head["requestId"] for _, head, body in answers))
                lines = instance.take_output().splitlines()
                self.assertEqual(sorted(re.sub(r"^\S+ (\S+) \[INFO\] in (\S+)$", r"\1=\2", line) for line in lines),
                                 [f"{n}={n}" for n in ids])


if __name__ == "__main__":
    print("interpreter:", python(), sys.version.split()[0])
    unittest.main()
