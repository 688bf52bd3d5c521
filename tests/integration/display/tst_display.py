#!/usr/bin/env python3
"""The real console in a real window (Xvfb + openbox): by keyboard alone, by mouse, and with a screen reader that listens. With
SLUICE_PICTURES=DIR pictures of the screen are kept there."""
import os
import pathlib
import subprocess
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)]
from display import Display, needs, until  # noqa: E402
from person import BIN, Person  # noqa: E402

SKIPPED = 77  # told to CTest as SKIP_RETURN_CODE
STEPS = ("Authorize and prepare", "Service", "Function template", "Trigger", "Function", "Permissions")
SAMPLE = "shipping/access-to-csv/ship-access"  # a trigger of the sample that is fed all the time
MADE = "made-by-keys"


class OnScreen(unittest.TestCase):
    def setUp(self):
        needs()
        self.display = Display("1600x1000")
        self.addCleanup(self.display.close)

    def picture(self, name):
        folder = os.environ.get("SLUICE_PICTURES")
        if folder:
            pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
            self.display.picture(pathlib.Path(folder) / f"display-{name}.png")

    def delivered(self, person):
        return sum(1 for row in person.ctl("executions") if row["status"] == "ok")


class Windows(OnScreen):
    def test_tests_of_the_window_pass_on_a_screen(self):
        for name in ("ui-tst_window", "ui-tst_triggerlog"):
            program = BIN.parent / "tests" / name
            if not program.exists():
                self.skipTest(f"SKIPPED LOUDLY: {program} is not built")
            done = self.display.run(program, timeout=120)
            self.assertEqual(done.returncode, 0, f"{name}\n{done.stdout[-3000:]}\n{done.stderr[-1000:]}")


class Keys(OnScreen):
    """Nothing is clicked: what a person does who has no mouse."""

    def test_from_the_first_start_to_a_delivery_and_all_dialogs(self):
        person = Person(self.display)
        person.focused("Run the sample")
        self.picture("keys-welcome")
        person.tab_to("New trigger")
        person.tab_to("Run the sample", back=True)
        person.press("Return")
        person.wait("Triggers", "table")
        self.makes_a_trigger(person)
        self.reads_an_execution(person)
        self.asks_the_doctor(person)
        self.opens_and_closes_dialogs(person)
        person.press("ctrl+q")
        self.assertEqual(person.ends(), 0)

    def makes_a_trigger(self, person):
        person.press("ctrl+n")
        for step in STEPS:
            person.wait(step, "label")
            if step == "Service":
                person.tab_to("Description")
                person.type("Made without a mouse")
            if step == "Trigger":
                person.focused("Trigger name")
                person.press("ctrl+a")
                person.type(MADE)
                until(lambda: person.focus().get("text") == MADE, lambda: f"the name {MADE}, there is {person.focus()}")
                person.press("alt+i")
                person.focused("Invocation interval")
                person.press("ctrl+a")
                person.type("3")
                until(lambda: person.focus().get("value") == 3, lambda: f"an interval of 3 seconds, there is {person.focus()}")
            self.picture(f"keys-{step.split()[0].lower()}")
            person.wait("Next", "push button")
            person.press("alt+n")
        person.focused("Create")
        self.picture("keys-review")
        person.press("Return")
        person.wait("Tick now", "push button")  # the page of the trigger; its name alone is on the review, too
        person.wait(MADE, "label")
        until(lambda: any(row["status"] == "ok" and row["trigger"].endswith(MADE) for row in person.ctl("executions")),
              lambda: f"a delivery by {MADE}: {person.ctl('doctor', f'delivery/to-csv/{MADE}')} {person.ctl('get', 'triggers')}")

    def reads_an_execution(self, person):
        until(lambda: person.rows("Trigger log"), "a row in the trigger log")
        person.focused("Trigger log")
        person.press("Down")
        person.wait("Newer execution", enabled=False)
        self.picture("keys-execution")
        person.press("Escape")
        person.gone("Newer execution")

    def asks_the_doctor(self, person):
        person.command("doctor")
        person.wait("Check again", "push button")
        self.picture("keys-doctor")
        person.press("alt+Left")
        person.wait("Tick now", "push button")

    def opens_and_closes_dialogs(self, person):
        """Each takes the focus, is closed by Escape, and gives the focus back."""
        for title, way in (("Keyboard shortcuts", "F1"), ("Settings", "ctrl+comma"), ("Import files", "ctrl+i"), ("Open a stack file", "ctrl+o"),
                           ("Save all as a stack file", "ctrl+shift+s"), ("Trash", None), ("Confirm Authorization Policy", None),
                           ("Connect to the cloud", None), ("Delete trigger", "delete"), (f"Edit trigger delivery/to-csv/{MADE}", "F2"),
                           (f"Move checkpoint of {MADE}", "move checkpoint")):
            before = person.focus()
            if way is None or way[0].islower() and "+" not in way:
                person.command(way or title)
            else:
                person.press(way)
            until(lambda: title in person.titles(), lambda: f"the dialog “{title}”, there is {person.titles()}")
            until(lambda: person.focus().get("window") == title, lambda: f"the focus in “{title}”, it is on {person.focus()}")
            self.picture("keys-" + title.split("/")[0].replace(" ", "-").lower())
            person.closes(title)
            until(lambda: person.focus().get("path") == before["path"],
                  lambda: f"the focus where it was before “{title}”: {before}, it is on {person.focus()}")
        person.press("F10", "Down")
        until(lambda: person.focus().get("role") == "menu item", "the focus in the menu")
        self.picture("keys-menu")
        person.press("Escape")


