// Errors as the caller sees them: one JSON object.
'use strict';

const util = require('util');

const MESSAGE_CHARACTERS_MAX = 64 * 1024;
const STACK_LINES_MAX = 200;

// An error that the runtime names itself.
class Fault extends Error {
    constructor(name, message, cause) {
        super(message);
        this.name = name;
        if (cause) this.stack = cause.stack;
        else this.stack = undefined;
    }
}

const isError = (value) => value instanceof Error || util.types.isNativeError(value);

function textOf(value) {
    if (typeof value === 'string') return value;
    if (typeof value === 'object' && value !== null) {
        try {
            return JSON.stringify(value);
        } catch {
            return util.inspect(value);
        }
    }
    return String(value);
}

function stackOf(error) {
    const lines = String(error.stack).split('\n');
    return lines.filter((text) => !text.includes(__dirname)).slice(0, STACK_LINES_MAX);
}

const cut = (text) => (text.length > MESSAGE_CHARACTERS_MAX ? text.slice(0, MESSAGE_CHARACTERS_MAX) : text);

function json(error, typeOf, typeOfOther) {
    if (!isError(error)) return JSON.stringify({ errorMessage: cut(textOf(error)), errorType: typeOfOther });
    const value = { errorMessage: cut(String(error.message)), errorType: typeOf(String(error.name)) };
    if (error.stack !== undefined) value.stackTrace = stackOf(error);
    return JSON.stringify(value);
}

const handledJson = (error) => json(error, (name) => name, 'FunctionHandledError');

const unhandledJson = (error) => (error instanceof Fault
    ? json(error, (name) => name)
    : json(error, (name) => `FunctionUnhandledError: ${name}`, 'FunctionUnhandledError'));

module.exports = { Fault, handledJson, unhandledJson };
