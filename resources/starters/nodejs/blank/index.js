// A function for a log trigger. It is called with the place of new logs; reading them is up to it.
'use strict';

exports.handler = (event, context, callback) => {
    const { source } = JSON.parse(event);
    console.info(`logs of ${source.projectName}/${source.logstoreName} shard ${source.shardId} from ${source.beginCursor} to ${source.endCursor}`);
    // These four figures appear in the trigger's log; any other result is a success too.
    callback(null, { ingestLines: 0, ingestBytes: 0, shipLines: 0, shipBytes: 0 });
};
