// A small client of object storage for functions that do not bring ali-oss; takes what its constructor and put() take.
'use strict';

const crypto = require('crypto');

const { Sender } = require('sluice-log');

class OssError extends Error {
    constructor(code, message, requestId, status) {
        super(message);
        Object.assign(this, { name: `${code}Error`, code, requestId, status });
    }
}

// OSS V1: of the headers as they are sent.
function signature(secret, method, bucket, key, headers) {
    const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value).trim()]));
    const lines = Object.keys(lower).filter((name) => name.startsWith('x-oss-')).sort().map((name) => `${name}:${lower[name]}`);
    const text = [method, lower['content-md5'] ?? '', lower['content-type'] ?? '', lower.date ?? '', ...lines, `/${bucket}/${key}`]
        .join('\n');
    return crypto.createHmac('sha1', secret).update(text).digest('base64');
}

class OSS {
    // { endpoint, bucket, accessKeyId, accessKeySecret, stsToken? }
    constructor(options) {
        this.options = options;
        this.sender = new Sender(options.endpoint);
    }

    async put(key, data, { headers = {} } = {}) {
        const { accessKeyId, accessKeySecret, bucket, stsToken } = this.options;
        const body = Buffer.isBuffer(data) ? data : Buffer.from(data);
        const path = `/${key.split('/').map(encodeURIComponent).join('/')}`;
        const signed = () => {
            const made = {
                'Content-Type': 'application/octet-stream', ...headers, Date: new Date().toUTCString(),
                'Content-MD5': crypto.createHash('md5').update(body).digest('base64'),
            };
            if (stsToken) made['x-oss-security-token'] = stsToken;
            made.Authorization = `OSS ${accessKeyId}:${signature(accessKeySecret, 'PUT', bucket, key, made)}`;
            return made;
        };
        const [label, target] = this.sender.local ? ['', `/${bucket}${path}`] : [bucket, path];
        const reply = await this.sender.send('PUT', label, target, signed, body, ({ status }) => status >= 500);
        if (reply.status !== 200) {
            const told = (name) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(reply.body.toString())?.[1] ?? '';
            throw new OssError(told('Code') || 'HTTP', told('Message'), reply.headers['x-oss-request-id'], reply.status);
        }
        return { name: key, res: { status: reply.status, headers: reply.headers } };
    }
}

module.exports = OSS;
module.exports.signature = signature;
