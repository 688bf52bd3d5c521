// From "file.func" or "dir/file.func" to what can be called.
'use strict';

const fs = require('fs');
const Module = require('module');
const path = require('path');

const { Fault } = require('./faults.js');

// Where require() looks when the code does not bring a module: layers, then our client.
function preparePaths(own) {
    const given = process.env.NODE_PATH;
    process.env.NODE_PATH = [given, '/opt/nodejs/node_modules', path.join(own, 'modules')].filter(Boolean).join(':');
    Module._initPaths();
    if (given === undefined) delete process.env.NODE_PATH;
    else process.env.NODE_PATH = given;
}

async function load(name, code) {
    const dot = name.lastIndexOf('.');
    const [moduleName, functionName] = [name.slice(0, dot), name.slice(dot + 1)];
    if (dot <= 0 || !functionName || moduleName.startsWith('/') || moduleName.split('/').includes('..')) {
        throw new Fault('InvalidHandlerName', `Invalid handler name '${name}'`);
    }
    const file = ['.js', '.cjs', '.mjs'].map((end) => path.join(code, moduleName + end)).find((found) => fs.existsSync(found));
    if (file === undefined) throw new Fault('ImportModuleError', `Module '${moduleName}' is missing.`);
    const loaded = await loadFile(file);
    const handler = loaded[functionName] ?? loaded.default?.[functionName];
    if (typeof handler !== 'function') {
        throw new Fault('HandlerNotFound', `Handler '${functionName}' is missing on module '${moduleName}'`);
    }
    return handler;
}

async function loadFile(file) {
    try {
        if (file.endsWith('.mjs')) return await import(file);
        try {
            return require(file);
        } catch (error) {
            if (error?.code !== 'ERR_REQUIRE_ESM') throw error;
            return await import(file);
        }
    } catch (error) {
        throw named(error, file);
    }
}

function named(error, file) {
    const missing = /Cannot find (?:module|package) '([^']+)'/.exec(error?.message ?? '');
    if (missing && /MODULE_NOT_FOUND$/.test(error.code ?? '')) {
        return new Fault('ImportModuleError', `Module '${missing[1]}' is missing.`, error);
    }
    // Of a file that does not compile the stack begins with the place; of JSON.parse and the like with the name.
    if (error instanceof SyntaxError && !String(error.stack).startsWith('SyntaxError')) {
        return new Fault('UserCodeSyntaxError', `Syntax error in module '${path.basename(file)}': ${error.message}`, error);
    }
    return error;
}

module.exports = { load, preparePaths };
