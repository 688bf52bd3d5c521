"""What `sluicectl run` ships equals an independent reading of the same file, row for row."""
import collections
import json
import os
import pathlib
import random
import unittest

import reading
from sluicectl import Place, shipping_stack

# Real logs beside the project are read too where they are; the samples below are our own.
REAL = pathlib.Path(os.environ.get("SLUICE_REAL_LOGS", "/nonexistent"))


def access_sample(count=3000, seed=11):
    r = random.Random(seed)
    agents = ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', "curl/8.5.0", "-",
              'odd \\"quoted\\" agent', "bot, with comma; and 'marks'", "Käufer/1.0 (日志)"]
    out = []
    for i in range(count):
        out.append('%d.%d.%d.%d - %s [%02d/Nov/2026:%02d:%02d:%02d +0000] "%s %s HTTP/1.1" %d %s "%s" "%s"' % (
            r.randint(1, 223), r.randint(0, 255), r.randint(0, 255), r.randint(1, 254), r.choice(["-", "maria", "o'neil"]),
            1 + i // 2000, i // 3600 % 24, i // 60 % 60, i % 60, r.choice(["GET", "POST", "HEAD"]),
            r.choice(["/", "/cart?item=%d" % i, "/search?q=a,b", "/p/%E6%97%A5", '/q?x=\\"y\\"']), r.choice([200, 200, 304, 404, 500]),
            r.choice(["-", str(r.randint(0, 10**7))]), r.choice(["-", "https://shop.example/list?a=1,2"]), r.choice(agents)))
    return ("\n".join(out) + "\n").encode()


def syslog_sample(count=2000, seed=12):
    r = random.Random(seed)
    out = []
    for i in range(count):
        tag = r.choice(["sshd[%d]" % r.randint(2, 32768), "kernel", "cron[77]", "su(pam_unix)[21416]", "-- root[1]"])
        out.append("Nov %2d %02d:%02d:%02d host-%d %s: %s" % (1 + i % 20, i // 3600 % 24, i // 60 % 60, i % 60, r.randint(1, 3), tag,
                   r.choice(["session opened for user root by (uid=0)", 'said "hello, world"', "a: b: c", "connection from 10.0.0.1 "])))
    return ("\n".join(out) + "\n").encode()


def json_sample(count=2000, seed=13):
    r = random.Random(seed)
    out = []
    for i in range(count):
        out.append(json.dumps({"time": 1795000000 + i, "uri": r.choice(["/a,b", 'say "hi"', "日志", "tab\there", "é\u2028"]),
                               "status": r.choice([200, 404, 5e-3, -1]), "nested": {"a": [1, 2, {"b": None}], "c": "x,y"},
                               "none": None, "yes": True, "text": "line\nbreak", "empty": ""}, ensure_ascii=r.random() < 0.5))
    return ("\n".join(out) + "\n").encode()


class Reading(unittest.TestCase):
    def setUp(self):
        self.place = Place()
        self.addCleanup(self.place.remove)

    def ship(self, path, form, columns):
        stack = self.place.write("stack.yaml", shipping_stack(f"{{path: {path}, format: {form}}}", columns))
        summary = self.place.json("run", stack, "--until-idle", "--timeout", "60", timeout=90)
        self.assertEqual([t["failed"] for t in summary["triggers"]], [0], summary)
        return self.place.csv_rows("lake"), summary

    def same(self, shipped, expected):
        missing = collections.Counter(expected) - collections.Counter(shipped)
        extra = collections.Counter(shipped) - collections.Counter(expected)
        self.assertEqual((sum(missing.values()), sum(extra.values())), (0, 0),
                         f"missing {list(missing)[:2]}\nextra {list(extra)[:2]}")
        self.assertGreater(len(shipped), 0)

    def check(self, path, form):
        if form == "apache":
            columns, rows = reading.ACCESS_COLUMNS, [reading.access_row(l) for l in reading.lines(path)]
        elif form == "syslog":
            columns, rows = reading.SYSLOG_COLUMNS, [reading.syslog_row(l) for l in reading.lines(path)]
        else:
            fields = [reading.json_fields(l) for l in reading.lines(path)]
            columns = list(fields[0])
            rows = [tuple(f.get(c, "") for c in columns) for f in fields]
        shipped, summary = self.ship(path, form, columns)
        # A line that one side cannot parse must be unparsable for the other: it ships as empty cells.
        unparsed = sum(row is None for row in rows)
        self.assertEqual(summary.get("parseErrors", 0), unparsed)
        self.same([r for r in shipped if any(r)], [r for r in rows if r is not None])
        self.assertEqual(len(shipped), len(rows))
        print(f"{form}: {len(shipped)} rows equal, {unparsed} unparsable on both sides")

    def test_apache(self):
        self.check(self.place.write("access.log", access_sample()), "apache")

    def test_syslog(self):
        self.check(self.place.write("messages.log", syslog_sample()), "syslog")

    def test_json(self):
        self.check(self.place.write("app.json", json_sample()), "json")

    @unittest.skipUnless(REAL.is_dir(), "SLUICE_REAL_LOGS is not set: the real logs are not held against")
    def test_real(self):
        for name, form in (("apache_access.log", "apache"), ("linux_2k.log", "syslog"), ("nginx_status.json", "json")):
            with self.subTest(name):
                self.check(REAL / name, form)
                self.place.remove()
                self.place = Place()
                self.addCleanup(self.place.remove)


if __name__ == "__main__":
    unittest.main()
