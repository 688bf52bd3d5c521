"""The small clients that ship with the runtimes, by published vectors; the starters by their own tests, and as functions with them."""
import gzip
import json
import os
import pathlib
import subprocess
import sys
import unittest

from instance import ROOT, RUNTIMES, Instance, node
from services import Services, sluice_log, sluice_oss

STARTERS = ROOT / "resources" / "starters"
GROUP_B = "0a1e08f8b2939e0512160a07546573744b6579120b54657374436f6e74656e741a00220e31302e3233302e3230312e313137"
GROUP_TAGS = ("0a270880e2cfaa06120e0a056c6576656c12054552524f52120a0a036d736712036120622515cd5b071a027431220831302e302e302e3132210a"
              "0b5f5f7061636b5f69645f5f1212414243444546303132333435363738392d31")
DATE = "Mon, 09 Nov 2015 06:11:16 GMT"
COMMON = {"Date": DATE, "x-log-apiversion": "0.6.0", "x-log-signaturemethod": "hmac-sha1", "x-log-bodyrawsize": "0"}
LOG_VECTORS = [
    ("GET", "/logstores", {"logstoreName": "", "offset": "0", "size": "1000"}, COMMON, "X5vU5vONr7gbJ76DqWfYcjY8UY8="),
    ("POST", "/logstores/app_log/shards/lb", {}, {**COMMON, "x-log-bodyrawsize": "50", "Content-Type": "application/x-protobuf",
                                                  "Content-MD5": "875264590688CA6171F6228AF5BBB3D2"}, "90Jxzit26TSdR4UCkdTUZ+mHIEk="),
    ("GET", "/logstores/app_log/shards/0", {"type": "log", "cursor": "MTQ0NzI5OTYwNjg5NjYzMjM1Ng==", "count": "1000"},
     {**COMMON, "X-Acs-Security-Token": "STS.token/+="}, "fowm7dG7lGcIKn3dVi46pOxvI0g="),
    ("GET", "/logstores/app_log", {"from": "1447048800", "query": 'level:错误 and "a=b&c" | x+y', "to": "1447052400",
                                   "type": "histogram"}, COMMON, "f3HQJUgAmPEDPPRXiDBgcLQwWTw="),
]
OSS_HEADERS = {"Content-Type": "application/octet-stream", "Date": "Thu, 09 Jan 2020 06:03:04 GMT", "x-oss-meta-src": "shard0",
               "x-oss-security-token": "TOKEN+/=abc"}
OSS_VECTOR = ("exampleSecretKey0123456789abcd", "PUT", "etl-bucket", "csv/20200109/06/0_MTIz_MTI0.csv", OSS_HEADERS)
OSS_SIGNATURE = "H/mvDtrOpbmndL+Xw2MztHl5M7c="


def run_node(script, *values):
    environment = dict(os.environ, NODE_PATH=str(RUNTIMES / "nodejs" / "modules"))
    done = subprocess.run([node(), "-e", script, json.dumps(values)], capture_output=True, text=True, env=environment, timeout=30)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return json.loads(done.stdout)


