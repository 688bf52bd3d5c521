"""Which interpreter runs a Python function, by the PATH that the engine was started with: a virtual environment stands for what it was made
of, and the system's own comes first. Real sandboxes."""
import os
import pathlib
import shutil
import subprocess
import sys
import unittest

from sluicectl import Place

SYSTEM = pathlib.Path("/usr/bin/python3")
CODE = "import sys\n\n\ndef handler(event, context):\n    return sys.executable\n"


@unittest.skipUnless(shutil.which("bwrap"), "SKIP: bubblewrap is not installed")
class Interpreters(unittest.TestCase):
    def setUp(self):
        self.place = Place()
        self.addCleanup(self.place.remove)
        self.place.write("code/index.py", CODE)
        self.made_of = os.path.realpath(sys._base_executable)
        made = subprocess.run([self.made_of, "-m", "venv", "--without-pip", str(self.place.root / "venv")], capture_output=True, text=True)
        if made.returncode != 0:
            self.skipTest("SKIP: no virtual environment could be made: " + made.stderr + made.stdout)
        self.inside = str(self.place.root / "venv/bin")

    def runs(self, path):
        """The interpreter, as the function sees it."""
        environment = {**self.place.environment(), "PATH": path, "VIRTUAL_ENV": str(self.place.root / "venv")}
        self.place.environment = lambda: environment
        self.place.ok("function", "add", "demo/which", "--code", str(self.place.root / "code"))
        done = self.place.run("invoke", "demo/which")
        if b"SandboxUnavailable" in done.stderr:
            self.skipTest("SKIP: " + done.stderr.decode())
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout.decode()

    def test_a_virtual_environment_stands_for_its_interpreter(self):
        self.assertEqual(self.runs(self.inside), self.made_of)

    @unittest.skipUnless(SYSTEM.exists(), "SKIP: there is no /usr/bin/python3")
    def test_the_systems_comes_before_an_activated_environment(self):
        self.assertEqual(self.runs(f"{self.inside}:/usr/bin"), str(SYSTEM.resolve()))


if __name__ == "__main__":
    unittest.main()
