// Ships logs to object storage: one gzip file of JSON lines for each window. Edit lineOf(); the rest can stay.
'use strict';

const zlib = require('zlib');

// One log, an object of texts, as a line of the file; null leaves it out.
function lineOf(log) {
    return JSON.stringify(log);
}

exports.handler = (event, context, callback) => {
    const parsed = JSON.parse(event);
    const { reader, store } = clients(parsed, context.credentials);
    run(reader, store, parsed).then((figures) => callback(null, figures), callback);
};

async function run(reader, store, { source, parameter: { target } }) {
    const lines = [];
    let ingestLines = 0;
    for (let cursor = source.beginCursor; ;) {
        const pulled = await reader.pullLogs(source.projectName, source.logstoreName, source.shardId,
            { cursor, endCursor: source.endCursor, count: 100 });
        for (const group of pulled.groups) {
            for (const log of group.logs) {
                ingestLines += 1;
                const line = lineOf({ __time__: log.timestamp, __topic__: group.topic, ...Object.fromEntries(log.content) });
                if (line !== null) lines.push(`${line}\n`);
            }
        }
        if (pulled.nextCursor === cursor) break; // the end of the window
        cursor = pulled.nextCursor;
    }
    const text = Buffer.from(lines.join(''));
    // The name follows from the window: when it is tried again, the object is written over and nothing is there twice.
    const key = `${target.ossPrefix}${source.shardId}_${source.beginCursor}_${source.endCursor}.jsonl.gz`;
    if (lines.length > 0) await store.put(key, zlib.gzipSync(text));
    console.info(`${lines.length} logs to ${key}`);
    return { ingestLines, ingestBytes: text.length, shipLines: lines.length, shipBytes: text.length };
}

// The official SDK stores when the code brings it, else the small client that comes with the runtime.
function clients({ source, parameter: { target } }, { accessKeyId, accessKeySecret, securityToken }) {
    if (!accessKeyId) throw new Error('the service has no role, so its functions may read and write nothing: give it one, with policies');
    const { LogClient } = require('sluice-log');
    let OSS;
    try {
        OSS = require('ali-oss');
    } catch {
        OSS = require('sluice-oss');
    }
    return {
        reader: new LogClient({ endpoint: source.endpoint, accessKeyId, accessKeySecret, securityToken }),
        store: new OSS({ endpoint: target.ossEndpoint, bucket: target.ossBucket, accessKeyId, accessKeySecret, stsToken: securityToken }),
    };
}

Object.assign(exports, { lineOf, run });
