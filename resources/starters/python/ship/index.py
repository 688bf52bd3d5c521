"""Ships logs to object storage: one gzip file of JSON lines for each window. Edit line_of(); the rest can stay."""
import gzip
import json
import logging

PULL_GROUPS = 100


def line_of(log):
    """One log, a dict of texts, as a line of the file; None leaves it out."""
    return json.dumps(log, ensure_ascii=False)


def handler(event, context):
    event = json.loads(event)
    return json.dumps(run(log_client(event["source"]["endpoint"], context), bucket(event["parameter"]["target"], context), event))


def run(client, store, event):
    source, target = event["source"], event["parameter"]["target"]
    lines, ingested, cursor = [], 0, source["beginCursor"]
    while True:
        pulled = client.pull_logs(source["projectName"], source["logstoreName"], source["shardId"], cursor, PULL_GROUPS,
                                  end_cursor=source["endCursor"])
        for log in pulled.get_flatten_logs_json():
            ingested += 1
            line = line_of(log)
            if line is not None:
                lines.append(line)
        if pulled.get_next_cursor() == cursor:  # the end of the window
            break
        cursor = pulled.get_next_cursor()
    text = "".join(line + "\n" for line in lines).encode()
    # The name follows from the window: when it is tried again, the object is written over and nothing is there twice.
    key = f"{target['ossPrefix']}{source['shardId']}_{source['beginCursor']}_{source['endCursor']}.jsonl.gz"
    if lines:
        store.put_object(key, gzip.compress(text, mtime=0))
    logging.info("%d logs to %s", len(lines), key)
    return {"ingestLines": ingested, "ingestBytes": len(text), "shipLines": len(lines), "shipBytes": len(text)}


# The official SDKs when the code brings them, else the small clients that come with the runtime.

def log_client(endpoint, context):
    try:
        from aliyun.log import LogClient
    except ImportError:
        from sluice_log import LogClient
    given = context.credentials
    if not given.access_key_id:
        raise PermissionError("the service has no role, so its functions may read and write nothing: give it one, with policies")
    return LogClient(endpoint, given.access_key_id, given.access_key_secret, securityToken=given.security_token)


def bucket(target, context):
    try:
        import oss2
    except ImportError:
        import sluice_oss as oss2
    given = context.credentials
    auth = oss2.StsAuth(given.access_key_id, given.access_key_secret, given.security_token)
    return oss2.Bucket(auth, target["ossEndpoint"], target["ossBucket"])
