// Cleans logs: parses, masks, enriches, drops, and writes what is left to another Logstore. Edit clean(); the rest can stay.
'use strict';

const EMAIL = /[\w.+-]+@([\w-]+\.[\w.-]+)/g;

// One log, an object of texts, as it shall be written; null drops it.
function clean(log) {
    if (log.level === 'DEBUG') return null;
    const { message, ...out } = log;
    let parsed = null; // a JSON message becomes fields of its own
    try {
        parsed = JSON.parse(message);
    } catch {
        // it is a text
    }
    if (parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed)) Object.assign(out, parsed);
    else if (message !== undefined) out.message = message;
    for (const [key, value] of Object.entries(out)) {
        out[key] = (typeof value === 'string' ? value : JSON.stringify(value)).replace(EMAIL, '***@$1'); // mask
    }
    out.cleaned_by = process.env.FC_FUNCTION_NAME ?? 'clean'; // enrich
    return out;
}

exports.handler = (event, context, callback) => {
    const parsed = JSON.parse(event);
    const { reader, writer } = clients(parsed.source.endpoint, context.credentials);
    run(reader, writer, parsed).then((figures) => callback(null, figures), callback);
};

async function run(reader, writer, { source, parameter: { target } }) {
    const figures = { ingestLines: 0, ingestBytes: 0, shipLines: 0, shipBytes: 0 };
    let cursor = source.beginCursor;
    for (;;) {
        const pulled = await reader.pullLogs(source.projectName, source.logstoreName, source.shardId,
            { cursor, endCursor: source.endCursor, count: 100 });
        for (const group of pulled.groups) {
            const logs = [];
            for (const log of group.logs) {
                const cleaned = clean(Object.fromEntries(log.content));
                if (cleaned !== null) logs.push({ timestamp: log.timestamp, content: cleaned });
            }
            figures.ingestLines += group.logs.length;
            figures.ingestBytes += group.bytes;
            if (logs.length > 0) {
                const { topic, source: origin, tags } = group;
                await writer.postLogStoreLogs(target.projectName, target.logstoreName, { logs, topic, source: origin, tags });
            }
            figures.shipLines += logs.length;
            figures.shipBytes += logs.reduce((sum, { content }) => sum + JSON.stringify(content).length, 0);
        }
        if (pulled.nextCursor === cursor) { // the end of the window
            console.info(`${figures.ingestLines} logs in, ${figures.shipLines} out`);
            return figures;
        }
        cursor = pulled.nextCursor;
    }
}

// The official SDK writes when the code brings it, else the small client that comes with the runtime; that one always reads.
function clients(endpoint, { accessKeyId, accessKeySecret, securityToken }) {
    if (!accessKeyId) throw new Error('the service has no role, so its functions may read and write nothing: give it one, with policies');
    const { LogClient } = require('sluice-log');
    const config = { endpoint, accessKeyId, accessKeySecret, securityToken };
    const reader = new LogClient(config);
    let Official;
    try {
        Official = require('@alicloud/log');
    } catch {
        return { reader, writer: reader };
    }
    return { reader, writer: new Official({ ...config, endpoint: endpoint.replace(/^https?:\/\//, '') }) };
}

Object.assign(exports, { clean, run });
