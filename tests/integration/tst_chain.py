"""Two functions in a chain, as the starters give them: a Python cleaner writes to a second Logstore, a Node shipper puts that into a
bucket, each in its sandbox, reading and writing through the gateway. What arrives must equal an independent reading of the same file.

With SLUICE_ACCESS_LOG=FILE the source is that access log (combined format) instead of a made one."""
import json
import os
import pathlib
import re
import shutil
import unittest

from cleanship import python_then_node, shipped
from reading import ACCESS_COLUMNS, access_row, lines
from sluicectl import Place, kill
from tst_badinput import until

ROOT = pathlib.Path(__file__).resolve().parents[2]


def made(count=5_000, first=0):
    return "".join(json.dumps({"n": str(i), "level": "DEBUG" if i % 10 == 0 else "INFO", "mail": f"joe{i}@example.com",
                               "message": json.dumps({"status": i % 600, "text": "ä€😀"}, ensure_ascii=False)}, ensure_ascii=False) + "\n"
                   for i in range(first, first + count))


def mask(text):
    return re.sub(r"[\w.+-]+@([\w-]+\.[\w.-]+)", r"***@\1", text)


def expected_of_made(text):
    out = []
    for log in map(json.loads, text.splitlines()):
        if log["level"] == "DEBUG":
            continue
        inner = json.loads(log.pop("message"))
        log["status"], log["text"] = str(inner["status"]), inner["text"]
        out.append({key: mask(value) for key, value in log.items()} | {"cleaned_by": "clean"})
    return out


def expected_of_access(path):
    out = []
    for line in lines(path):
        row = access_row(line)
        log = dict(zip(ACCESS_COLUMNS, row)) if row else {"content": line.decode()}  # what is no access log stays whole
        out.append({name: mask(value) for name, value in log.items()} | {"cleaned_by": "clean"})
    return out


@unittest.skipUnless(shutil.which("bwrap") and shutil.which("node"), "SKIP: bubblewrap or node is not installed")
class Chain(unittest.TestCase):
    def test_python_cleans_and_node_ships(self):
        place = Place()
        self.addCleanup(place.remove)
        for name, language in (("clean", "python"), ("ship", "nodejs")):
            shutil.copytree(ROOT / "resources/starters" / language / name, place.root / name)
        real = os.environ.get("SLUICE_ACCESS_LOG")
        source = place.write("access.log", pathlib.Path(real).read_bytes() if real else made())
        access = f"{{shards: 2, collect: [{{path: access.log, format: {'nginx' if real else 'json'}}}]}}"
        stack = place.write("stack.yaml", python_then_node(access))
        engine = place.start("serve")
        self.addCleanup(lambda: kill(engine) if engine.poll() is None else None)
        until(place.serves, what="the engine")
        place.ok("apply", stack)
        first = until(lambda: place.json_lines("executions"), what="an execution")[0]
        if first["errorCode"] == "SandboxUnavailable":
            self.skipTest("SKIP: " + first["errorMessage"])
        wanted = expected_of_access(source) if real else expected_of_made(source.read_text())
        until(lambda: len(shipped(place)) >= len(wanted), what="all logs in the bucket", seconds=90)
        got = shipped(place)
        key = lambda log: json.dumps(log, sort_keys=True)
        self.assertEqual(sorted(map(key, got)), sorted(map(key, wanted)))


if __name__ == "__main__":
    unittest.main()
