"""A function for a log trigger. It is called with the place of new logs; reading them is up to it."""
import json
import logging


def handler(event, context):
    event = json.loads(event)
    source = event["source"]
    logging.info("logs of %s/%s shard %d from %s to %s", source["projectName"], source["logstoreName"], source["shardId"],
                 source["beginCursor"], source["endCursor"])
    # These four figures appear in the trigger's log; any other result is a success too.
    return json.dumps({"ingestLines": 0, "ingestBytes": 0, "shipLines": 0, "shipBytes": 0})
