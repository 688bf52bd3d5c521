#!/usr/bin/env python3
"""End-to-end benchmarks of the real programs: file → Logstore → trigger → CSV, and an engine with many idle triggers.

usage: run.py BIN_DIR [pipeline|idle|console]      SLUICE_BENCH_LINES=N (default 2,000,000)

Each figure stands beside a raw loop of the same machine in the same run: the ratio travels, the seconds do not.
"""
import json
import os
import pathlib
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time

BIN = pathlib.Path(sys.argv[1]).resolve()
WHICH = sys.argv[2] if len(sys.argv) > 2 else ""
LINES = int(os.environ.get("SLUICE_BENCH_LINES", "2000000"))
COLUMNS = ["time", "remote_addr", "method", "uri", "status", "bytes", "latency_ms", "ua"]


def environment(root):
    (root / "run").mkdir(mode=0o700, exist_ok=True)
    return {**os.environ, "HOME": str(root), "XDG_RUNTIME_DIR": str(root / "run")}


def access_file(path):
    """JSON access lines, about 200 bytes each, with commas, quotes and Chinese inside."""
    given = os.environ.get("SLUICE_BENCH_FILE")
    if given:
        return pathlib.Path(given)
    r = random.Random(7)
    agents = ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36", "curl/8.5.0"]
    with open(path, "w") as out:
        for i in range(LINES):
            out.write(json.dumps({"time": 1790000000 + i // 2000, "remote_addr": "10.%d.%d.%d" % (r.randrange(256), r.randrange(256), i % 256),
                                  "method": r.choice(["GET", "POST"]), "uri": r.choice(["/", "/search?q=a,b", "/say?\"hi\"", "/日志"]),
                                  "status": str(r.choice([200, 304, 404, 500])), "bytes": str(r.randrange(100000)),
                                  "latency_ms": "%.3f" % r.expovariate(1 / 40), "ua": r.choice(agents)}, ensure_ascii=False) + "\n")
    return path


def raw_copy(source, target):
    """Read the file, write it and fdatasync: the least that a durable pipeline can cost on this disk."""
    start = time.monotonic()
    with open(source, "rb") as reader, open(target, "wb") as writer:
        while block := reader.read(4 << 20):
            writer.write(block)
            writer.flush()
            os.fdatasync(writer.fileno())
    seconds = time.monotonic() - start
    os.unlink(target)
    return seconds


def pipeline():
    root = pathlib.Path(tempfile.mkdtemp(prefix="sluice-bench-", dir=os.environ.get("SLUICE_BENCH_DIR")))
    try:
        log = access_file(root / "access.json")
        size = log.stat().st_size
        stack = root / "stack.yaml"
        stack.write_text(f"""sluice: 1
authorize: true
projects: {{shop: {{logstores: {{access: {{shards: 2, collect: [{{path: {log}, format: json}}]}}, etl-log: {{}}}}}}}}
buckets: {{lake: {{}}}}
services:
  shipping:
    role: {{name: shipping-role, policies: [AliyunLogFullAccess, AliyunOSSFullAccess]}}
    functions:
      to-csv:
        template: oss-shipper-csv
        timeout: 600
        triggers:
          ship:
            source: {{project: shop, logstore: access, start: oldest}}
            triggerLog: etl-log
            parameter:
              target: {{ossEndpoint: local, ossBucket: lake, ossPrefix: csv/, ossPostfix: .csv, ossDateFormat: yyyyMMdd}}
              transform: {{delimiterChar: ",", quoteChar: '"', escapeChar: '"', nullColumnValue: "", enableHeader: false, columnNames: {json.dumps(COLUMNS)}}}
""")
        raw = raw_copy(log, root / "copy")
        for turn in range(3):
            data = root / f"data{turn}"
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            start = time.monotonic()
            process = subprocess.Popen([str(BIN / "sluicectl"), "--data", str(data), "--json", "run", str(stack), "--until-idle"],
                                       env=environment(root), stdout=subprocess.PIPE)
            out, _ = process.communicate()
            seconds = time.monotonic() - start
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            lines = sum(t["lines"] for t in json.loads(out)["triggers"])
            csv_bytes = sum(p.stat().st_size for p in (data / "objects" / "lake").rglob("*.csv"))
            print(f"pipeline turn {turn}: {lines} lines, {size / 1e6:.0f} MB in, {csv_bytes / 1e6:.0f} MB out, {seconds:.2f} s wall, {cpu:.2f} s CPU, "
                  f"{after.ru_maxrss / 1024:.0f} MB resident at most, {seconds / raw:.2f} × raw durable copy ({raw:.2f} s), exit {process.returncode}")
            shutil.rmtree(data)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def cpu_seconds(pid):
    return time.clock_gettime(((~pid) << 3) | 2)  # the process's own CPU clock: to the nanosecond, where /proc counts jiffies


