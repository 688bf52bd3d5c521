// The context that handlers are given, and what the engine says by environment variables.
'use strict';

const { Logger } = require('./output.js');

const KEPT = new Set(['FC_FUNC_CODE_PATH', 'FC_ACCOUNT_ID', 'FC_REGION', 'FC_SERVICE_NAME', 'FC_FUNCTION_NAME',
    'FC_FUNCTION_HANDLER', 'FC_FUNCTION_MEMORY_SIZE', 'FC_QUALIFIER', 'FC_VER_ID', 'FC_FUNCTION_VERSION', 'FC_INSTANCE_ID',
    'FC_RUNTIME_VERSION', 'FC_CUSTOM_LISTEN_PORT']);

// Takes what is not for user code out of the environment.
function readSettings(environment) {
    const given = {};
    for (const name of Object.keys(environment)) {
        if (!name.startsWith('FC_') && !name.startsWith('_FC_')) continue;
        given[name] = environment[name];
        if (!KEPT.has(name)) delete environment[name];
    }
    const text = (...names) => given[names.find((name) => name in given)] ?? '';
    const number = (fallback, ...names) => {
        const value = Number.parseInt(text(...names), 10);
        return Number.isNaN(value) ? fallback : value;
    };
    return {
        code: text('FC_FUNC_CODE_PATH') || '/code',
        handler: text('FC_FUNCTION_HANDLER', 'FC_HANDLER'),
        initializer: text('FC_FUNCTION_INITIALIZER', 'FC_INITIALIZER'),
        preStop: text('FC_PRE_STOP_HANDLER'),
        preFreeze: text('FC_PRE_FREEZE_HANDLER'),
        functionName: text('FC_FUNCTION_NAME'),
        memory: number(0, 'FC_FUNCTION_MEMORY_SIZE', 'FC_MEMORY_SIZE'),
        timeout: number(0, 'FC_FUNCTION_TIMEOUT', 'FC_TIMEOUT'),
        serviceName: text('FC_SERVICE_NAME'),
        logProject: text('FC_SERVICE_LOG_PROJECT'),
        logStore: text('FC_SERVICE_LOG_STORE'),
        qualifier: text('FC_QUALIFIER'),
        versionId: text('FC_VER_ID', 'FC_FUNCTION_VERSION'),
        region: text('FC_REGION'),
        accountId: text('FC_ACCOUNT_ID'),
        concurrency: Math.max(1, number(1, 'FC_INSTANCE_CONCURRENCY')),
        replyBytesMax: number(6 * 1024 * 1024, '_FC_REPLY_BYTES_MAX'),
        channel: number(3, '_FC_CHANNEL'),
        // Up to nodejs16 what an async function returns is not its result; it must call back.
        promisesAnswer: !/^nodejs(4|6|8|10|12|14|16)(\.|$)/.test(text('_FC_RUNTIME')),
    };
}

function baggages(encoded) {
    try {
        return encoded ? JSON.parse(Buffer.from(encoded, 'base64').toString()) : {};
    } catch {
        return {};
    }
}

const CREDENTIAL_VARIABLES = [['accessKeyId', 'ALIBABA_CLOUD_ACCESS_KEY_ID', 'accessKeyID'],
    ['accessKeySecret', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'accessKeySecret'],
    ['securityToken', 'ALIBABA_CLOUD_SECURITY_TOKEN', 'securityToken']];

// A maker of contexts: call → context. Each gets objects of its own: what one call changes no other sees.
function contexts(settings) {
    let known = '';
    const refresh = (credentials) => { // they change by the hour, calls come by the thousand
        if (!credentials.accessKeyId || known === credentials.accessKeyId + credentials.securityToken) return;
        known = credentials.accessKeyId + credentials.securityToken;
        for (const [key, ...names] of CREDENTIAL_VARIABLES) for (const name of names) process.env[name] = credentials[key];
    };
    return (call) => {
        const credentials = {
            accessKeyId: call.accessKeyId ?? '', accessKeySecret: call.accessKeySecret ?? '', securityToken: call.securityToken ?? '',
        };
        refresh(credentials);
        return {
            requestId: call.requestId,
            credentials,
            function: { name: settings.functionName, handler: settings.handler, memory: settings.memory, timeout: settings.timeout },
            service: {
                name: settings.serviceName, logProject: settings.logProject, logStore: settings.logStore,
                qualifier: settings.qualifier, versionId: settings.versionId,
            },
            region: settings.region,
            accountId: settings.accountId,
            logger: new Logger(call.requestId),
            retryCount: call.retryCount ?? 0,
            tracing: {
                openTracingSpanContext: call.spanContext ?? '', openTracingSpanBaggages: baggages(call.spanBaggages),
                jaegerEndpoint: call.jaegerEndpoint ?? '',
            },
            waitsForEmptyEventLoopBeforeCallback: false,
        };
    };
}

module.exports = { contexts, readSettings };