class PythonClient(unittest.TestCase):
    def test_signatures(self):
        for method, path, query, headers, wanted in LOG_VECTORS:
            self.assertEqual(sluice_log.signature("testAccessKeySecret", method, path, query, headers), wanted)
        self.assertEqual(sluice_oss.signature(*OSS_VECTOR), OSS_SIGNATURE)

    def test_encoding(self):
        item = sluice_log.LogItem(1405409656, contents=[("TestKey", "TestContent")])
        request = sluice_log.PutLogsRequest(topic="", source="10.230.201.117", logitems=[item])
        self.assertEqual(sluice_log.encode_log_group(request).hex(), GROUP_B)
        item = sluice_log.LogItem(1700000000, 123456789, [("level", "ERROR"), ("msg", "a b")])
        request = sluice_log.PutLogsRequest(topic="t1", source="10.0.0.1", logitems=[item],
                                            logtags=[("__pack_id__", "ABCDEF0123456789-1")])
        self.assertEqual(sluice_log.encode_log_group(request).hex(), GROUP_TAGS)

    def test_decoding(self):
        group = bytes.fromhex(GROUP_TAGS)
        first, second = sluice_log.decode_log_group_list((b"\x0a\x5a" + group) * 2)
        self.assertEqual((first.topic, first.source, first.tags, first.logs, first.size), (
            "t1", "10.0.0.1", [("__pack_id__", "ABCDEF0123456789-1")],
            [(1700000000, 123456789, [("level", "ERROR"), ("msg", "a b")])], 90))
        self.assertEqual(second.logs, first.logs)

    def test_damaged(self):
        data = b"\x0a\x5a" + bytes.fromhex(GROUP_TAGS)
        for end in range(1, len(data)):
            with self.assertRaises(ValueError):
                sluice_log.decode_log_group_list(data[:end])

    def test_bytes_that_are_no_text_survive(self):
        item = sluice_log.LogItem(1, contents=[("k", b"\xff\x00")])
        group = sluice_log.LogGroup(sluice_log.encode_log_group(sluice_log.PutLogsRequest(logitems=[item])))
        again = sluice_log.PutLogsRequest(logitems=[sluice_log.LogItem(1, contents=group.logs[0][2])])
        self.assertIn(b"\xff\x00", sluice_log.encode_log_group(again))

    def test_calls(self):
        with Services([bytes.fromhex(GROUP_TAGS)] * 3, busy=1) as services:
            client = sluice_log.LogClient(services.endpoint, "STS.key", "secret", "token+/=")
            pulled = client.pull_logs("shop-logs", "orders", 0, "0", 2)
            self.assertEqual((pulled.get_next_cursor(), pulled.get_log_count(), pulled.get_loggroup_count()), ("2", 2, 2))
            self.assertEqual(pulled.get_flatten_logs_json()[0], {
                "__time__": 1700000000, "__topic__": "t1", "__source__": "10.0.0.1", "__tag__:__pack_id__": "ABCDEF0123456789-1",
                "level": "ERROR", "msg": "a b"})
            end = client.pull_logs("shop-logs", "orders", 0, "3", 2, end_cursor="3")
            self.assertEqual((end.get_next_cursor(), end.get_log_count()), ("3", 0))
            self.assertEqual((client.get_cursor("shop-logs", "orders", 0, "begin"), client.get_cursor_time("shop-logs", "orders", 0, "0")),
                             ("0", 1529486425))
            with self.assertRaises(sluice_log.LogException) as caught:
                client.pull_logs("shop-logs", "orders", 0, "99")
            self.assertEqual((caught.exception.get_error_code(), caught.exception.get_request_id()), ("InvalidCursor", "R1"))
            items = [sluice_log.LogItem(1, contents=[("k", "v" * 5000)])]
            client.put_logs(sluice_log.PutLogsRequest("shop-logs", "out", "", "", items, hashKey="5F"))
            path, query, body = services.written[0]
            self.assertEqual((path, query, len(sluice_log.LogGroup(body).logs[0][2][0][1])),
                             ("/logstores/out/shards/route", {"key": "5F"}, 5000))
            self.assertEqual(services.problems, [])

    def test_objects(self):
        with Services([]) as services:
            auth = sluice_oss.StsAuth("STS.key", "secret", "token+/=")
            sluice_oss.Bucket(auth, services.endpoint, "shop-archive").put_object("a b/ü+=.gz", b"bytes")
            self.assertEqual((services.objects, services.problems), ({"a b/ü+=.gz": b"bytes"}, []))
            with self.assertRaises(sluice_oss.OssError) as caught:
                sluice_oss.Bucket(auth, services.endpoint, "other").put_object("k", b"")
            self.assertEqual((caught.exception.code, caught.exception.status), ("NoSuchBucket", 404))


