import gzip
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


class ShipTest(unittest.TestCase):
    def test_one_file_for_the_window(self):
        source = EVENT["source"]
        client, store = mock.Mock(), mock.Mock()
        client.pull_logs.side_effect = [Pulled(source["endCursor"], [{"message": "a"}, {"message": "b"}]), Pulled(source["endCursor"], [])]
        figures = index.run(client, store, EVENT)
        key, body = store.put_object.call_args.args
        self.assertEqual(key, f"orders/0_{source['beginCursor']}_{source['endCursor']}.jsonl.gz")
        self.assertEqual(gzip.decompress(body), b'{"message": "a"}\n{"message": "b"}\n')
        self.assertEqual((figures["ingestLines"], figures["shipLines"]), (2, 2))

    def test_no_file_for_an_empty_window(self):
        client, store = mock.Mock(), mock.Mock()
        client.pull_logs.side_effect = [Pulled(EVENT["source"]["beginCursor"], [])]
        self.assertEqual(index.run(client, store, EVENT)["shipLines"], 0)
        store.put_object.assert_not_called()


if __name__ == "__main__":
    unittest.main()
