import json
import pathlib
import unittest
from unittest import mock

import index

EVENT = json.loads((pathlib.Path(__file__).parent / "event.json").read_text())


class Pulled:
    def __init__(self, next_cursor, logs):
        self.get_next_cursor = lambda: next_cursor
        self.get_flatten_logs_json = lambda: logs


class CleanTest(unittest.TestCase):
    def test_drops_debug(self):
        self.assertIsNone(index.clean({"level": "DEBUG", "message": "x"}))

    def test_parses_json(self):
        log = index.clean({"message": '{"user": "ann", "n": 3}'})
        self.assertEqual((log["user"], log["n"]), ("ann", "3"))
        self.assertNotIn("message", log)

    def test_masks_mail_addresses(self):
        self.assertEqual(index.clean({"message": "from ann@example.com"})["message"], "from ***@example.com")


class RunTest(unittest.TestCase):
    def test_reads_the_window_and_writes_what_is_left(self):
        end = EVENT["source"]["endCursor"]
        common = {"__time__": 1529486425, "__topic__": "t", "__source__": "10.0.0.1", "__tag__:__path__": "/a.log"}
        client = mock.Mock()
        client.pull_logs.side_effect = [Pulled(end, [dict(common, message="a"), dict(common, level="DEBUG")]), Pulled(end, [])]
        with mock.patch.object(index, "put_request", side_effect=lambda *call: call):
            figures = index.run(client, EVENT)
        self.assertEqual((figures["ingestLines"], figures["shipLines"]), (2, 1))
        target, topic, source, tags, logs = client.put_logs.call_args.args[0]
        self.assertEqual((target["logstoreName"], topic, source, tags), ("orders-clean", "t", "10.0.0.1", (("__path__", "/a.log"),)))
        self.assertEqual(logs, [(1529486425, {"message": "a", "cleaned_by": "clean"})])


if __name__ == "__main__":
    unittest.main()