@unittest.skipUnless(node(), "SKIP: no node 18 or newer on PATH: the Node.js client is NOT tested")
class NodeClient(unittest.TestCase):
    def test_signatures(self):
        script = "const v = JSON.parse(process.argv[1]); const log = require('sluice-log'); const oss = require('sluice-oss');" \
                 "console.log(JSON.stringify([v[0].map((a) => log.signature('testAccessKeySecret', ...a)), oss.signature(...v[1])]))"
        logs, oss = run_node(script, [vector[:4] for vector in LOG_VECTORS], OSS_VECTOR)
        self.assertEqual((logs, oss), ([vector[4] for vector in LOG_VECTORS], OSS_SIGNATURE))

    def test_wire(self):
        script = "const [b, t] = JSON.parse(process.argv[1]); const { encodeLogGroup, decodeLogGroupList } = require('sluice-log');" \
                 "const tagged = Buffer.from(t, 'hex'); const list = Buffer.concat([Buffer.from([0x0a, 0x5a]), tagged]); let refused = 0;" \
                 "for (let i = 1; i < list.length; i += 1) try { decodeLogGroupList(list.subarray(0, i)); } catch { refused += 1; }" \
                 "const [group] = decodeLogGroupList(list);" \
                 "console.log(JSON.stringify([encodeLogGroup({ logs: [{ timestamp: 1405409656, content: { TestKey: 'TestContent' } }]," \
                 " topic: '', source: '10.230.201.117' }).toString('hex'), encodeLogGroup(group).toString('hex'), group, refused]))"
        plain, again, group, refused = run_node(script, GROUP_B, GROUP_TAGS)
        self.assertEqual((plain, again, refused), (GROUP_B, GROUP_TAGS, 91))
        self.assertEqual(group, {"topic": "t1", "source": "10.0.0.1", "tags": [{"__pack_id__": "ABCDEF0123456789-1"}], "bytes": 90,
                                 "logs": [{"timestamp": 1700000000, "content": [["level", "ERROR"], ["msg", "a b"]],
                                           "nanoseconds": 123456789}]})

    def test_a_client_for_each_call_does_not_mean_a_connection_for_each_call(self):
        script = "const http = require('http'); const { LogClient } = require('sluice-log'); const OSS = require('sluice-oss'); let connections = 0;" \
                 "const server = http.createServer((request, response) => { request.resume(); response.end('{}'); });" \
                 "server.on('connection', () => { connections += 1; });" \
                 "server.listen(0, '127.0.0.1', async () => {" \
                 " const own = { endpoint: `http://127.0.0.1:${server.address().port}`, accessKeyId: 'k', accessKeySecret: 's', bucket: 'b' };" \
                 " for (let i = 0; i < 5; i += 1) {" \
                 "  await new LogClient(own).postLogStoreLogs('p', 'l', { logs: [{ timestamp: 1, content: { a: 'b' } }] });" \
                 "  await new OSS(own).put('key', 'bytes'); }" \
                 " console.log(JSON.stringify(connections)); process.exit(0); });"
        self.assertEqual(run_node(script), 1)


def group_of(*logs, topic="t"):
    items = [sluice_log.LogItem(1529486400 + n, contents=list(log.items())) for n, log in enumerate(logs)]
    return sluice_log.encode_log_group(sluice_log.PutLogsRequest(topic=topic, source="10.0.0.1", logitems=items,
                                                                 logtags=[("__path__", "/a.log")]))


