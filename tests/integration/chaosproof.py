"""What must be true of the chain when engine and instances were killed: at least once of the cleaner, exactly once of the shipper."""
import base64
import bisect
import collections
import gzip
import itertools
import json

from tst_chain import expected_of_made

CLEAN, SHIP = "shipping/clean/every", "shipping/ship/every"
NOTICED_MS = 2_000  # at most, until the engine knows that an instance is dead: a call in between is still sent to it

Window = collections.namedtuple("Window", "shard begin end")


def window_of(shard, begin, end):
    return Window(int(shard), cursor(begin), cursor(end))


def window_of_attempt(row):
    return window_of(row["shard"], row["beginCursor"], row["endCursor"])


def cursor(text):
    return int(base64.b64decode(text))


def contents(row):
    return dict(map(tuple, row["contents"])) if isinstance(row["contents"], list) else dict(row["contents"])


def without_marks(log):
    return {key: value for key, value in log.items() if key not in ("window", "request")}


class Shards:
    """The logs of a Logstore, by shard and cursor."""

    def __init__(self, rows):
        self.cursors, self.all = collections.defaultdict(list), collections.defaultdict(list)
        for row in rows:
            self.cursors[row["shard"]].append(cursor(row["cursor"]))
            self.all[row["shard"]].append(contents(row))

    def of(self, window):
        at = self.cursors[window.shard]
        return self.all[window.shard][bisect.bisect_left(at, window.begin):bisect.bisect_left(at, window.end)]


class Proof:
    def __init__(self, test):
        self.test, self.place = test, test.place
        rows = self.place.pulled("shop/access")
        self.cleaned_rows = self.place.pulled("shop/access-clean")
        self.access, self.cleaned = Shards(rows), Shards(self.cleaned_rows)
        self.lines = collections.Counter(int(contents(row)["n"]) for row in rows)
        attempts = [row for row in self.place.json_lines("executions", "--count", "200000") if row["attempt"]]
        self.of_clean = [row for row in attempts if row["trigger"] == CLEAN]
        self.of_ship = [row for row in attempts if row["trigger"] == SHIP]

    def check(self):
        self.check_put()
        self.check_windows(self.of_clean, self.access)
        self.check_windows(self.of_ship, self.cleaned)
        self.check_failures(self.of_clean + self.of_ship)
        copies = self.check_cleaned()
        self.check_shipped()
        good = sum(row["status"] == "ok" for row in self.of_clean + self.of_ship)
        return (f"{sum(self.lines.values())} logs put, {len(self.cleaned_rows)} cleaned ({copies} of them by attempts that were struck), "
                f"{good} windows, {len(self.of_clean) + len(self.of_ship) - good} failures recorded")

    def check_put(self):
        """Acknowledged lines are there once, doubtful ones at most once, and no others."""
        left = self.lines.copy()
        for fact in self.test.expected.facts():
            counts = {left.pop(i, 0) for i in range(fact["first"], fact["first"] + fact["count"])}
            self.test.assertLessEqual(counts, {1} if fact["acknowledged"] else {0, 1}, fact)
        self.test.assertEqual(left, {})

    def check_windows(self, attempts, source):
        """What succeeded are windows without gap or overlap over all that the source holds."""
        done = sorted(window_of_attempt(row) for row in attempts if row["status"] == "ok")
        for shard, windows in itertools.groupby(done, key=lambda window: window.shard):
            windows = list(windows)
            self.test.assertEqual([w.end for w in windows[:-1]], [w.begin for w in windows[1:]], f"windows of shard {shard}")
            held = source.cursors[shard]
            self.test.assertEqual((windows[0].begin, windows[-1].end), (held[0], held[-1] + 1))
        self.test.assertEqual({w.shard for w in done}, {shard for shard, held in source.cursors.items() if held})

    def check_failures(self, attempts):
        """Every attempt that failed was struck: an instance was killed between its begin, or so shortly before that nobody could know, and the
        next attempt, since what the ledger calls duration leaves out the start of an instance."""
        by_window = collections.defaultdict(list)
        for row in attempts:
            by_window[row["trigger"], window_of_attempt(row)].append(row)
        failed = 0
        for rows in by_window.values():
            self.test.assertEqual([row["status"] for row in rows[-1:]], ["ok"], rows)
            for row, following in itertools.pairwise(rows):
                failed += 1
                self.test.assertRegex(row["errorMessage"], "^Process exited unexpectedly before completing request", row)
                struck = any(began * 1000 <= following["startedMs"] and row["startedMs"] - NOTICED_MS <= ended * 1000
                             for began, ended in self.test.instance_kills)
                self.test.assertTrue(struck, (row, self.test.instance_kills))
        self.test.assertLessEqual(failed, len(self.test.instance_kills))

    def check_cleaned(self):
        """Each request wrote a beginning of its window, each log once, and the one that succeeded all of it. Gives the number of copies."""
        wrote = collections.defaultdict(list)
        for row in self.cleaned_rows:
            wrote[contents(row)["request"]].append(row)
        known = {row["requestId"]: row for row in self.of_clean}
        lost = collections.Counter()
        for request, rows in wrote.items():
            window = self.check_request(request, rows)
            if request in known:
                self.test.assertEqual(window_of_attempt(known[request]), window)
            else:  # its engine was killed before its end was recorded, so the window came again
                last = max(row["receivedMs"] for row in rows)
                struck = next((i for i, (_, ended) in enumerate(self.test.engine_kills) if last <= ended * 1000), None)
                self.test.assertIsNotNone(struck, f"{request} is in no record, and no engine was killed after it")
                lost[window.shard, struck] += 1
        self.test.assertLessEqual(max(lost.values(), default=0), 1, "a shard has one window under way")
        good = {row["requestId"]: window_of_attempt(row) for row in self.of_clean if row["status"] == "ok"}
        for request, window in good.items():
            self.test.assertEqual(len(wrote[request]), len(self.wanted_of(window)), window)
        return sum(len(rows) for request, rows in wrote.items() if request not in good)

    def check_request(self, request, rows):
        logs = [contents(row) for row in rows]
        windows = {log["window"] for log in logs}
        self.test.assertEqual(len(windows), 1, request)
        window = window_of(*windows.pop().split(" "))
        wanted = self.wanted_of(window)[:len(logs)]
        by_number = lambda log: int(log["n"])
        self.test.assertEqual(sorted(map(without_marks, logs), key=by_number), sorted(wanted, key=by_number), request)
        return window

    def wanted_of(self, window):
        return expected_of_made("".join(json.dumps(log) + "\n" for log in self.access.of(window)))

    def check_shipped(self):
        """An object for each window that succeeded, no other, and in each exactly its window: so nothing is there twice."""
        found = {}
        for path in self.place.objects("lake"):
            logs = [json.loads(line) for line in gzip.decompress(path.read_bytes()).decode().split("\n") if line]
            own = [{key: value for key, value in log.items() if not key.startswith("__")} for log in logs]
            found[window_of(*path.name.removesuffix(".jsonl.gz").split("_"))] = own
        self.test.assertEqual(set(found), {window_of_attempt(row) for row in self.of_ship if row["status"] == "ok"})
        for window, logs in found.items():
            self.test.assertEqual(logs, self.cleaned.of(window), window)
        self.test.assertEqual(sum(map(len, found.values())), len(self.cleaned_rows))
