'use strict';

const assert = require('node:assert');
const test = require('node:test');
const zlib = require('node:zlib');

const event = require('./event.json');
const { run } = require('./index.js');

const { beginCursor, endCursor } = event.source;

test('one file for the window', async () => {
    const group = { topic: '', source: '', tags: [], bytes: 9, logs: [{ timestamp: 7, content: [['message', 'a']] }] };
    const pulls = [{ groups: [group], nextCursor: endCursor }, { groups: [], nextCursor: endCursor }];
    const puts = [];
    const figures = await run({ pullLogs: async () => pulls.shift() }, { put: async (...put) => puts.push(put) }, event);
    assert.strictEqual(puts.length, 1);
    assert.strictEqual(puts[0][0], `orders/0_${beginCursor}_${endCursor}.jsonl.gz`);
    assert.strictEqual(zlib.gunzipSync(puts[0][1]).toString(), '{"__time__":7,"__topic__":"","message":"a"}\n');
    assert.deepStrictEqual([figures.ingestLines, figures.shipLines], [1, 1]);
});

test('no file for an empty window', async () => {
    const store = { put: async () => assert.fail('nothing to put') };
    const figures = await run({ pullLogs: async () => ({ groups: [], nextCursor: beginCursor }) }, store, event);
    assert.strictEqual(figures.shipLines, 0);
});
