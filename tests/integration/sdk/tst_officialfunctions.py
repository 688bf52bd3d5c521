"""The official clients inside functions: the starters with aliyun-log-python-sdk and oss2 in python/, @alicloud/log and ali-oss in
node_modules/, called by triggers in their sandboxes. What arrives must equal what was collected; and no function may have fallen back on the
small clients of the runtime."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import unittest

from cleanship import function, into_bucket, into_logstore, shipped, stack
from served import SDK, SKIPPED
from sluicectl import Place, kill
from tst_badinput import until

STARTERS = pathlib.Path(__file__).resolve().parents[3] / "resources/starters"
CLIENTS = pathlib.Path(os.environ["SLUICE_CLIENT_DIR"])
# Neither needed nor cheap: writing and removing thousands of small files is most of what this test takes.
NOT_BUNDLED = shutil.ignore_patterns("__pycache__", "pip", "pip-*", "setuptools", "setuptools-*", "pkg_resources", "_distutils_hack",
                                     "distutils-precedence.pth", "tests", "zoneinfo", "SelfTest", "cli", "@types", "*.map", "*.d.ts", ".bin")
LOGS = 300

# Handlers around the starters': one that was served by another client than it brought fails, and its window never arrives.
PYTHON = '''
import sys
import index

def handler(event, context):
    figures = index.handler(event, context)
    own = [name for name in ("aliyun.log", "oss2") if "/code/python/" in (getattr(sys.modules.get(name), "__file__", "") or "")]
    if own != WANTED or "sluice_log" in sys.modules or "sluice_oss" in sys.modules:
        raise AssertionError(f"served by {own}")
    return figures
'''
NODE = '''
const index = require('./index.js');

exports.handler = (event, context, callback) => index.handler(event, context, (error, figures) => {
    const own = Object.keys(require.cache).some((file) => file.startsWith('/code/node_modules/WANTED/'));
    callback(error ?? (own ? null : new Error('WANTED was not loaded')), figures);
});
'''


def site_packages(environment):
    found = sorted(environment.glob("lib/python3.*/site-packages"))
    return found[0] if found and (environment / "installed").exists() else None


def missing():
    """Why nothing can be tested here; "" = everything is there."""
    if not shutil.which("bwrap") or not shutil.which("node"):
        return "bubblewrap or node is not installed"
    packages = [site_packages(SDK / "python"), site_packages(CLIENTS / "python-oss2")]
    if None in packages or not (SDK / "node/installed").exists() or not (CLIENTS / "node-ali-oss/installed").exists():
        return "the official clients are not installed (see install.py and tst_ossclients.cpp)"
    system = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else shutil.which("python3")
    version = subprocess.run([system, "-c", "import sys; print('python%d.%d' % sys.version_info[:2])"], capture_output=True, text=True)
    if any(folder.parent.name != version.stdout.strip() for folder in packages):  # their compiled parts are of one version
        return f"functions run with {version.stdout.strip()}, the clients were installed for {packages[0].parent.name}"
    return ""


class OfficialClients(unittest.TestCase):
    def bundle(self, place):
        """The code of the four functions."""
        for name in ("clean-python", "clean-nodejs", "ship-python", "ship-nodejs"):
            step, language = name.split("-")
            shutil.copytree(STARTERS / language / step, place.root / name)
        wanted = {"clean": ["aliyun.log"], "ship": ["aliyun.log", "oss2"]}
        for step, names in wanted.items():
            code = place.root / f"{step}-python"
            for environment in [SDK / "python", CLIENTS / "python-oss2"][:len(names)]:
                shutil.copytree(site_packages(environment), code / "python", ignore=NOT_BUNDLED, dirs_exist_ok=True)
            (code / "proof.py").write_text(PYTHON.replace("WANTED", str(names)))
        for step, folder, client in (("clean", SDK / "node", "@alicloud/log"), ("ship", CLIENTS / "node-ali-oss", "ali-oss")):
            code = place.root / f"{step}-nodejs"
            shutil.copytree(folder / "node_modules", code / "node_modules", ignore=NOT_BUNDLED)
            (code / "proof.js").write_text(NODE.replace("WANTED", client))

    def stack(self):
        functions = []
        for language, runtime in (("python", "python3"), ("nodejs", "nodejs18")):
            for step, source, target in (("clean", "access", into_logstore(f"clean-{language}")),
                                         ("ship", f"clean-{language}", into_bucket(f"{language}/"))):
                functions.append(function(f"{step}-{language}", runtime, source, target, handler="proof.handler", memory=512))
        return stack(functions, "{shards: 1, collect: [{path: access.log, format: json}]}", ("clean-python", "clean-nodejs"))

    def test_both_languages_clean_and_ship(self):
        place = Place()
        self.addCleanup(place.remove)
        self.bundle(place)
        place.write("access.log", "".join(json.dumps({"n": str(i), "mail": f"joe{i}@example.com", "text": "ä€😀"}, ensure_ascii=False) + "\n"
                                          for i in range(LOGS)))
        written = place.write("stack.yaml", self.stack())
        engine = place.start("serve")
        self.addCleanup(lambda: kill(engine) if engine.poll() is None else None)
        until(place.serves, what="the engine")
        place.ok("apply", written)
        first = until(lambda: place.json_lines("executions"), what="an execution")[0]
        if first["errorCode"] == "SandboxUnavailable":
            self.skipTest("SKIP: " + first["errorMessage"])
        for language in ("python", "nodejs"):
            wanted = [{"n": str(i), "mail": "***@example.com", "text": "ä€😀", "cleaned_by": f"clean-{language}"} for i in range(LOGS)]
            try:
                got = until(lambda: [s for s in [shipped(place, language)] if len(s) >= LOGS],
                            what="all logs by way of " + language, seconds=40)[0]
            except AssertionError as late:
                raise AssertionError(f"{late}; executions: {place.json_lines('executions')}") from None
            self.assertEqual(sorted(got, key=lambda log: int(log["n"])), wanted)
        self.assertEqual(self.failures(place), [])

    def failures(self, place):
        return [row["errorMessage"] for row in place.json_lines("executions") if row["status"] not in ("ok", "running")][:3]


if __name__ == "__main__":
    if why := missing():
        print(f"SKIP: {why}: nothing was tested")
        sys.exit(SKIPPED)
    unittest.main()
