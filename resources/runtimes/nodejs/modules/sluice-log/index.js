// A small client of Log Service for functions that do not bring the official one. No dependencies. postLogStoreLogs() takes what
// the official client's (@alicloud/log) takes.
'use strict';

const crypto = require('crypto');
const zlib = require('zlib');

const { BODY_BYTES_MAX, Sender } = require('./http.js');
const { decodeLogGroupList, encodeLogGroup } = require('./wire.js');

const COMPRESS_FROM = 1024; // bytes
const EMPTY = Buffer.alloc(0);

class LogError extends Error {
    constructor(code, message, requestId, status) {
        super(message);
        Object.assign(this, { name: code, code, requestId, status });
    }
}

// Log Service V1: of the headers as they are sent.
function signature(secret, method, path, query, headers) {
    const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value).trim()]));
    const signed = Object.keys(lower).filter((name) => /^x-(log|acs)-/.test(name) && name !== 'x-log-date').sort();
    const names = Object.keys(query).sort();
    const resource = path + (names.length > 0 ? `?${names.map((name) => `${name}=${query[name]}`).join('&')}` : '');
    const text = [method, lower['content-md5'] ?? '', lower['content-type'] ?? '', lower.date ?? '',
        ...signed.map((name) => `${name}:${lower[name]}`), resource].join('\n');
    return crypto.createHmac('sha1', secret).update(text).digest('base64');
}

class LogClient {
    // { endpoint, accessKeyId, accessKeySecret, securityToken? }
    constructor(config) {
        this.config = config;
        this.sender = new Sender(config.endpoint);
    }

    // { groups: [{topic, source, tags, logs, bytes}], nextCursor }
    async pullLogs(project, logstore, shard, { cursor, endCursor, count = 1000 }) {
        const query = { type: 'log', cursor, count: String(count), ...(endCursor ? { end_cursor: endCursor } : {}) };
        const { headers, body } = await this.call('GET', project, `/logstores/${logstore}/shards/${shard}`, query,
            { Accept: 'application/x-protobuf', 'Accept-Encoding': 'deflate' });
        return { groups: decodeLogGroupList(body), nextCursor: headers['x-log-cursor'] };
    }

    async postLogStoreLogs(project, logstore, group, { hashKey } = {}) {
        const plain = encodeLogGroup(group);
        const packed = plain.length >= COMPRESS_FROM;
        const headers = { 'Content-Type': 'application/x-protobuf', 'x-log-bodyrawsize': String(plain.length) };
        if (packed) headers['x-log-compresstype'] = 'deflate';
        await this.call('POST', project, `/logstores/${logstore}/shards/${hashKey === undefined ? 'lb' : 'route'}`,
            hashKey === undefined ? {} : { key: hashKey }, headers, packed ? zlib.deflateSync(plain, { level: 1 }) : plain);
    }

    async getCursor(project, logstore, shard, from) {
        const query = { type: 'cursor', from: String(from) };
        return JSON.parse((await this.call('GET', project, `/logstores/${logstore}/shards/${shard}`, query, {})).body).cursor;
    }

    async getCursorTime(project, logstore, shard, cursor) {
        const query = { type: 'cursor_time', cursor };
        return JSON.parse((await this.call('GET', project, `/logstores/${logstore}/shards/${shard}`, query, {})).body).cursor_time;
    }

    async call(method, project, path, query, headers, body = EMPTY) {
        const { accessKeyId, accessKeySecret, securityToken } = this.config;
        const target = Object.keys(query).length > 0 ? `${path}?${new URLSearchParams(query)}` : path;
        const signed = () => {
            const made = {
                Date: new Date().toUTCString(), 'x-log-apiversion': '0.6.0', 'x-log-signaturemethod': 'hmac-sha1',
                'x-log-bodyrawsize': '0', ...headers,
            };
            if (body.length > 0) made['Content-MD5'] = crypto.createHash('md5').update(body).digest('hex').toUpperCase();
            if (securityToken) made['x-acs-security-token'] = securityToken;
            made.Authorization = `LOG ${accessKeyId}:${signature(accessKeySecret, method, path, query, made)}`;
            return made;
        };
        const reply = await this.sender.send(method, project, target, signed, body,
            ({ status, body: text }) => status >= 500 || (status === 403 && text.includes('QuotaExceed')));
        if (reply.status !== 200) throw errorOf(reply);
        return { headers: reply.headers, body: unpacked(reply) };
    }
}

function unpacked({ headers, body }) {
    const kind = headers['x-log-compresstype'];
    if (!kind) return body;
    if (headers['x-log-bodyrawsize'] === '0') return EMPTY;
    if (kind !== 'deflate') throw new LogError('InvalidCompressType', `the reply is packed with ${kind}, which was not asked for`);
    return zlib.inflateSync(body, { maxOutputLength: BODY_BYTES_MAX });
}

function errorOf({ status, headers, body }) {
    const requestId = headers['x-log-requestid'];
    try {
        const { errorCode, errorMessage } = JSON.parse(body);
        return new LogError(errorCode, errorMessage, requestId, status);
    } catch {
        return new LogError('LogRequestError', `HTTP ${status}`, requestId, status);
    }
}

module.exports = { LogClient, LogError, Sender, decodeLogGroupList, encodeLogGroup, signature };
