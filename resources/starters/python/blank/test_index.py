import json
import pathlib
import unittest

import index

EVENT = (pathlib.Path(__file__).parent / "event.json").read_bytes()


class HandlerTest(unittest.TestCase):
    def test_returns_the_figures(self):
        figures = json.loads(index.handler(EVENT, None))
        self.assertEqual(figures, {"ingestLines": 0, "ingestBytes": 0, "shipLines": 0, "shipBytes": 0})


if __name__ == "__main__":
    unittest.main()
