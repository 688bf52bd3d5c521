"""Brings the official SDKs, unmodified, into a folder of the build: the fixture of the tests beside this file. Does nothing when they are there.

usage: install.py FOLDER      exit 77 (skipped) where the registries cannot be reached
"""
import pathlib
import shutil
import subprocess
import sys

PYTHON = ["aliyun-log-python-sdk==0.9.52"]
NODE = ["@alicloud/log@1.2.6"]
SKIPPED = 77
TIMEOUT = 90  # seconds; a registry that does not answer must not hold up the other tests


def run(*words, cwd=None):
    print("+", *words, flush=True)
    return subprocess.run(words, cwd=cwd, timeout=TIMEOUT, stdin=subprocess.DEVNULL).returncode == 0


def python_packages(folder):
    made = folder / "python"
    stamp = made / "installed"
    wanted = "\n".join(PYTHON)
    if stamp.exists() and stamp.read_text() == wanted:
        return True
    shutil.rmtree(made, ignore_errors=True)
    pip = [str(made / "bin/python"), "-m", "pip", "install", "-q", "--retries", "1", "--timeout", "10"]
    good = run(sys.executable, "-m", "venv", str(made)) and run(*pip, *PYTHON)
    if good:
        stamp.write_text(wanted)
    return good


def node_packages(folder):
    made = folder / "node"
    stamp = made / "installed"
    wanted = "\n".join(NODE)
    if stamp.exists() and stamp.read_text() == wanted:
        return True
    if not shutil.which("npm"):
        return False
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    npm = ["npm", "install", "--fetch-retries=1", "--fetch-timeout=15000", "--no-audit", "--no-fund", "--silent", "--ignore-scripts"]
    good = run(*npm, *NODE, cwd=made)
    if good:
        stamp.write_text(wanted)
    return good


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    missing = []
    for what, install in (("Python", python_packages), ("Node.js", node_packages)):
        try:
            good = install(folder)
        except (OSError, subprocess.TimeoutExpired) as problem:
            print(problem)
            good = False
        if not good:
            missing.append(what)
    for what in missing:
        print(f"SKIP: the {what} packages of the official SDKs could not be installed; the tests that use them are skipped")
    return SKIPPED if missing else 0


if __name__ == "__main__":
    sys.exit(main())
