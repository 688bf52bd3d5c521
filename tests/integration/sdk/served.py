"""An engine that serves, and a user of it with an access key: what every SDK test starts with."""
import json
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from sluicectl import Place, kill  # noqa: E402
from tst_badinput import until  # noqa: E402

SDK = pathlib.Path(os.environ["SLUICE_SDK_DIR"])
SKIPPED = 77

STACK = """sluice: 1
projects:
  shop:
    logstores:
      access: {shards: 2}
buckets: {lake: {}}
"""


class Served:
    def __init__(self, policies=("AliyunLogFullAccess",)):
        self.place = Place()
        self.engine = self.place.start("serve")
        until(self.place.serves, what="the engine")
        self.place.ok("apply", self.place.write("stack.yaml", STACK))
        words = [word for policy in policies for word in ("--policy", policy)]
        key = self.place.json("user", "add", "writer", *words)
        self.key_id, self.secret = key["keyId"], key["secret"]
        self.url = self.place.json("status")["gateway"]
        self.port = int(self.url.rsplit(":", 1)[1])

    def end(self):
        kill(self.engine)
        self.place.remove()

    def environment(self, **more):
        """For a client in another process: every name below sluice.internal leads to the gateway."""
        return {**os.environ, "SLUICE_KEY_ID": self.key_id, "SLUICE_KEY_SECRET": self.secret, "SLUICE_PORT": str(self.port), **more}


def skip_unless(path, what):
    if not path.exists():
        print(f"SKIP: {what} is not installed (see install.py): nothing was tested")
        sys.exit(SKIPPED)
