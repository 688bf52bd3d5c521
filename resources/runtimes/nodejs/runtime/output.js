// stdout, stderr, console and loggers as user code finds them. All writes are done when they return.
'use strict';

const fs = require('fs');
const util = require('util');
const { Writable } = require('stream');

const LINE_BYTES_MAX = 256 * 1024; // of one console line; what is beyond is cut and counted
const LEVELS = { error: 0, warn: 1, info: 2, verbose: 3, debug: 4, silly: 5 };

let cutBytes = 0;

function writeAll(descriptor, data) {
    let at = 0;
    while (at < data.length) {
        try {
            at += fs.writeSync(descriptor, data, at, data.length - at);
        } catch (error) {
            if (error.code !== 'EAGAIN') return; // the engine has gone
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
        }
    }
}

class DescriptorStream extends Writable {
    constructor(descriptor) {
        super({ decodeStrings: true });
        this.fd = descriptor;
    }

    _write(chunk, encoding, done) {
        writeAll(this.fd, chunk);
        done();
    }

    _destroy(error, done) {
        done(error); // the descriptor stays open: the log goes on
    }
}

function line(requestId, level, args) {
    const text = util.format(...args).replace(/\n/g, '\r');
    let data = Buffer.from(`${new Date().toISOString()} ${requestId} [${level}] ${text}\n`);
    if (data.length > LINE_BYTES_MAX + 1) {
        cutBytes += data.length - 1 - LINE_BYTES_MAX;
        let end = LINE_BYTES_MAX;
        while ((data[end] & 0xc0) === 0x80) end -= 1; // not in the midst of a character
        data = Buffer.concat([data.subarray(0, end), Buffer.from('\n')]);
    }
    writeAll(1, data);
}

class Logger {
    constructor(requestId) {
        this.requestId = requestId;
        this.logLevel = 'silly';
    }

    setLogLevel(level) {
        if (level in LEVELS) this.logLevel = level;
    }

    write(level, args) {
        if (LEVELS[level] <= LEVELS[this.logLevel]) line(this.requestId, level, args);
    }

    log(...args) { this.write('verbose', args); }
    debug(...args) { this.write('debug', args); }
    info(...args) { this.write('info', args); }
    warn(...args) { this.write('warn', args); }
    error(...args) { this.write('error', args); }
}

// requestId: () → text.
function install(requestId) {
    for (const [name, descriptor] of [['stdout', 1], ['stderr', 2]]) {
        const stream = new DescriptorStream(descriptor);
        Object.defineProperty(process, name, { configurable: true, enumerable: true, get: () => stream });
    }
    const raw = new console.Console({ stdout: process.stdout, stderr: process.stderr });
    for (const name of ['dir', 'dirxml', 'table', 'trace', 'group', 'groupCollapsed', 'groupEnd', 'count', 'countReset', 'assert',
        'time', 'timeEnd', 'timeLog']) {
        console[name] = raw[name].bind(raw);
    }
    let most = LEVELS.silly;
    const at = (level) => (...args) => {
        if (LEVELS[level] <= most) line(requestId(), level, args);
    };
    console.log = at('verbose');
    for (const level of ['debug', 'info', 'warn', 'error']) console[level] = at(level);
    console.setLogLevel = (level) => {
        if (level in LEVELS) most = LEVELS[level];
    };
    return (...args) => line(requestId(), 'error', args);
}

function takeCutBytes() {
    const taken = cutBytes;
    cutBytes = 0;
    return taken;
}

module.exports = { install, Logger, takeCutBytes };
