#!/usr/bin/env python3
"""Warm calls of the runtimes' bootstraps, without a sandbox, beside a bare length-prefixed echo of the same interpreter over the
same socket pair. Prints a line a figure; the ratio is of the interpreter's own CPU time, so that this driver's does not count.

usage: bench_runtimes.py [CALLS]
"""
import json
import os
import pathlib
import socket
import struct
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "engine" / "functions" / "runtimes"))

from instance import CALL, Instance, node, python  # noqa: E402

EVENT = b'{"source":{"projectName":"shop-logs","logstoreName":"orders","shardId":0},"parameter":{}}'
ECHO = {
    "python": "import os\nwhile True:\n    head = os.read(3, 65536)\n    if not head: break\n"
              "    size = int.from_bytes(head[:4], 'big')\n    while len(head) < 4 + size: head += os.read(3, 65536)\n"
              "    os.write(3, head[:4] + head[4:4 + size])\n",
    "nodejs": "const s = new (require('net').Socket)({ fd: 3, readable: true, writable: true });\n"
              "s.on('data', (d) => { const n = d.readUInt32BE(0); s.write(d.subarray(0, 4 + n)); });\n",
}
HANDLER = {"python": {"index.py": "def handler(event, context):\n    return event\n"},
           "nodejs": {"index.js": "exports.handler = (event, context, callback) => callback(null, event);\n"}}


def cpu_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def exchange(connection, message, count):
    for _ in range(count):
        connection.sendall(message)
        data = connection.recv(65536)
        while len(data) < 4 or len(data) < 4 + int.from_bytes(data[:4], "big"):
            data += connection.recv(65536)


def measured(connection, pid, message, count):
    exchange(connection, message, count // 5)
    cpu, wall = cpu_seconds(pid), time.monotonic()
    exchange(connection, message, count)
    return (time.monotonic() - wall) / count * 1e6, (cpu_seconds(pid) - cpu) / count * 1e6


def echo(language, count):
    ours, theirs = socket.socketpair()
    program = [python(), "-c", ECHO["python"]] if language == "python" else [node(), "-e", ECHO["nodejs"]]

    def child():
        os.dup2(theirs.fileno(), 3)
        os.set_inheritable(3, True)

    process = subprocess.Popen(program, preexec_fn=child, pass_fds=(3,))
    theirs.close()
    try:
        return measured(ours, process.pid, struct.pack(">I", len(EVENT)) + EVENT, count)
    finally:
        process.kill()
        process.wait()


def bootstrap(language, count):
    head = json.dumps(CALL).encode()
    message = struct.pack(">IcI", 5 + len(head) + len(EVENT), b"C", len(head)) + head + EVENT
    with Instance(language, HANDLER[language]) as instance:
        return measured(instance.socket, instance.process.pid, message, count)


def cold_start(command):
    best = []
    for _ in range(10):
        begin = time.monotonic()
        command()
        best.append(time.monotonic() - begin)
    return sorted(best)[len(best) // 2] * 1000


def started(language):
    with Instance(language, HANDLER[language]) as instance:
        instance.call()


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20000
    for language, bare in (("python", [python(), "-c", "pass"]), ("nodejs", [node(), "-e", "0"])):
        if bare[0] is None:
            print(f"{language}: SKIP: no interpreter")
            continue
        echo_wall, echo_cpu = echo(language, count)
        wall, cpu = bootstrap(language, count)
        print(f"{language}: {1e6 / wall:,.0f} calls/s, {wall:.1f} us a call (echo {echo_wall:.1f}); CPU {cpu:.1f} us (echo {echo_cpu:.1f}); "
              f"ratio wall {wall / echo_wall:.2f}, CPU {cpu / max(echo_cpu, 0.1):.2f}")
        print(f"{language}: cold start to the first result {cold_start(lambda: started(language)):.0f} ms, "
              f"bare interpreter {cold_start(lambda: subprocess.run(bare, check=True)):.0f} ms (medians of 10)")


if __name__ == "__main__":
    main()
