// Protocol buffers of log groups.
'use strict';

function varint(value) {
    const out = [];
    let rest = value;
    while (rest > 0x7f) {
        out.push((rest % 128) | 0x80);
        rest = Math.floor(rest / 128);
    }
    out.push(rest);
    return Buffer.from(out);
}

function field(number, data) {
    const bytes = Buffer.isBuffer(data) ? data : Buffer.from(String(data));
    return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
}

const pair = (key, value) => Buffer.concat([field(1, key), field(2, value)]);

// { logs: [{timestamp, nanoseconds?, content: {key: value} or [[key, value]]}], topic?, source?, tags?: [{key: value}] }
function encodeLogGroup(group) {
    const out = [];
    for (const log of group.logs) {
        const contents = Array.isArray(log.content) ? log.content : Object.entries(log.content);
        const parts = [Buffer.from([0x08]), varint(log.timestamp), ...contents.map(([key, value]) => field(2, pair(key, value)))];
        if (log.nanoseconds !== undefined && log.nanoseconds !== null) {
            const nanoseconds = Buffer.from([0x25, 0, 0, 0, 0]);
            nanoseconds.writeUInt32LE(log.nanoseconds, 1);
            parts.push(nanoseconds);
        }
        out.push(field(1, Buffer.concat(parts)));
    }
    if (group.topic !== undefined) out.push(field(3, group.topic));
    if (group.source !== undefined) out.push(field(4, group.source));
    for (const tag of group.tags ?? []) for (const [key, value] of Object.entries(tag)) out.push(field(6, pair(key, value)));
    return Buffer.concat(out);
}

// [number, value] of a message: a number or bytes.
function* fields(data) {
    let at = 0;
    const number = () => {
        let value = 0;
        for (let scale = 1; ; scale *= 128) {
            if (at >= data.length) throw new Error('a message ends too early');
            const byte = data[at];
            at += 1;
            value += (byte & 0x7f) * scale;
            if (byte < 0x80) return value;
        }
    };
    while (at < data.length) {
        const tag = number();
        const kind = tag % 8;
        if (kind === 0) {
            yield [Math.floor(tag / 8), number()];
        } else if (kind === 1 || kind === 2 || kind === 5) {
            const size = kind === 2 ? number() : kind === 1 ? 8 : 4;
            if (size > data.length - at) throw new Error('a message ends too early');
            yield [Math.floor(tag / 8), data.subarray(at, at + size)];
            at += size;
        } else {
            throw new Error(`wire type ${kind} is not known`);
        }
    }
}

function keyValue(data) {
    const found = new Map(fields(data));
    return [(found.get(1) ?? '').toString(), (found.get(2) ?? '').toString()];
}

function decodeLog(data) {
    const log = { timestamp: 0, content: [] };
    for (const [number, value] of fields(data)) {
        if (number === 1) log.timestamp = value;
        else if (number === 2) log.content.push(keyValue(value));
        else if (number === 4) log.nanoseconds = value.readUInt32LE(0);
    }
    return log;
}

function decodeLogGroup(data) {
    const group = { topic: '', source: '', tags: [], logs: [], bytes: data.length };
    for (const [number, value] of fields(data)) {
        if (number === 1) group.logs.push(decodeLog(value));
        else if (number === 3) group.topic = value.toString();
        else if (number === 4) group.source = value.toString();
        else if (number === 6) {
            const [key, text] = keyValue(value);
            group.tags.push({ [key]: text });
        }
    }
    return group;
}

function decodeLogGroupList(data) {
    const groups = [];
    for (const [number, value] of fields(data)) if (number === 1) groups.push(decodeLogGroup(value));
    return groups;
}

module.exports = { decodeLogGroupList, encodeLogGroup };
