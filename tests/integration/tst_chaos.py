"""Engine and instances killed at random under load: a Python cleaner and a Node shipper in a chain, in their sandboxes, lines put all the
while. Nothing acknowledged is lost; only what was under way when something was killed is done again, and that as a whole; what is named
after its window is there once; and of what was killed nothing stays: no process, mount or socket.

Each cleaned log carries the window and the request that wrote it, so every copy is accounted for. SLUICE_SEED chooses the moments."""
import collections
import os
import random
import select
import shutil
import signal
import stat
import threading
import time
import unittest

import processes
from chaosproof import CLEAN, SHIP, Proof
from cleanship import python_then_node
from sluicectl import LONG, Place, kill
from tst_badinput import until
from tst_chain import ROOT, made
from tst_killloop import Expected

ENGINE_KILLS, INSTANCE_KILLS, PAUSES = (60, 300, 60) if LONG else (3, 7, 2)
GONE_SECONDS = 20  # at most, until nothing of a killed engine is left

# The starter, with a page for each group, and with a mark on each log of who wrote it.
CLEANER = '''
import json
import starter

starter.PULL_GROUPS = 1
plain = starter.clean

def handler(event, context):
    source = json.loads(event)["source"]
    window = f"{source['shardId']} {source['beginCursor']} {source['endCursor']}"
    def marked(log):
        log = plain(log)
        return log and log | {"window": window, "request": context.request_id}
    starter.clean = marked
    return starter.handler(event, context)
'''


class Putter(threading.Thread):
    """Puts lines without an end; what was acknowledged is in the expected-state file before the next ones are put."""

    def __init__(self, place, expected, source):
        super().__init__()
        self.place, self.expected, self.random = place, expected, source
        self.enough, self.error = threading.Event(), None

    def run(self):
        first = 0
        try:
            while not self.enough.is_set():
                count = self.random.randint(5, 60)
                done = self.place.run("put", "shop/access", "-", "--format", "json", stdin=made(count, first).encode(), timeout=120)
                self.expected.note(first=first, count=count, acknowledged=done.returncode == 0)
                first += count
        except Exception as error:  # told by the test, which joins this thread
            self.error = error


