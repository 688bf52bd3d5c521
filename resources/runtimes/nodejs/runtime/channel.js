// Frames: length u32 | kind u8 | head length u32 | head (JSON) | body; big endian.
'use strict';

const net = require('net');

const JOIN_BYTES_MAX = 1 << 16; // up to here one copy is cheaper than a second write

class Channel {
    constructor(descriptor) {
        this.socket = new net.Socket({ fd: descriptor, readable: true, writable: true });
        this.rest = null; // bytes of a frame that is not whole yet
        this.missing = 0; // how many more are known to be needed
    }

    // frame(kind, head, body) for each; gone() once the engine has closed its end.
    listen(frame, gone) {
        let pieces = [];
        this.socket.on('data', (data) => {
            if (pieces.length > 0) {
                pieces.push(data);
                this.missing -= data.length;
                if (this.missing > 0) return;
                data = Buffer.concat(pieces);
                pieces = [];
            }
            const rest = this.split(data, frame);
            if (rest !== null) pieces.push(rest);
        });
        this.socket.on('end', gone);
        this.socket.on('error', gone);
    }

    split(data, frame) {
        let at = 0;
        while (data.length - at >= 9) {
            const end = at + 4 + data.readUInt32BE(at);
            if (data.length < end) break;
            const body = at + 9 + data.readUInt32BE(at + 5);
            frame(data[at + 4], data.toString('utf8', at + 9, body), data.subarray(body, end));
            at = end;
        }
        if (at === data.length) return null;
        const left = data.length - at;
        this.missing = left >= 4 ? 4 + data.readUInt32BE(at) - left : 9 - left;
        return at === 0 ? data : data.subarray(at);
    }

    write(kind, head, body, written) {
        const headBytes = Buffer.byteLength(head);
        const small = body.length <= JOIN_BYTES_MAX;
        const start = Buffer.allocUnsafe(9 + headBytes + (small ? body.length : 0));
        start.writeUInt32BE(5 + headBytes + body.length, 0);
        start[4] = kind.charCodeAt(0);
        start.writeUInt32BE(headBytes, 5);
        start.write(head, 9);
        if (small) {
            body.copy(start, 9 + headBytes);
            this.socket.write(start, written);
        } else {
            this.socket.cork();
            this.socket.write(start);
            this.socket.write(body, written);
            this.socket.uncork();
        }
    }
}

module.exports = { Channel };
