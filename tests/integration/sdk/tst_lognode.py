"""npm @alicloud/log, as it is, against the gateway; what it wrote is read back by sluicectl."""
import json
import pathlib
import subprocess
import sys
import unittest

from served import SDK, Served, skip_unless

SCRIPT = pathlib.Path(__file__).resolve().parent / "lognode.js"


class NodeSdk(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.served = Served()
        cls.addClassCleanup(cls.served.end)

    def test_everything(self):
        done = subprocess.run(["node", str(SCRIPT), str(SDK / "node/node_modules/@alicloud/log")], env=self.served.environment(),
                              capture_output=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        said = json.loads(done.stdout)
        self.assertEqual(said["project"], "shop")
        self.assertIn("access", said["logstores"])
        self.assertEqual(said["logstore"], ["access", 2, 30])
        self.assertEqual(said["errors"], ["LogStoreNotExist", "ProjectNotExist", "LogStoreAlreadyExist", "SignatureNotMatch", "NotImplemented"])
        rows = self.served.place.pulled("shop/fresh")
        self.assertEqual(sorted(row["contents"]["msg"] if "contents" in row else row["msg"] for row in rows),
                         sorted(["one", "two", "three ü"]))


if __name__ == "__main__":
    skip_unless(SDK / "node/installed", "@alicloud/log")
    sys.exit(0 if unittest.main(exit=False).result.wasSuccessful() else 1)
