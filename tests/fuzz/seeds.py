#!/usr/bin/env python3
"""Small whole inputs for the fuzz targets whose formats nobody finds by chance. Usage: seeds.py CORPUS, one folder a target in it."""
import io
import pathlib
import stat
import struct
import sys
import zipfile
import zlib


def field(number, payload):  # protobuf, length-delimited; all of ours are shorter than 128 bytes
    return bytes([number << 3 | 2, len(payload)]) + payload


def log(time=1_700_000_000, **contents):
    varint = b""
    while time > 127:
        varint += bytes([time & 127 | 128])
        time >>= 7
    pairs = b"".join(field(2, field(1, name.encode()) + field(2, value.encode())) for name, value in contents.items())
    return field(1, b"\x08" + varint + bytes([time]) + pairs)


GROUP = log(status="200", text="ä€😀") + log(n="1") + field(3, b"topic") + field(4, b"10.0.0.1") + field(6, field(1, b"k") + field(2, b"v"))


def lz4(raw):  # one block of literals
    head = bytes([min(len(raw), 15) << 4])
    left = len(raw) - 15
    while left >= 0:
        head += bytes([min(left, 255)])
        left -= 255
    return head + raw


def zipped(*members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content, mode, method in members:
            info = zipfile.ZipInfo(name)
            info.create_system = 3  # Unix, or the mode means nothing
            info.external_attr = mode << 16
            info.compress_type = method
            archive.writestr(info, content)
    return out.getvalue()


FILE, LINK = stat.S_IFREG | 0o644, stat.S_IFLNK | 0o777
STORED, DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
CODE = b"def handler(event, context):\n    return 'x'\n"


def lines(*parts):
    return "\n".join(parts).encode()


def sized(raw, body):
    return struct.pack("<H", len(raw)) + body


SEEDS = {
    "codezip": [zipped(("index.py", CODE, FILE, STORED)), zipped(("index.py", CODE * 40, FILE, DEFLATED), ("python/a/b.py", b"", FILE, STORED)),
                zipped(("index.py", CODE, FILE, STORED), ("again.py", "index.py", LINK, STORED)), zipped(("../index.py", CODE, FILE, STORED)),
                zipped(("a/../../b", b"x", FILE, STORED)), zipped(("out", "../../etc/passwd", LINK, STORED)), zipped(("/index.py", CODE, FILE, DEFLATED)),
                zipped(("bomb", bytes(100_000), FILE, DEFLATED))],
    "loggroup": [GROUP, field(1, GROUP), lz4(GROUP), zlib.compress(GROUP)],
    "putbody": [sized(GROUP, GROUP), sized(GROUP, lz4(GROUP)), sized(GROUP, zlib.compress(GROUP)),
                b"\x00\x00access/shards/lb\ntype=log&cursor=MTcwMDAwMDAwMDAwMDAwMA%3D%3D&count=10"],
    "httprequest": [head + text for head in (b"\x07", b"\x41", b"\x85", b"\xc1") for text in
                    (b"GET /a?b=c HTTP/1.1\r\nHost: localhost\r\n\r\n", b"Content-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                     b"5\r\nhello\r\n0\r\nX: y\r\n\r\n", b"Transfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n0\r\n\r\n",
                     b"Expect: 100-continue\r\nContent-Length: 2\r\n\r\nab")],
    "objectcall": [lines("PUT", "lake.localhost", "/a/b%20c.csv", "", "", "Content-Type:text/csv", "x-oss-meta-k:v"),
                   lines("GET", "localhost", "/lake/a", "response-content-type=text%2Fcsv", "bytes=1-3", "If-Match:\"5D41\""),
                   lines("GET", "lake.localhost", "/", "list-type=2&prefix=a%2F&delimiter=%2F&max-keys=3", "bytes=-5"),
                   lines("DELETE", "lake.localhost", "/a/../b", "", "bytes=5-")],
    "authorization": [bytes([scheme]) + lines("POST", "/logstores/access", "type=log", "", "x-log-apiversion:0.6.0", "Content-MD5:")
                      for scheme in range(9)],
    "customruntime": [b"\x10HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 404 Not Found\r\nx-fc-status: 404\r\nContent-Length: 0\r\n\r\n",
                      b"\x02HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", b"\x40HTTP/1.0 200 OK\r\n\r\nto the end"],
    "stackfile": [lines("sluice: 1", "projects:", "  shop: {logstores: {access: {shards: 2, collect: [{path: a.log, format: nginx}]}}}", "services:",
                        "  s: {functions: {f: {template: oss-shipper-csv, triggers: {t: {source: {project: shop, logstore: access}}}}}}")],
    "policy": [b'{"Version":"1","Statement":[{"Effect":"Allow","Action":["log:Get*"],"Resource":"acs:log:*:*:project/*/logstore/a"}]}'],
}


def main():
    corpus = pathlib.Path(sys.argv[1])
    for target, inputs in SEEDS.items():
        folder = corpus / f"fuzz_{target}"
        folder.mkdir(parents=True, exist_ok=True)
        for number, content in enumerate(inputs):
            (folder / f"seed{number}").write_bytes(content)


if __name__ == "__main__":
    main()