@unittest.skipUnless(shutil.which("bwrap") and shutil.which("node"), "SKIP: bubblewrap or node is not installed")
class Chaos(unittest.TestCase):
    def setUp(self):
        self.place = Place()
        self.addCleanup(self.place.remove)
        self.seed = int(os.environ.get("SLUICE_SEED", "7"))
        self.random = random.Random(self.seed)
        self.expected = Expected(self.place.root / "expected.jsonl")
        self.addCleanup(self.expected.file.close)
        self.engine, self.engine_kills, self.instance_kills, self.seen = None, [], [], set()
        self.struck = collections.Counter()
        for name, language in (("clean", "python"), ("ship", "nodejs")):
            shutil.copytree(ROOT / "resources/starters" / language / name, self.place.root / name)
        shutil.move(self.place.root / "clean/index.py", self.place.root / "clean/starter.py")
        self.place.write("clean/index.py", CLEANER)
        self.addCleanup(lambda: kill(self.engine) if self.engine and self.engine.poll() is None else None)

    def test_nothing_is_lost_and_nothing_stays(self):
        self.serve()
        self.place.ok("apply", self.place.write("stack.yaml", python_then_node(groups=6)))
        putter = Putter(self.place, self.expected, random.Random(self.seed + 1))
        putter.start()
        self.addCleanup(putter.join)
        self.addCleanup(putter.enough.set)
        first = until(lambda: self.place.json_lines("executions"), what="an execution")[0]
        if first["errorCode"] == "SandboxUnavailable":
            self.skipTest("SKIP: " + first["errorMessage"])
        strikes = [self.kill_engine] * ENGINE_KILLS + [self.kill_instance] * INSTANCE_KILLS + [self.pause_instance] * PAUSES
        self.random.shuffle(strikes)
        for strike in strikes:
            strike()
        putter.enough.set()
        putter.join()
        if putter.error:
            raise putter.error
        until(self.settled, seconds=120, what="everything delivered")
        self.kill_engine()  # at rest: nothing more comes
        until(self.settled, what="rest after the last start")
        told = Proof(self).check()
        self.stop()
        print(f"\nseed {self.seed}: {len(self.engine_kills)} kills of the engine, {sum(self.struck.values())} of instances {dict(self.struck)}, "
              f"{PAUSES} pauses; {told}")

    # — engine and instances —

    def serve(self):
        self.engine = self.place.start("serve")
        ready, _, _ = select.select([self.engine.stdout], [], [], 60)
        self.assertTrue(ready, "the engine did not come up within 60 s")
        said = self.engine.stdout.readline()
        if not said.startswith(b"serving "):
            there = "\n".join(processes.naming(str(self.place.root)))
            self.fail(f"{said.decode()}{self.engine.stderr.read().decode()}These are there:\n{there}")

    def moment(self, most):
        time.sleep(self.random.uniform(0, most))  # where the kill falls is the point of this test

    def kill_engine(self):
        self.moment(1)
        if self.random.random() < 0.5:  # halted, it starts nothing between the look and the kill; else it is struck in full life
            self.engine.send_signal(signal.SIGSTOP)
        below = processes.descendants(self.engine.pid)
        began = time.time()
        kill(self.engine)
        self.engine_kills.append((began, time.time()))
        self.close_pipes()
        self.seen |= set(below)
        if self.random.random() < 0.25:  # and once more on its way up
            self.engine = self.place.start("serve")
            self.moment(0.4)
            began = time.time()
            kill(self.engine)
            self.engine_kills.append((began, time.time()))
            self.close_pipes()
        old = set(self.seen)
        self.serve()
        self.until_gone(old, "what the killed engine had started")

    def stop(self):
        self.seen |= set(processes.descendants(self.engine.pid))
        self.engine.terminate()
        self.engine.wait(60)
        self.assertEqual(self.engine.returncode, 0, self.engine.stderr.read().decode())
        self.close_pipes()
        self.until_gone(self.seen, "what the stopped engine had started")
        root = str(self.place.root)
        self.assertEqual((processes.naming(root), processes.mounts(root), processes.sockets(root)), ([], [], []))
        left = [path for path in self.place.root.rglob("*") if stat.S_ISSOCK(path.lstat().st_mode)]
        self.assertEqual(left, [])

    def until_gone(self, who, what):
        until(lambda: not who & set(processes.processes()), GONE_SECONDS, "the end of " + what)

    def close_pipes(self):
        self.engine.stdout.close()
        self.engine.stderr.close()

    def sandboxes(self):
        """The processes of each instance. What runs to tell an interpreter's version is none of them."""
        tops = [(who, name) for who, (parent, name) in processes.processes().items() if parent == self.engine.pid]
        found = [{who: name} | processes.descendants(who[0]) for who, name in tops if name in ("bwrap", "sluice-bridge")]
        self.seen.update(*found)
        return found

    def instance_process(self):
        """One process of an instance at some moment, held so that no other can be meant: (descriptor, name, all of the instance)."""
        until(self.sandboxes, what="an instance")
        if self.random.random() < 0.7:  # else just when it starts
            self.moment(0.6)
        while True:
            family = self.random.choice(until(self.sandboxes, what="an instance"))
            who, name = self.random.choice(sorted(family.items()))
            try:
                held = os.pidfd_open(who[0])
            except ProcessLookupError:
                continue
            if who in processes.processes():
                return held, name, set(family)
            os.close(held)

    def kill_instance(self):
        held, name, family = self.instance_process()
        began = time.time()
        if self.signalled(held, signal.SIGKILL):
            self.instance_kills.append((began, time.time()))
            self.struck[name] += 1
            self.until_gone(family, "the killed instance")
        os.close(held)

    def pause_instance(self):
        held, _, _ = self.instance_process()
        if self.signalled(held, signal.SIGSTOP):
            self.moment(0.5)
            self.signalled(held, signal.SIGCONT)
        os.close(held)

    @staticmethod
    def signalled(held, number):
        try:
            signal.pidfd_send_signal(held, number)
        except ProcessLookupError:
            return False
        return True

    def settled(self):
        """Whether both triggers are at the end of their sources; the first one's is looked at first, since it feeds the second."""
        for logstore, trigger in (("shop/access", CLEAN), ("shop/access-clean", SHIP)):
            ends = {row["shard"]: row["end"] for row in self.place.json("get", "shards", logstore)}
            at = {row["shard"]: row["checkpoint"] for row in self.place.json("checkpoint", trigger)}
            if at != ends:
                return False
        return True


if __name__ == "__main__":
    unittest.main()
