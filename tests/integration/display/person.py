"""A person at the console who sees it through a screen reader only, and uses keys or the mouse."""
import json
import os
import pathlib
import subprocess

from display import until

BIN = pathlib.Path(os.environ["SLUICE_BIN_DIR"])


class Reader:
    """The program screenreader, one question at a time."""

    def __init__(self, display):
        self.process = display.start([BIN / "screenreader"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, do, **more):
        self.process.stdin.write(json.dumps({"do": do, **more}) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if answer.get("gone") or "error" in answer:
            raise AssertionError(f"the console left the accessibility bus: {answer}")
        return answer


class Person:
    def __init__(self, display, *words):
        self.display = display
        self.data = display.root / "sluice"
        self.process = display.start([BIN / "sluice", "--data", self.data, "--secrets", "memory", "--lang", "en", *words])
        self.reader = Reader(display)
        if not self.reader.ask("find", name="sluice")["found"]:
            raise AssertionError("no application named sluice is on the accessibility bus")

    # What is on the screen

    def see(self):
        return self.reader.ask("see")["showing"]

    def all(self, name=None, role=None):
        return [node for node in self.see() if (name is None or node["name"] == name) and (role is None or node["role"] == role)]

    def wait(self, name=None, role=None, enabled=True):
        """The first thing of that name and role that shows and can be used."""
        return until(lambda: next((node for node in self.all(name, role) if node["enabled"] or not enabled), None),
                     lambda: f"{role or 'anything'} “{name}”; the focus is on {self.focus()}, "
                             f"there is {sorted({n['name'] for n in self.see()} - {''})}")

    def gone(self, name, role=None):
        until(lambda: not self.all(name, role), lambda: f"{name} is still there")

    def focus(self):
        return self.reader.ask("focus")

    def rows(self, table, most=20):
        return [[cell["name"] for cell in row] for row in self.reader.ask("rows", table=table, most=most)["rows"]]

    def focused(self, name):
        """On that thing, and it can be used: a button that has got another name may keep the focus for a moment after it was disabled."""
        def there():
            focus = self.focus()
            return focus.get("name") == name and focus.get("enabled")

        until(there, lambda: f"the focus on “{name}”, it is on {self.focus()}")

    def titles(self):
        """Of the windows that show."""
        return [node["name"] for node in self.see() if node["window"] == node["name"] and node["depth"] == 0]

    # What the engine says

    def ctl(self, *words):
        """The rows of its answer. A command that finds no engine makes one for a moment, which would hold the directory against
        the one that is starting: none is asked before an engine has said where it listens."""
        if not (self.data / "endpoint").exists():
            return []
        done = self.display.run(BIN / "sluicectl", "--data", self.data, "--json", *words)
        return [json.loads(line) for line in done.stdout.splitlines()] if done.returncode == 0 else []

    # Hands

    def press(self, *keys):
        self.display.key(*keys)

    def type(self, text):
        self.display.text(text)

    def tab_to(self, name, back=False, most=60):
        for _ in range(most):
            before = self.focus()
            if before.get("name") == name:
                return before
            self.press("shift+Tab" if back else "Tab")
            until(lambda: self.focus().get("path") != before.get("path"), lambda: f"Tab leaves {before}")
        raise AssertionError(f"{most} Tabs do not reach “{name}”")

    def closes(self, dialog):
        """By Escape; and the window has the keyboard again."""
        self.press("Escape")
        until(lambda: dialog not in self.titles(), f"the end of “{dialog}”")
        until(lambda: self.focus().get("window") == "Sluice", lambda: f"the focus in the window, it is on {self.focus()}")

    def command(self, words):
        """By the palette."""
        self.press("ctrl+k")
        self.wait("Type a name or a command", "text")
        self.type(words)
        self.press("Return")

    def click(self, name, role=None):
        x, y, width, height = self.wait(name, role)["place"]
        self.display.click(x + width // 2, y + height // 2)

    def click_row(self, table, row):
        rows = until(lambda: self.reader.ask("rows", table=table, most=row + 1)["rows"][row:], f"row {row} of “{table}”")
        x, y, width, height = rows[0][0]["place"]
        self.display.click(x + width // 2, y + height // 2)

    def close_window(self):
        """The button at the right end of the title bar that openbox draws above the window."""
        x, y, width, _ = self.wait("Sluice")["place"]
        self.display.click(x + width - 8, y - 10)

    def ends(self):
        until(lambda: self.process.poll() is not None, "the end of the console")
        return self.process.returncode