class Starters(unittest.TestCase):
    LANGUAGES = ["python"] + (["nodejs"] if node() else [])

    def test_their_own_tests(self):
        commands = {"python": [sys.executable, "-B", "-m", "unittest"], "nodejs": [node(), "--test"]}
        for folder in sorted(STARTERS.glob("*/*")):
            if folder.parent.name in self.LANGUAGES:
                done = subprocess.run(commands[folder.parent.name], cwd=folder, capture_output=True, text=True, timeout=60)
                self.assertEqual(done.returncode, 0, f"{folder}: {done.stdout}{done.stderr}")

    def call(self, language, name, services, target):
        folder = STARTERS / language / name
        files = {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}
        event = json.loads(files["event.json"])
        event["source"].update(endpoint=services.endpoint, beginCursor="0", endCursor=str(len(services.groups)))
        event["parameter"]["target"] = target
        with Instance(language, files) as instance:
            kind, _, body = instance.call(json.dumps(event).encode())
            self.assertEqual(kind, "r", body)
            self.assertEqual(services.problems, [])
            return json.loads(body)

    def test_clean_as_a_function(self):
        logs = [group_of({"message": '{"user":"ann@example.com","n":1}'}, {"level": "DEBUG"}), group_of({"message": "plain"}),
                group_of({"message": "ü", "level": "INFO"}, topic="")]
        for language in self.LANGUAGES:
            with self.subTest(language), Services(logs, busy=1) as services:
                figures = self.call(language, "clean", services, {"projectName": "shop-logs", "logstoreName": "orders-clean"})
                self.assertEqual((figures["ingestLines"], figures["shipLines"]), (4, 3))
                got = [sluice_log.LogGroup(body) for path, _, body in services.written]
                self.assertEqual({path for path, _, _ in services.written}, {"/logstores/orders-clean/shards/lb"})
                self.assertTrue(all(group.tags == [("__path__", "/a.log")] and group.source == "10.0.0.1" for group in got))
                self.assertEqual([(group.topic, seconds, dict(contents)) for group in got for seconds, _, contents in group.logs], [
                    ("t", 1529486400, {"user": "***@example.com", "n": "1", "cleaned_by": "clean"}),
                    ("t", 1529486400, {"message": "plain", "cleaned_by": "clean"}),
                    ("", 1529486400, {"level": "INFO", "message": "ü", "cleaned_by": "clean"})])

    def test_ship_as_a_function(self):
        for language in self.LANGUAGES:
            with self.subTest(language), Services([group_of({"message": "a"}, {"message": "b"})] * 3) as services:
                figures = self.call(language, "ship", services,
                                    {"ossEndpoint": services.endpoint, "ossBucket": "shop-archive", "ossPrefix": "orders/"})
                self.assertEqual((figures["ingestLines"], figures["shipLines"]), (6, 6))
                [(key, body)] = services.objects.items()
                self.assertEqual(key, "orders/0_0_3.jsonl.gz")
                lines = [json.loads(line) for line in gzip.decompress(body).decode().splitlines()]
                self.assertEqual([line["message"] for line in lines], ["a", "b"] * 3)

    def test_each_says_in_words_what_it_lacks(self):
        role = "the service has no role, so its functions may read and write nothing: give it one, with policies"
        for language in self.LANGUAGES:
            for name in ("clean", "ship"):
                folder = STARTERS / language / name
                event = json.loads((folder / "event.json").read_text())
                self.assertEqual(event["source"]["endpoint"], "http://sluice.internal")
                event["source"]["endpoint"] = "http://127.0.0.1:1"  # where nobody listens
                files = {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}
                with self.subTest(language=language, name=name), Instance(language, files) as instance:
                    _, _, body = instance.call(json.dumps(event).encode(), accessKeyId="", accessKeySecret="", securityToken="")
                    self.assertEqual(json.loads(body)["errorMessage"], role)
                    _, _, body = instance.call(json.dumps(event).encode())
                    self.assertRegex(json.loads(body)["errorMessage"], "^nothing answers at http://127.0.0.1:1 \\(.*(ECONNREFUSED|refused).*\\); "
                                     "functions reach Log Service at http://sluice.internal, as long as an engine serves")

    def test_each_has_what_it_needs(self):
        for folder in sorted(STARTERS.glob("*/*")):
            names = {path.name for path in folder.iterdir() if path.is_file()}
            self.assertTrue({"README.md", "event.json"} <= names and len(names) == 4, names)
            event = json.loads((folder / "event.json").read_text())
            self.assertEqual(set(event), {"parameter", "source", "jobName", "taskId", "cursorTime"})


if __name__ == "__main__":
    unittest.main()
