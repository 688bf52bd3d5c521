#!/usr/bin/env python3
"""The console on a real screen: Xvfb + openbox. By keyboard alone, by mouse, and with a screen reader on the accessibility bus."""
import json
import os
import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
from display import Display, needs, until  # noqa: E402

BIN = pathlib.Path(os.environ["SLUICE_BIN_DIR"])
TESTS = BIN.parent / "tests"


class OnScreen(unittest.TestCase):
    def setUp(self):
        needs()
        self.display = Display()
        self.addCleanup(self.display.close)
        self.data = self.display.root / "sluice"

    def console(self, *words):
        process = self.display.start([BIN / "sluice", "--data", self.data, "--secrets", "memory", "--lang", "en", *words])
        self.display.window()
        return process

    def ctl(self, *words):
        done = self.display.run(BIN / "sluicectl", "--data", self.data, "--json", *words, timeout=60)
        return json.loads(done.stdout) if done.returncode == 0 and done.stdout.strip() else None

    def delivered(self):
        rows = self.ctl("executions") or []
        return sum(1 for row in rows if row.get("status") == "ok")

    def test_the_window_tests_pass_on_a_screen(self):
        for name in ("ui-tst_window", "ui-tst_triggerlog"):
            done = self.display.run(TESTS / name, timeout=170)
            self.assertEqual(done.returncode, 0, f"{name}\n{done.stdout[-3000:]}\n{done.stderr[-1000:]}")

    def test_a_first_start_by_keyboard_alone_runs_the_sample(self):
        process = self.console()
        until(lambda: (self.data / "endpoint").exists(), 20, "an engine")
        until(lambda: self.ctl("status"), 20, "its answer")
        self.display.key("ctrl+k")
        self.display.text("run the sample")
        self.display.key("Return")
        until(lambda: self.delivered() >= 3, 60, "three deliveries")
        self.display.key("ctrl+2", "Down", "Return")  # the triggers, the second one
        self.display.key("ctrl+1")
        self.assertIsNone(process.poll())
        self.display.key("ctrl+q")
        until(lambda: process.poll() is not None, 20, "the end")
        self.assertEqual(process.returncode, 0)

    def test_a_screen_reader_reads_every_page_while_rows_come(self):
        if not pathlib.Path("/usr/libexec/at-spi-bus-launcher").exists():  # the session bus starts it
            self.skipTest("SKIPPED LOUDLY: at-spi2-core is not installed; ./dev test installs it")
        self.display.environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        process = self.console("--sample", "--page", "triggers")
        until(lambda: self.delivered() >= 3, 60, "three deliveries")
        for page in ("overview", "triggers", "services", "logstores", "access", "wizard", "triggers/shipping/access-to-csv/ship-access"):
            self.display.key("ctrl+k")
            self.display.text(page.rsplit("/", 1)[-1] if page.startswith("triggers/") else page)
            self.display.key("Return")
            done = self.display.run(BIN / "atspiwalk", "sluice", "3", timeout=100)
            lines = [json.loads(line) for line in done.stdout.splitlines()]
            print(page, lines[-1] if lines else done.stderr)
            self.assertEqual(done.returncode, 0, f"{page}: the window went\n{done.stderr}")
            self.assertIsNone(process.poll(), f"{page}: the console crashed with a screen reader")
            self.assertGreater(lines[-1]["nodes"], 20)
            self.assertEqual(lines[-1]["nameless"], [], page)


if __name__ == "__main__":
    unittest.main()
