"""aliyun-log-python-sdk, as it is, against the gateway: projects, Logstores, shards, cursors, logs in and out, with both signatures."""
import os
import pathlib
import subprocess
import sys
import unittest

HERE = pathlib.Path(__file__).resolve()


def started_by_ctest():
    """The SDK lives in an interpreter of its own: the tests run there."""
    from served import SDK, Served, skip_unless
    python = SDK / "python/bin/python"
    skip_unless(SDK / "python/installed", "aliyun-log-python-sdk")
    served = Served()
    try:
        environment = served.environment(SLUICE_INSIDE="1", http_proxy=f"http://127.0.0.1:{served.port}", no_proxy="")
        return subprocess.run([str(python), "-B", str(HERE), "-v"], env=environment, timeout=150).returncode
    finally:
        served.end()


if os.environ.get("SLUICE_INSIDE"):
    from aliyun.log import ListLogstoresRequest, LogClient, LogException, LogItem, PutLogsRequest
    from aliyun.log.auth import AUTH_VERSION_1, AUTH_VERSION_4


class PythonSdk(unittest.TestCase):
    def client(self, version=None, secret=None):
        return LogClient("http://sluice.internal", os.environ["SLUICE_KEY_ID"], secret or os.environ["SLUICE_KEY_SECRET"],
                         auth_version=version or AUTH_VERSION_1, region="local")

    def refused(self, code, call):
        with self.assertRaises(LogException) as caught:
            call()
        self.assertEqual(caught.exception.get_error_code(), code)
        return caught.exception

    def put(self, client, messages, logstore="access", **options):
        items = [LogItem(timestamp=1_700_000_000 + i, contents=[("level", "INFO"), ("msg", text)]) for i, text in enumerate(messages)]
        client.put_logs(PutLogsRequest("shop", logstore, "t1", "10.0.0.1", items, **options))

    def messages(self, client, shard, begin, logstore="access", end=None, **options):
        """Everything from a cursor on, as a loop over pull_logs gives it."""
        found = []
        cursor = begin
        while True:
            answer = client.pull_logs("shop", logstore, shard, cursor, count=3, end_cursor=end, **options)
            for group in answer.get_loggroup_list().LogGroups:
                self.assertEqual((group.Topic, group.Source), ("t1", "10.0.0.1"))
                for log in group.Logs:
                    contents = {content.Key: content.Value for content in log.Contents}
                    found.append((log.Time, contents["msg"]))
            if answer.get_next_cursor() == cursor:
                return found
            cursor = answer.get_next_cursor()

    def test_definitions(self):
        for version in (AUTH_VERSION_1, AUTH_VERSION_4):
            client = self.client(version)
            self.assertEqual(client.get_project("shop").projectName, "shop")
            listed = client.list_logstores(ListLogstoresRequest("shop"))
            self.assertIn("access", listed.get_logstores())
            self.assertEqual(listed.get_count(), listed.get_total())
            logstore = client.get_logstore("shop", "access")
            self.assertEqual((logstore.logstore_name, logstore.get_shard_count(), logstore.get_ttl()), ("access", 2, 30))
            shards = client.list_shards("shop", "access")
            self.assertEqual([s["shardID"] for s in shards.get_shards_info()], [0, 1])

    def test_a_new_logstore_takes_logs_at_once(self):
        client = self.client(AUTH_VERSION_4)
        client.create_logstore("shop", "fresh", ttl=7, shard_count=3)
        self.assertEqual(client.get_logstore("shop", "fresh").get_ttl(), 7)
        self.put(client, ["first"], logstore="fresh")
        self.refused("LogStoreAlreadyExist", lambda: client.create_logstore("shop", "fresh"))

    def test_logs_in_and_out(self):
        for version in (AUTH_VERSION_1, AUTH_VERSION_4):
            client = self.client(version)
            for compress in (True, False):
                begin = client.get_cursor("shop", "access", 0, "end").get_cursor()
                wanted = [f"{version} {compress} {i} ü" for i in range(10)]
                for text in wanted:  # a key of shard 0
                    self.put(client, [text], hashKey="00000000000000000000000000000001", compress=compress)
                end = client.get_cursor("shop", "access", 0, "end").get_cursor()
                for packed in (True, False):
                    found = self.messages(client, 0, begin, compress=packed)
                    self.assertEqual(found, [(1_700_000_000, text) for text in wanted])
                    self.assertEqual(self.messages(client, 0, begin, end=end, compress=packed), found)
                self.assertGreater(client.get_cursor_time("shop", "access", 0, begin).get_cursor_time(), 1_700_000_000)
                self.assertGreater(client.get_previous_cursor_time("shop", "access", 0, end).get_cursor_time(), 1_700_000_000)

    def test_load_balance_reaches_every_shard(self):
        client = self.client()
        begins = [client.get_cursor("shop", "access", shard, "end").get_cursor() for shard in (0, 1)]
        for i in range(20):
            self.put(client, [str(i)])
        found = [self.messages(client, shard, begins[shard]) for shard in (0, 1)]
        self.assertEqual(sorted(int(text) for part in found for _, text in part), list(range(20)))

    def test_large(self):
        client = self.client()
        begin = client.get_cursor("shop", "access", 1, "end").get_cursor()
        texts = ["x" * 900_000 + str(i) for i in range(12)]
        for text in texts:
            self.put(client, [text], hashKey="f0000000000000000000000000000000")
        self.assertEqual([text for _, text in self.messages(client, 1, begin)], texts)

    def test_errors(self):
        client = self.client()
        self.refused("ProjectNotExist", lambda: client.get_project("nothing"))
        self.refused("LogStoreNotExist", lambda: client.get_logstore("shop", "nothing"))
        self.refused("ShardNotExist", lambda: client.get_cursor("shop", "access", 9, "begin"))
        self.refused("ParameterInvalid", lambda: client.pull_logs("shop", "access", 0, "nonsense", 1))
        self.refused("InvalidCursor", lambda: client.pull_logs("shop", "access", 0, "OTIyMzM3MjAzNjg1NDc3NTgwNw==", 1))
        wrong = self.refused("SignatureNotMatch", lambda: self.client(secret="wrong").get_project("shop"))
        self.assertEqual(len(wrong.get_request_id()), 24)


if __name__ == "__main__":
    if os.environ.get("SLUICE_INSIDE"):
        unittest.main()
    sys.exit(started_by_ctest())
