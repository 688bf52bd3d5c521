#!/usr/bin/env python3
"""A sandboxed Python function that pulls its window, parses JSON, writes CSV and puts it as an object, beside the same file run by hand.

usage: bench_ship.py BIN_DIR [LINES]

By hand, the script reaches the same gateway over the loopback with a user's key; the function goes through its bridge with its role's
temporary credentials. Compared are the engine's measure of a warm call and the handler's own seconds by hand, without the interpreter's
start: the reading that is hardest for the engine. Both write the same bytes, which is checked. Turns alternate.
"""
import json
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "resources/runtimes/python/lib"  # what a function finds beside its code
TURNS = 9
STACK = """sluice: 1
authorize: true
projects: {shop: {logstores: {access: {shards: 1}, fn-log: {}}}}
buckets: {lake: {}}
services:
  shipping:
    log: {project: shop, logstore: fn-log}
    role: {name: shipping-role, policies: [AliyunLogFullAccess, AliyunOSSFullAccess]}
    functions:
      ship: {runtime: python3, handler: index.handler, code: ship, memorySize: 512, timeout: 300}
"""
HANDLER = '''import csv
import io
import json
import sys
import time

from sluice_log import LogClient
from sluice_oss import Auth, Bucket, StsAuth

COLUMNS = ["time", "remote_addr", "method", "uri", "status", "bytes", "latency_ms"]


def ship(client, bucket, event):
    start = time.monotonic()
    source, text = event["source"], io.StringIO()
    rows, cursor, lines = csv.writer(text), source["beginCursor"], 0
    while True:
        pulled = client.pull_logs(source["projectName"], source["logstoreName"], source["shardId"], cursor, 100,
                                  end_cursor=source["endCursor"])
        for log in pulled.get_flatten_logs_json():
            fields = json.loads(log["content"])
            rows.writerow([fields[name] for name in COLUMNS])
            lines += 1
        if pulled.get_next_cursor() == cursor:
            break
        cursor = pulled.get_next_cursor()
    bucket.put_object(event["parameter"]["key"], text.getvalue())
    return {"lines": lines, "seconds": time.monotonic() - start}


def handler(event, context):
    event, given = json.loads(event), context.credentials
    client = LogClient(event["source"]["endpoint"], given.access_key_id, given.access_key_secret, securityToken=given.security_token)
    auth = StsAuth(given.access_key_id, given.access_key_secret, given.security_token)
    return json.dumps(ship(client, Bucket(auth, event["parameter"]["endpoint"], "lake"), event))


if __name__ == "__main__":
    event, key, secret = json.load(sys.stdin)
    client = LogClient(event["source"]["endpoint"], key, secret)
    print(json.dumps(ship(client, Bucket(Auth(key, secret), event["parameter"]["endpoint"], "lake"), event)))
'''


def made(lines):
    r = random.Random(7)
    return "".join(json.dumps({"time": 1790000000 + i // 2000, "remote_addr": "10.0.%d.%d" % (r.randrange(256), i % 256),
                               "method": r.choice(["GET", "POST"]), "uri": r.choice(["/", "/search?q=a,b", "/日志"]),
                               "status": str(r.choice([200, 304, 404])), "bytes": str(r.randrange(100000)),
                               "latency_ms": "%.3f" % r.expovariate(1 / 40)}, ensure_ascii=False) + "\n" for i in range(lines))