def resident_mb(pid):
    for line in open(f"/proc/{pid}/status"):
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024


def idle(triggers=10_000, logstores=100, shards=4, seconds=60):
    root = pathlib.Path(tempfile.mkdtemp(prefix="sluice-bench-"))
    try:
        stores = "".join(f"      store-{i}: {{shards: {shards}}}\n" for i in range(logstores))
        jobs = "".join(f"          t{i}: {{source: {{project: p01, logstore: store-{i % logstores}}}, triggerLog: etl-log, interval: 60, "
                       f"parameter: {{target: {{endpoint: local, projectName: p01, logstoreName: sink}}}}}}\n" for i in range(triggers))
        stack = root / "stack.yaml"
        stack.write_text(f"sluice: 1\nauthorize: true\nprojects:\n  p01:\n    logstores:\n      etl-log: {{}}\n      sink: {{}}\n{stores}"
                         f"services:\n  s:\n    role: {{name: s-role, policies: [AliyunLogFullAccess]}}\n    functions:\n      f:\n        template: logstore_replication\n        triggers:\n{jobs}")
        env = environment(root)
        data = str(root / "data")
        engine = subprocess.Popen([str(BIN / "sluicectl"), "--data", data, "serve"], env=env, stdout=subprocess.DEVNULL)
        ctl = [str(BIN / "sluicectl"), "--data", data]
        while subprocess.run(ctl + ["status"], env=env, capture_output=True).returncode != 0:
            time.sleep(0.1)
        start = time.monotonic()
        subprocess.run(ctl + ["apply", str(stack), "--quiet"], env=env, check=True, stdout=subprocess.DEVNULL)
        applied = time.monotonic() - start
        time.sleep(65)  # the first ticks of all pumps, and one whole interval
        before, start = cpu_seconds(engine.pid), time.monotonic()
        time.sleep(seconds)
        share = (cpu_seconds(engine.pid) - before) / (time.monotonic() - start)
        status = json.loads(subprocess.run(ctl + ["status", "--json"], env=env, capture_output=True, check=True).stdout)
        print(f"idle: {triggers} triggers × {shards} shards on {logstores} Logstores: {share * 100:.2f} % of one core, {resident_mb(engine.pid):.0f} MB, "
              f"tick lateness p99 {status.get('tickLatenessP99Ms', '?')} ms, applied in {applied:.1f} s")
        engine.terminate()
        engine.wait(60)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def console(triggers=100, seconds=60):
    """What an open console costs while nothing happens: its own process, attached to an engine with idle triggers."""
    root = pathlib.Path(tempfile.mkdtemp(prefix="sluice-bench-"))
    try:
        stores = "".join(f"      store-{i}: {{shards: 2}}\n" for i in range(10))
        jobs = "".join(f"          t{i}: {{source: {{project: p01, logstore: store-{i % 10}}}, triggerLog: etl-log, interval: 60, "
                       f"parameter: {{target: {{endpoint: local, projectName: p01, logstoreName: sink}}}}}}\n" for i in range(triggers))
        stack = root / "stack.yaml"
        stack.write_text(f"sluice: 1\nauthorize: true\nprojects:\n  p01:\n    logstores:\n      etl-log: {{}}\n      sink: {{}}\n{stores}"
                         f"services:\n  s:\n    role: {{name: s-role, policies: [AliyunLogFullAccess]}}\n    functions:\n      f:\n        template: logstore_replication\n        triggers:\n{jobs}")
        env = dict(environment(root), QT_QPA_PLATFORM="offscreen")
        data = str(root / "data")
        engine = subprocess.Popen([str(BIN / "sluicectl"), "--data", data, "serve"], env=env, stdout=subprocess.DEVNULL)
        ctl = [str(BIN / "sluicectl"), "--data", data]
        while subprocess.run(ctl + ["status"], env=env, capture_output=True).returncode != 0:
            time.sleep(0.1)
        subprocess.run(ctl + ["apply", str(stack), "--quiet"], env=env, check=True, stdout=subprocess.DEVNULL)
        for page in ("overview", "triggers", "triggers/s/f/t1"):
            window = subprocess.Popen([str(BIN / "sluice"), "--data", data, "--page", page], env=env, stdout=subprocess.DEVNULL)
            time.sleep(10)
            before, start = cpu_seconds(window.pid), time.monotonic()
            time.sleep(seconds)
            share = (cpu_seconds(window.pid) - before) / (time.monotonic() - start)
            print(f"console on {page}, {triggers} idle triggers: {share * 100:.2f} % of one core, {resident_mb(window.pid):.0f} MB")
            window.terminate()
            window.wait(30)
        engine.terminate()
        engine.wait(60)
    finally:
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    if WHICH in ("", "pipeline"):
        pipeline()
    if WHICH in ("", "idle"):
        idle()
    if WHICH in ("", "console"):
        console()
