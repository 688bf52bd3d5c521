"""kill -9 at random points of `put` and `run`: every acknowledged line is in the Logstore once, and each line of a
collected file is in the Logstore and in the CSV objects exactly once. The expected state is in a file that is written
and synced as a person's own record would be: before the next step."""
import collections
import json
import os
import random
import time
import unittest

from sluicectl import LONG, Place, kill, shipping_stack

KILLS = 1000 if LONG else 75  # of `run`; two thirds as many of `put`
TURNS_MAX = 6  # turns for each kill: some end before they are struck
COLUMNS = ["id", "text"]


class Expected:
    """The expected-state file: one line a fact, synced."""

    def __init__(self, path):
        self.file = open(path, "a+")

    def note(self, **fact):
        self.file.write(json.dumps(fact) + "\n")
        self.file.flush()
        os.fsync(self.file.fileno())

    def facts(self):
        self.file.seek(0)
        return [json.loads(line) for line in self.file]


class KillLoop(unittest.TestCase):
    def setUp(self):
        self.place = Place()
        self.addCleanup(self.place.remove)
        self.random = random.Random(int(os.environ.get("SLUICE_SEED", "7")))
        self.expected = Expected(self.place.root / "expected.jsonl")
        self.addCleanup(self.expected.file.close)
        self.next_id = 0

    def batch(self, count):
        rows = []
        for _ in range(count):
            rows.append(json.dumps({"id": "n%07d" % self.next_id, "text": "x" * self.random.randint(0, 300)}))
            self.next_id += 1
        return ("\n".join(rows) + "\n").encode()

    def test_run(self):
        log = self.place.write("app.json", b"")
        stack = self.place.write("stack.yaml", shipping_stack(f"{{path: {log}, format: json}}", COLUMNS, window="window: {bytes: 64KiB}"))
        kills = 0
        for _ in range(KILLS * TURNS_MAX):
            if kills == KILLS:
                break
            with open(log, "ab") as file:
                file.write(self.batch(self.random.randint(50, 4000)))
            self.expected.note(file_lines=self.next_id)
            kills += self.strike("run", stack, "--until-idle", "--timeout", "60") is None
        self.place.ok("run", stack, "--until-idle", "--timeout", "120", timeout=150)
        wanted = collections.Counter("n%07d" % i for i in range(self.expected.facts()[-1]["file_lines"]))
        stored = collections.Counter(dict(row["contents"] if isinstance(row["contents"], list) else row["contents"])["id"]
                                     if "contents" in row else row["id"] for row in self.place.pulled("shop/access"))
        shipped = collections.Counter(row[0] for row in self.place.csv_rows("lake"))
        self.assertEqual(self.difference(wanted, stored), (0, 0))
        self.assertEqual(self.difference(wanted, shipped), (0, 0))
        self.assertEqual(kills, KILLS)
        print(f"run: {kills} kills, {len(wanted)} lines, each stored once and shipped once")

    def test_put(self):
        stack = self.place.write("stack.yaml", shipping_stack("{path: /nonexistent.json, format: json}", COLUMNS))
        self.place.ok("apply", stack)
        kills, done, doubtful = 0, [], []
        wanted = KILLS * 2 // 3
        for _ in range(wanted * TURNS_MAX):
            if kills == wanted:
                break
            first = self.next_id
            path = self.place.write("put.json", self.batch(self.random.randint(50, 20_000)))
            status = self.strike("put", "shop/access", path, "--format", "json")
            kills += status is None
            span = (first, self.next_id)
            if status == 0:
                self.expected.note(acknowledged=span)
                done.append(span)
            else:
                doubtful.append(span)
        acknowledged = {tuple(f["acknowledged"]) for f in self.expected.facts()}
        self.assertEqual(acknowledged, set(done))
        stored = collections.Counter(row["id"] if "id" in row else dict(row["contents"])["id"] for row in self.place.pulled("shop/access"))
        for first, last in done:
            for i in range(first, last):
                self.assertEqual(stored["n%07d" % i], 1, f"acknowledged line {i}")
        for first, last in doubtful:
            self.assertLessEqual(max((stored["n%07d" % i] for i in range(first, last)), default=0), 1)
        self.assertEqual(kills, wanted)
        print(f"put: {kills} kills, {len(done)} acknowledged batches, each line stored once")

    def strike(self, *words):
        """Runs the command and kills it somewhere in its life; its exit status when it was faster, else None."""
        process = self.place.start(*words)
        time.sleep(self.random.uniform(0.0, 0.09))  # where the kill falls is the point of this test
        status = process.poll()
        kill(process)
        process.stdout.close()
        process.stderr.close()
        return status

    @staticmethod
    def difference(wanted, got):
        return sum((wanted - got).values()), sum((got - wanted).values())


if __name__ == "__main__":
    unittest.main()
