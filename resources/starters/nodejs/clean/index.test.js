'use strict';

const assert = require('node:assert');
const test = require('node:test');

const event = require('./event.json');
const { clean, run } = require('./index.js');

test('drops debug logs', () => assert.strictEqual(clean({ level: 'DEBUG', message: 'x' }), null));

test('parses JSON', () => assert.deepStrictEqual(clean({ message: '{"user": "ann", "n": 3}' }),
    { user: 'ann', n: '3', cleaned_by: 'clean' }));

test('masks mail addresses', () => assert.strictEqual(clean({ message: 'from ann@example.com' }).message, 'from ***@example.com'));

test('reads the window and writes what is left', async () => {
    const { endCursor } = event.source;
    const group = {
        topic: 't', source: '10.0.0.1', tags: [{ __path__: '/a.log' }], bytes: 40,
        logs: [{ timestamp: 1529486425, content: [['message', 'a']] }, { timestamp: 1529486425, content: [['level', 'DEBUG']] }],
    };
    const pulls = [{ groups: [group], nextCursor: endCursor }, { groups: [], nextCursor: endCursor }];
    const posts = [];
    const figures = await run({ pullLogs: async () => pulls.shift() }, { postLogStoreLogs: async (...post) => posts.push(post) }, event);
    assert.deepStrictEqual([figures.ingestLines, figures.ingestBytes, figures.shipLines], [2, 40, 1]);
    assert.deepStrictEqual(posts, [['shop-logs', 'orders-clean', {
        logs: [{ timestamp: 1529486425, content: { message: 'a', cleaned_by: 'clean' } }],
        topic: 't', source: '10.0.0.1', tags: [{ __path__: '/a.log' }],
    }]]);
});
