// Frames in, user code, frames out. One call at a time, or as many as instanceConcurrency allows, each with a context of its own.
'use strict';

const { AsyncLocalStorage } = require('async_hooks');

const { Channel } = require('./channel.js');
const { contexts, readSettings } = require('./context.js');
const { Fault, handledJson, unhandledJson } = require('./faults.js');
const { load, preparePaths } = require('./loading.js');
const output = require('./output.js');

const EMPTY = Buffer.alloc(0);
const INITIALIZER_FAILED = 129;

class Runtime {
    constructor(own) {
        this.settings = readSettings(process.env);
        this.storage = this.settings.concurrency > 1 ? new AsyncLocalStorage() : null;
        this.current = { requestId: '', done: true }; // the latest call
        this.underWay = new Set();
        this.waiting = []; // calls that came while one was under way, at a concurrency of one
        this.held = []; // answers that wait for the event loop to be empty
        this.handler = null;
        this.logError = output.install(() => this.call().requestId);
        this.makeContext = contexts(this.settings);
        preparePaths(own);
        this.channel = new Channel(this.settings.channel);
    }

    call() {
        return this.storage?.getStore() ?? this.current;
    }

    serve() {
        this.channel.listen((kind, head, body) => this.take(String.fromCharCode(kind), JSON.parse(head), body), () => process.exit(0));
        process.on('uncaughtException', (error) => this.lost(error));
        process.on('unhandledRejection', (error) => this.lost(error));
        process.on('beforeExit', () => this.release());
        this.channel.write('h', `{"protocol":1,"runtime":"nodejs${process.versions.node.split('.')[0]}"}`, EMPTY);
    }

    take(kind, head, body) {
        if (this.storage === null && this.underWay.size > 0) {
            this.waiting.push([kind, head, body]);
            return;
        }
        const entry = { requestId: head.requestId ?? '', kind, done: false, context: null };
        this.current = entry;
        this.underWay.add(entry);
        if (this.storage === null) this.start(entry, head, body);
        else this.storage.run(entry, () => this.start(entry, head, body));
    }

    start(entry, head, body) {
        if (entry.kind !== 'C') this.hook(entry, head);
        else if (this.handler !== null) this.invoke(entry, head, body);
        else {
            this.loadHandler().then(() => this.invoke(entry, head, body), (error) => this.fail(entry, error));
        }
    }

    async loadHandler() {
        this.handler = await load(this.settings.handler, this.settings.code);
    }

    invoke(entry, head, event) {
        entry.context = this.makeContext(head);
        const callback = (error, data) => this.calledBack(entry, error, data);
        const { handler } = this;
        this.run(entry, () => handler(event, entry.context, callback), (value) => {
            // undefined of a function that takes a callback: it may still call it
            if (this.settings.promisesAnswer && (value !== undefined || handler.length < 3)) callback(null, value);
        });
    }

    // What comes out of user code by return, throw and promise.
    run(entry, user, fulfilled) {
        try {
            const result = user();
            if (typeof result?.then === 'function') result.then(fulfilled, (error) => this.fail(entry, error));
        } catch (error) {
            this.fail(entry, error);
        }
    }

    hook(entry, head) {
        const { initializer, preFreeze, preStop, code } = this.settings;
        const name = { I: initializer, F: preFreeze, S: preStop }[entry.kind];
        const ready = entry.kind === 'I' && this.handler === null ? this.loadHandler() : Promise.resolve();
        const finished = (error) => (error ? this.calledBack(entry, error) : this.answer(entry, 'i', EMPTY));
        ready.then(async () => {
            if (!name) {
                finished();
                return;
            }
            const user = await load(name, code);
            entry.context = this.makeContext(head);
            this.run(entry, () => user(entry.context, finished), () => {
                if (this.settings.promisesAnswer && user.length < 2) finished();
            });
        }).catch((error) => this.fail(entry, error));
    }

    calledBack(entry, error, data) {
        if (entry.done) return; // the first one counts
        if (error) {
            this.answerError(entry, handledJson(error), 'HandledInvocationError');
            return;
        }
        let body;
        try {
            body = this.bytesOf(data);
        } catch (bad) {
            this.fail(entry, bad);
            return;
        }
        this.answer(entry, 'r', body);
    }

    bytesOf(data) {
        let body = EMPTY;
        if (Buffer.isBuffer(data)) body = data;
        else if (typeof data === 'string') body = Buffer.from(data);
        else if (typeof data === 'object' && data !== null) body = Buffer.from(JSON.stringify(data) ?? '');
        else if (data !== undefined && data !== null) body = Buffer.from(String(data));
        const most = this.settings.replyBytesMax;
        if (body.length > most) {
            throw new Fault('EntityTooLarge', `payload size exceeds maximum allowed size (${most} bytes): `
                + `the function returned ${body.length} bytes`);
        }
        return body;
    }

    fail(entry, error) {
        if (!entry.done) this.answerError(entry, unhandledJson(error), 'UnhandledInvocationError');
    }

    // An error that no call caught: the call's that it came from, as far as that is known.
    lost(error) {
        let entry = this.call();
        if (entry.done && this.underWay.size === 1) [entry] = this.underWay;
        if (entry.done) this.logError(unhandledJson(error));
        else this.fail(entry, error);
    }

    answerError(entry, text, type) {
        this.logError(text);
        this.answer(entry, 'e', Buffer.from(text), `,"type":"${type}"`);
    }

    answer(entry, kind, body, more = '') {
        if (entry.done) return;
        entry.done = true;
        if (entry.context?.waitsForEmptyEventLoopBeforeCallback === true) {
            this.held.push([entry, kind, body, more]);
            this.channel.socket.unref(); // beforeExit comes once user code has nothing left to do
            return;
        }
        this.send(entry, kind, body, more);
    }

    send(entry, kind, body, more) {
        this.underWay.delete(entry);
        if (entry.kind === 'S') process.exit(0);
        const cut = output.takeCutBytes();
        const head = `{"requestId":${JSON.stringify(entry.requestId)}${more}${cut ? `,"cutBytes":${cut}` : ''}}`;
        const ends = entry.kind === 'I' && kind === 'e';
        this.channel.write(kind, head, body, ends ? () => process.exit(INITIALIZER_FAILED) : undefined);
        if (!ends && this.waiting.length > 0) setImmediate(() => this.next());
    }

    next() {
        if (this.underWay.size === 0 && this.waiting.length > 0) this.take(...this.waiting.shift());
    }

    release() {
        if (this.held.length === 0) return;
        this.channel.socket.ref();
        for (const answer of this.held.splice(0)) this.send(...answer);
    }
}

function run(own) {
    new Runtime(own).serve();
}

module.exports = { run };
