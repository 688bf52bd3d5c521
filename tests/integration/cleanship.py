"""Functions in a chain, as the starters give them: one cleans a Logstore into another, one ships that into the bucket "lake". The stack that
tests apply, and what has arrived."""
import gzip
import json

BEFORE = '''
sluice: 1
authorize: true
projects:
  shop:
    logstores:
      access: ACCESS
      etl-log: {}
      fn-log: {}
'''
SERVICE = '''
buckets:
  lake: {}
roles:
  fn-role: {trust: fc, policies: [AliyunLogFullAccess, AliyunOSSFullAccess]}
services:
  shipping:
    log: {project: shop, logstore: fn-log}
    role: {name: fn-role}
    functions:
'''
FUNCTION = '''
      {name}:
        runtime: {runtime}
        handler: {handler}
        code: {name}
        memorySize: {memory}
        timeout: 60
        triggers:
          every:
            source: {{project: shop, logstore: {source}, start: oldest}}
            triggerLog: etl-log
            interval: 3
            window: {{groups: {groups}}}
            parameter: {{target: {target}}}
'''


def function(name, runtime, source, target, handler="index.handler", memory=256, groups=10_000):
    """Its code is in the folder of its name."""
    return FUNCTION.format(**locals())


def into_logstore(name):
    return f"{{projectName: shop, logstoreName: {name}}}"


def into_bucket(prefix):
    return f'{{ossEndpoint: "http://oss.sluice.internal", ossBucket: lake, ossPrefix: "{prefix}"}}'


def stack(functions, access="{shards: 2}", others=("access-clean",)):
    """`access`: the Logstore that all begins with; `others`: those between."""
    logstores = "".join(f"      {name}: {{shards: 2}}\n" for name in others)
    return BEFORE.replace("ACCESS", access).rstrip() + "\n" + logstores + SERVICE + "".join(functions)


def python_then_node(access="{shards: 2}", groups=10_000):
    return stack([function("clean", "python3", "access", into_logstore("access-clean"), groups=groups),
                  function("ship", "nodejs18", "access-clean", into_bucket("clean/"), groups=groups)], access)


def shipped(place, folder=None):
    """The logs of all objects, or of those in that folder of the bucket, without what the system adds."""
    out = []
    for path in place.objects("lake"):
        if folder is None or folder in path.parts:
            for line in gzip.decompress(path.read_bytes()).decode().split("\n"):
                if line:
                    out.append({key: value for key, value in json.loads(line).items() if not key.startswith("__")})
    return out
