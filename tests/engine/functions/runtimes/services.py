"""Just enough of Log Service and OSS for one window: a server that checks what clients send and remembers what they wrote."""
import base64
import hashlib
import http.server
import pathlib
import sys
import threading
import urllib.parse
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[4] / "resources" / "runtimes" / "python" / "lib"))

import sluice_log  # noqa: E402
import sluice_oss  # noqa: E402


class Services:
    """groups: encoded log groups; cursors are their numbers. written: bodies of PutLogs; objects: key → bytes."""

    def __init__(self, groups, busy=0):
        self.groups, self.busy = groups, busy  # busy: how many requests are answered 503 first
        self.written, self.objects, self.problems = [], {}, []
        services = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def answer(self, status, body=b"", **headers):
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name.replace("_", "-"), value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def handle_any(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                if services.busy > 0:
                    services.busy -= 1
                    return self.answer(503, b'{"errorCode":"ServerBusy","errorMessage":"busy"}')
                return services.take(self, body)

            do_GET = do_POST = do_PUT = handle_any

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        self.endpoint = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def check(self, what, got, wanted):
        if got != wanted:
            self.problems.append(f"{what}: {got!r}, wanted {wanted!r}")

    def take(self, request, body):
        parts = urllib.parse.urlsplit(request.path)
        path, headers = urllib.parse.unquote(parts.path), dict(request.headers.items())
        query = dict(urllib.parse.parse_qsl(parts.query, keep_blank_values=True))
        if headers.get("Authorization", "").startswith("OSS "):
            return self.put_object(request, path, headers, body)
        self.check("signature", headers.get("Authorization"),
                   "LOG STS.key:" + sluice_log.signature("secret", request.command, path, query, headers))
        self.check("token", headers.get("x-acs-security-token"), "token+/=")
        self.check("host", headers.get("Host"), f"shop-logs.127.0.0.1:{self.port}")
        if request.command == "GET" and query.get("type") == "log":
            return self.pull(request, headers, query)
        if request.command == "GET":
            return request.answer(200, b'{"cursor":"0"}' if query["type"] == "cursor" else b'{"cursor_time":1529486425}')
        self.check("md5", headers.get("Content-MD5"), hashlib.md5(body).hexdigest().upper())
        if headers.get("x-log-compresstype") == "deflate":
            body = zlib.decompress(body)
        self.check("raw size", headers.get("x-log-bodyrawsize"), str(len(body)))
        self.written.append((path, query, body))
        return request.answer(200)

    def pull(self, request, headers, query):
        at, end = int(query["cursor"]), int(query.get("end_cursor", len(self.groups)))
        if at > len(self.groups):
            return request.answer(400, b'{"errorCode":"InvalidCursor","errorMessage":"cursor out of range"}', x_log_requestid="R1")
        take = self.groups[at:min(end, at + 2)]
        raw = b"".join(b"\x0a" + sluice_log._varint(len(group)) + group for group in take)
        body = zlib.compress(raw) if headers.get("Accept-Encoding") == "deflate" and raw else raw
        more = {"x_log_compresstype": "deflate"} if body is not raw else {}
        return request.answer(200, body, x_log_cursor=str(at + len(take)), x_log_bodyrawsize=str(len(raw)), **more)

    def put_object(self, request, path, headers, body):
        _, bucket, key = path.split("/", 2)
        self.check("signature", headers.get("Authorization"),
                   "OSS STS.key:" + sluice_oss.signature("secret", "PUT", bucket, key, headers))
        self.check("md5", headers.get("Content-MD5"), base64.b64encode(hashlib.md5(body).digest()).decode())
        if bucket != "shop-archive":
            return request.answer(404, b"<Error><Code>NoSuchBucket</Code><Message>no such bucket</Message></Error>")
        self.objects[key] = body
        return request.answer(200, ETag='"X"')