class Mouse(OnScreen):
    """The same way; the keyboard is not touched."""

    def test_from_the_first_start_to_a_delivery_by_clicks(self):
        person = Person(self.display)
        person.click("Run the sample", "push button")
        person.wait("Triggers", "table")
        person.click("New trigger", "check box")
        for step in STEPS:
            person.wait(step, "label")
            if step == "Trigger":
                made = person.wait("Trigger name", "text")["text"]  # as it is proposed
            person.click("Next", "push button")
        person.click("Create", "push button")
        person.wait("Tick now", "push button")
        person.wait(made, "label")
        until(lambda: person.rows("Trigger log"), "a row in the trigger log")
        person.click_row("Trigger log", 0)
        person.wait("Newer execution", enabled=False)
        person.click("Close (Esc)", "push button")
        person.gone("Newer execution")
        dialog = f"Edit trigger delivery/to-csv/{made}"
        person.click("Edit…", "push button")
        until(lambda: dialog in person.titles(), f"the dialog “{dialog}”")
        person.click("Cancel", "push button")
        until(lambda: dialog not in person.titles(), f"the end of “{dialog}”")
        person.click("Doctor", "push button")
        person.wait("Check again", "push button")
        self.picture("mouse-doctor")
        for place in ("Services", "Functions", "Logstores", "Access", "Triggers", "Overview"):
            person.click(place, "check box")
            person.wait(place, "label")
            self.picture(f"mouse-{place.lower()}")
        person.click("Search or run a command", "push button")
        person.wait("Type a name or a command", "text")
        person.click_row("Matches", 0)
        person.gone("Type a name or a command")
        person.close_window()
        self.assertEqual(person.ends(), 0)


class Reading(OnScreen):
    """QTableView of Qt 6.4 is said to crash under a screen reader when its rows change: one reads all, while they do."""

    def test_every_page_is_read_while_executions_come(self):
        person = Person(self.display, "--sample")
        until(lambda: self.delivered(person) >= 2, "two deliveries")
        for place, keys in (("Overview", "ctrl+1"), ("Triggers", "ctrl+2"), ("Services", "ctrl+3"), ("Functions", "ctrl+4"), ("Logstores", "ctrl+5"), ("Access", "ctrl+6")):
            person.press(keys)
            self.reads(person, place, "label")
        for tab in ("Connections", "Roles", "Users", "Secrets", "Check", "Audit"):
            person.click(tab)
            self.reads(person, tab)
        self.reads_the_log(person)
        for key, dialog in (("F1", "Keyboard shortcuts"), ("ctrl+comma", "Settings"), ("ctrl+i", "Import files"), ("F2", f"Edit trigger {SAMPLE}")):
            person.press(key)
            self.reads(person, dialog)
            person.closes(dialog)
        for dialog in ("Trash", "Confirm Authorization Policy", "Connect to the cloud", "Delete trigger", "Move checkpoint of ship-access"):
            person.command(dialog.split(" of ")[0].split(" trigger")[0])
            self.reads(person, dialog)
            person.closes(dialog)
        person.command("doctor")
        self.reads(person, "Check again")
        person.command("shop/access")
        self.reads(person, "Browse")
        person.press("ctrl+n")
        for step in STEPS:
            self.reads(person, step, "label")
            person.wait("Next", "push button")
            person.press("alt+n")
        self.reads(person, "Create")
        walk = self.reads(person, "Sluice", hidden=True)
        self.assertGreater(walk["named"], 50)
        person.press("ctrl+q")
        self.assertEqual(person.ends(), 0)

    def reads_the_log(self, person):
        """Rows come, go, unfold, hide and are sorted between two readings; and while they are read."""
        person.command(SAMPLE)
        person.focused("Trigger log")
        before = self.delivered(person)
        for keys in ("Down", "Right", "Left", "End", "Home", "Escape", "ctrl+f", "o", "k", "Escape"):
            person.press(keys)
            self.reads(person, "Trigger log")
        x, y, width, height = person.wait("Trigger log", "table")["place"]
        for _ in range(2):
            self.display.click(x + 20, y + height // 100 + 8)  # the header's first column
            self.reads(person, "Trigger log")
        while self.delivered(person) <= before:
            self.reads(person, "Trigger log")
        self.reads(person, "Trigger log")

    def reads(self, person, name, role=None, hidden=False):
        """All that shows, once something of that name does."""
        person.wait(name, role)
        walk = person.reader.ask("walk", hidden=hidden)
        self.assertIsNone(person.process.poll(), f"{name}: the console crashed under a screen reader")
        self.assertEqual(walk["nameless"], [], name)
        self.assertGreater(walk["nodes"], 20, name)
        return walk


if __name__ == "__main__":
    if not os.environ.get("SLUICE_LONG") and len(sys.argv) < 3:
        print("SKIPPED LOUDLY: a part of ./dev test --long, or named by hand: it takes a minute, a screen of its own, and keys that nobody else may delay")
        sys.exit(SKIPPED)
    program = unittest.main(exit=False)
    if program.result.wasSuccessful() and program.result.skipped:
        for _, why in program.result.skipped:
            print(why, file=sys.stderr)
        sys.exit(SKIPPED)
    sys.exit(not program.result.wasSuccessful())
