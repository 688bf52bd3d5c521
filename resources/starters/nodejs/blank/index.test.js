'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');

const index = require('./index.js');

test('returns the figures', () => {
    let result;
    index.handler(fs.readFileSync(path.join(__dirname, 'event.json')), {}, (error, data) => { result = [error, data]; });
    assert.deepStrictEqual(result, [null, { ingestLines: 0, ingestBytes: 0, shipLines: 0, shipBytes: 0 }]);
});
