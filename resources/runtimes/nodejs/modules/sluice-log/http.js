// Requests over connections that are kept; tried again when the other side is busy or has gone.
'use strict';

const http = require('http');
const https = require('https');
const net = require('net');

const MILLISECONDS_MAX = 60000; // of one request
const BODY_BYTES_MAX = 64 * 1024 * 1024;
const TRIES = 5;
const NOBODY = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);
const REACHED = 'functions reach Log Service at http://sluice.internal, as long as an engine serves (sluicectl serve, or the console)';

// Of all clients of this process: handlers make a client for each call, and each with connections of its own would keep them open after it.
const agents = { 'http:': new http.Agent({ keepAlive: true }), 'https:': new https.Agent({ keepAlive: true }) };

const isLocal = (host) => net.isIP(host.replace(/^\[|\]$/g, '')) !== 0 || host === 'localhost';

class Sender {
    constructor(endpoint) {
        this.url = new URL(endpoint.includes('://') ? endpoint : `http://${endpoint}`);
        this.module = this.url.protocol === 'https:' ? https : http;
        this.agent = agents[this.url.protocol === 'https:' ? 'https:' : 'http:'];
    }

    nobody(error) {
        return Object.assign(new Error(`nothing answers at ${this.url.origin} (${error.message}); ${REACHED}`), { code: error.code });
    }

    get local() {
        return isLocal(this.url.hostname);
    }

    once(method, label, target, headers, body) {
        const name = label ? `${label}.${this.url.hostname}` : this.url.hostname;
        const port = this.url.port ? `:${this.url.port}` : '';
        const options = {
            method, path: target, agent: this.agent, timeout: MILLISECONDS_MAX, port: this.url.port || undefined,
            hostname: this.local ? this.url.hostname.replace(/^\[|\]$/g, '') : name,
            headers: { ...headers, Host: name + port, 'Content-Length': body.length },
        };
        return new Promise((resolve, reject) => {
            const request = this.module.request(options, (response) => {
                const pieces = [];
                let size = 0;
                response.on('data', (piece) => {
                    size += piece.length;
                    if (size > BODY_BYTES_MAX) request.destroy(new Error('the reply is too large'));
                    else pieces.push(piece);
                });
                response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(pieces) }));
                response.on('error', reject);
            });
            request.on('timeout', () => request.destroy(new Error('no answer in time')));
            request.on('error', reject);
            request.end(body);
        });
    }

    // headersOf(): made anew for each try. again(reply): whether to try again.
    async send(method, label, target, headersOf, body, again) {
        for (let attempt = 1; ; attempt += 1) {
            try {
                const reply = await this.once(method, label, target, headersOf(), body);
                if (attempt === TRIES || !again(reply)) return reply;
            } catch (error) {
                if (attempt === TRIES) throw NOBODY.has(error.code) ? this.nobody(error) : error;
                if (attempt === 1) continue; // a kept connection that the other side had closed
            }
            await new Promise((resolve) => { setTimeout(resolve, 100 * 2 ** attempt); });
        }
    }
}

module.exports = { BODY_BYTES_MAX, Sender };
