"""Drives the real sluicectl for the integration tests: an engine's whole life in a directory of its own."""
import csv
import io
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile

csv.field_size_limit(1 << 30)
BIN = pathlib.Path(os.environ["SLUICE_BIN_DIR"])
LONG = os.environ.get("SLUICE_LONG") == "1"


class Place:
    """A temporary directory with a stack file and a data directory."""

    def __init__(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="sluice-it-"))
        self.data = self.root / "data"
        (self.root / "run").mkdir(mode=0o700)

    def remove(self):
        shutil.rmtree(self.root, ignore_errors=True)

    def environment(self):
        return {**os.environ, "HOME": str(self.root), "XDG_RUNTIME_DIR": str(self.root / "run"), "TZ": "UTC",
                "LC_ALL": "C.UTF-8"}

    def write(self, name, content):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def command(self, *words):
        return [str(BIN / "sluicectl"), "--data", str(self.data), *map(str, words)]

    def start(self, *words, **options):
        return subprocess.Popen(self.command(*words), env=self.environment(), stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, **options)

    def serves(self):
        """Whether an engine that stays answers here. A command that finds none makes one for a moment, which would hold the directory against
        the one that is starting: so none is asked before an engine has said where it listens."""
        if not (self.data / "endpoint").exists():
            return False
        done = self.run("--json", "status")
        return done.returncode == 0 and json.loads(done.stdout)["scheduling"]

    def run(self, *words, stdin=None, timeout=60):
        return subprocess.run(self.command(*words), env=self.environment(), input=stdin, capture_output=True, timeout=timeout)

    def ok(self, *words, stdin=None, timeout=60):
        done = self.run(*words, stdin=stdin, timeout=timeout)
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(map(str, words))} → {done.returncode}\n{done.stdout.decode(errors='replace')}\n"
                                 f"{done.stderr.decode(errors='replace')}")
        return done.stdout

    def json(self, *words, **options):
        return json.loads(self.ok("--json", *words, **options))

    def json_lines(self, *words, **options):
        return [json.loads(line) for line in self.ok("--json", *words, **options).splitlines() if line.strip()]

    def pulled(self, logstore):
        """Every log of every shard: a list of (shard, contents as a dict)."""
        rows = []
        for line in self.ok("pull", logstore, "--json", timeout=120).splitlines():
            rows.append(json.loads(line))
        return rows

    def objects(self, bucket):
        folder = self.data / "objects" / bucket
        return sorted(p for p in folder.rglob("*") if p.is_file() and not any(part.startswith(".") for part in p.parts))

    def csv_rows(self, bucket):
        rows = []
        for path in self.objects(bucket):
            text = path.read_bytes().decode("utf-8", "surrogateescape")
            rows += [tuple(row) for row in csv.reader(io.StringIO(text, newline=""))]
        return rows


def shipping_stack(collect, columns, shards=2, extra_trigger="", interval=3, window=""):
    """A stack that collects one file and ships it as CSV into the bucket lake."""
    return f"""sluice: 1
authorize: true
projects:
  shop:
    logstores:
      access: {{shards: {shards}, collect: [{collect}]}}
      etl-log: {{}}
      fn-log: {{}}
buckets: {{lake: {{}}}}
services:
  shipping:
    log: {{project: shop, logstore: fn-log}}
    role: {{name: shipping-role, policies: [AliyunLogFullAccess, AliyunOSSFullAccess]}}
    functions:
      to-csv:
        template: oss-shipper-csv
        timeout: 120
        triggers:
          ship:
            source: {{project: shop, logstore: access, start: oldest}}
            triggerLog: etl-log
            interval: {interval}
            {window}
            parameter:
              target: {{ossEndpoint: local, ossBucket: lake, ossPrefix: csv/, ossPostfix: .csv, ossDateFormat: yyyyMMdd}}
              transform:
                delimiterChar: ","
                quoteChar: '"'
                escapeChar: '"'
                nullColumnValue: ""
                enableHeader: false
                columnNames: {json.dumps(columns)}
{extra_trigger}
"""


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.wait()