class Bench:
    def __init__(self, programs, root):
        self.root, self.data = root, root / "data"
        (root / "run").mkdir(mode=0o700)
        (root / "ship").mkdir()
        (root / "ship/index.py").write_text(HANDLER)
        self.environment = {**os.environ, "HOME": str(root), "XDG_RUNTIME_DIR": str(root / "run")}
        self.program = [str(programs / "sluicectl"), "--data", str(self.data), "--json"]
        self.engine = subprocess.Popen([*self.program, "serve"], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not (self.data / "endpoint").exists():
            if self.engine.poll() is not None:
                sys.exit("the engine did not start")
            time.sleep(0.05)

    def ctl(self, *words, given=None):
        done = subprocess.run([*self.program, *words], env=self.environment, input=given, capture_output=True)
        if done.returncode != 0:
            sys.exit(f"{' '.join(words)}: {done.stdout.decode()} {done.stderr.decode()}")
        return done.stdout.decode()

    def prepare(self, lines):
        stack = self.root / "stack.yaml"
        stack.write_text(STACK)
        self.ctl("apply", str(stack))
        self.ctl("put", "shop/access", "-", "--format", "line", given=made(lines).encode())
        key = json.loads(self.ctl("user", "add", "hand", "--policy", "AliyunLogFullAccess", "--policy", "AliyunOSSFullAccess"))
        self.key, self.secret = key["keyId"], key["secret"]
        self.gateway = "http://127.0.0.1:" + json.loads(self.ctl("status"))["gateway"].rsplit(":", 1)[1]
        sys.path.insert(0, str(LIBRARY))
        from sluice_log import LogClient
        client = LogClient(self.gateway, self.key, self.secret)
        self.window = [client.get_cursor("shop", "access", 0, where) for where in ("begin", "end")]

    def event(self, log, objects, key):
        return {"source": {"endpoint": log, "projectName": "shop", "logstoreName": "access", "shardId": 0,
                           "beginCursor": self.window[0], "endCursor": self.window[1]},
                "parameter": {"endpoint": objects, "key": key}}

    def inside(self):
        event = self.root / "event.json"
        event.write_text(json.dumps(self.event("http://sluice.internal", "http://oss.sluice.internal", "inside.csv")))
        answer = json.loads(self.ctl("invoke", "shipping/ship", "--event", str(event)))
        reply = answer["reply"] if isinstance(answer["reply"], dict) else json.loads(answer["reply"])
        return answer, reply

    def by_hand(self):
        given = json.dumps([self.event(self.gateway, self.gateway, "hand.csv"), self.key, self.secret])
        start = time.monotonic()
        done = subprocess.run([sys.executable, "-B", str(self.root / "ship/index.py")], input=given.encode(), capture_output=True,
                              env={**os.environ, "PYTHONPATH": str(LIBRARY)})
        if done.returncode != 0:
            sys.exit(done.stderr.decode())
        return json.loads(done.stdout), time.monotonic() - start

    def same_objects(self):
        found = {path.name: path.read_bytes() for path in (self.data / "objects/lake").rglob("*.csv")}
        return found["inside.csv"] == found["hand.csv"]


def main():
    lines = int(sys.argv[2]) if len(sys.argv) > 2 else 50_000
    root = pathlib.Path(tempfile.mkdtemp(prefix="sluice-bench-"))
    bench = Bench(pathlib.Path(sys.argv[1]).resolve(), root)
    try:
        bench.prepare(lines)
        bench.inside()  # the cold start
        calls, handlers, hands, processes = [], [], [], []
        for _ in range(TURNS):
            answer, reply = bench.inside()
            calls.append(answer["durationMicros"] / 1e6)
            handlers.append(reply["seconds"])
            told, process = bench.by_hand()
            if told["lines"] != lines or reply["lines"] != lines or not bench.same_objects():
                sys.exit(f"not the same: {told}, {reply}")
            hands.append(told["seconds"])
            processes.append(process)
        ratios = statistics.median(call / hand for call, hand in zip(calls, hands))
        print(f"{lines} lines pulled, parsed, written as CSV and put; the best of {TURNS}: warm call {min(calls):.3f} s (handler "
              f"{min(handlers):.3f} s), by hand {min(hands):.3f} s ({min(processes):.3f} s with the interpreter's start): "
              f"{min(calls) / min(hands):.2f} of it; median of the turns' ratios {ratios:.2f}")
    finally:
        bench.engine.terminate()
        bench.engine.wait(60)
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    main()
