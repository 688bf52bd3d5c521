"""A small client of Log Service for functions that do not bring the official one. Standard library only.

Its names are the official client's (aliyun.log), as far as it goes: LogClient.pull_logs, put_logs, get_cursor, get_cursor_time;
LogItem; PutLogsRequest; LogException. So `try: from aliyun.log import …  except ImportError: from sluice_log import …`.
"""
import base64
import hashlib
import hmac
import http.client
import ipaddress
import json
import socket
import time
import urllib.parse
import zlib
from email.utils import formatdate

SECONDS_MAX = 60  # of one request
TRIES = 5
COMPRESS_FROM = 1024  # bytes
BODY_BYTES_MAX = 64 * 1024 * 1024  # of a reply, unpacked
REACHED = "functions reach Log Service at http://sluice.internal, as long as an engine serves (sluicectl serve, or the console)"


class LogException(Exception):
    def __init__(self, errorCode, errorMessage, requestId="", resp_status=200):
        super().__init__(f"{errorCode}: {errorMessage} (request {requestId})")
        self._code, self._message, self._request, self.resp_status = errorCode, errorMessage, requestId, resp_status

    def get_error_code(self):
        return self._code

    def get_error_message(self):
        return self._message

    def get_request_id(self):
        return self._request


class LogItem:
    def __init__(self, timestamp=None, time_nano_part=None, contents=None):
        self.timestamp = int(time.time()) if timestamp is None else int(timestamp)
        self.time_nano_part = time_nano_part
        self.contents = list(contents or [])

    def push_back(self, key, value):
        self.contents.append((key, value))


class PutLogsRequest:
    def __init__(self, project=None, logstore=None, topic=None, source=None, logitems=None, hashKey=None, compress=True,
                 logtags=None):
        self.project, self.logstore, self.topic, self.source = project, logstore, topic, source
        self.logitems, self.hashkey, self.compress, self.logtags = list(logitems or []), hashKey, compress, list(logtags or [])


# The wire: protocol buffers of log groups.

def _varint(value):
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _field(number, data):
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogateescape")
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def _pair(key, value):
    return _field(1, str(key)) + _field(2, value if isinstance(value, (bytes, str)) else str(value))


def encode_log_group(request):
    out = []
    for item in request.logitems:
        log = b"\x08" + _varint(item.timestamp) + b"".join(_field(2, _pair(key, value)) for key, value in item.contents)
        if item.time_nano_part is not None:
            log += b"\x25" + int(item.time_nano_part).to_bytes(4, "little")
        out.append(_field(1, log))
    if request.topic is not None:
        out.append(_field(3, request.topic))
    if request.source is not None:
        out.append(_field(4, request.source))
    out += [_field(6, _pair(key, value)) for key, value in request.logtags]
    return b"".join(out)


def _fields(data):
    """(number, value) of a message: an integer or bytes."""
    at, end = 0, len(data)

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    try:
        while at < end:
            tag = varint()
            kind = tag & 7
            if kind == 0:
                yield tag >> 3, varint()
            elif kind in (1, 2, 5):
                size = varint() if kind == 2 else 8 if kind == 1 else 4
                if size > end - at:
                    raise ValueError("a message ends too early")
                yield tag >> 3, data[at:at + size]
                at += size
            else:
                raise ValueError(f"wire type {kind} is not known")
    except IndexError:
        raise ValueError("a message ends too early") from None


def _text(data):
    return data.decode("utf-8", "surrogateescape")


def _key_value(data):
    found = dict(_fields(data))
    return _text(found.get(1, b"")), _text(found.get(2, b""))


class LogGroup:
    def __init__(self, data):
        self.topic = self.source = ""
        self.tags, self.logs, self.size = [], [], len(data)  # logs: (seconds, nanoseconds or None, [(key, value)])
        for number, value in _fields(data):
            if number == 1:
                seconds, nanoseconds, contents = 0, None, []
                for inner, part in _fields(value):
                    if inner == 1:
                        seconds = part
                    elif inner == 2:
                        contents.append(_key_value(part))
                    elif inner == 4:
                        nanoseconds = int.from_bytes(part, "little")
                self.logs.append((seconds, nanoseconds, contents))
            elif number == 3:
                self.topic = _text(value)
            elif number == 4:
                self.source = _text(value)
            elif number == 6:
                self.tags.append(_key_value(value))


def decode_log_group_list(data):
    return [LogGroup(value) for number, value in _fields(data) if number == 1]


class PullLogResponse:
    def __init__(self, headers, body):
        self._next = headers.get("x-log-cursor", "")
        self._groups = decode_log_group_list(body)
        self.raw_bytes = len(body)

    def get_next_cursor(self):
        return self._next

    def get_loggroup_count(self):
        return len(self._groups)

    def get_log_count(self):
        return sum(len(group.logs) for group in self._groups)

    def get_loggroups(self):
        return self._groups

    def get_flatten_logs_json(self, time_as_str=None, decode_bytes=None):
        logs = []
        for group in self._groups:
            common = {"__topic__": group.topic, "__source__": group.source}
            common.update((f"__tag__:{key}", value) for key, value in group.tags)
            for seconds, _, contents in group.logs:
                logs.append({"__time__": str(seconds) if time_as_str else seconds, **common, **dict(contents)})
        return logs


def signature(secret, method, path, query, headers):
    """Log Service V1: of the headers as they are sent; query: sorted by name, decoded."""
    lower = {name.lower(): str(value).strip() for name, value in headers.items()}
    signed = sorted(name for name in lower if name.startswith(("x-log-", "x-acs-")) and name != "x-log-date")
    resource = path + ("?" + "&".join(f"{name}={query[name]}" for name in sorted(query)) if query else "")
    text = "\n".join([method, lower.get("content-md5", ""), lower.get("content-type", ""), lower.get("date", "")]
                     + [f"{name}:{lower[name]}" for name in signed] + [resource])
    return base64.b64encode(hmac.new(secret.encode(), text.encode(), hashlib.sha1).digest()).decode()


def _is_local(host):
    try:
        return bool(ipaddress.ip_address(host))
    except ValueError:
        return host == "localhost"


def connect(endpoint, label):
    """(connection, Host header) for LABEL.endpoint; addresses and localhost are connected to themselves."""
    parts = urllib.parse.urlsplit(endpoint if "://" in endpoint else "http://" + endpoint)
    host = parts.hostname or ""
    name = f"{label}.{host}" if label else host
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    return (kind(host if _is_local(host) else name, parts.port, timeout=SECONDS_MAX),
            name + (f":{parts.port}" if parts.port else ""))


class Sender:
    """Requests over connections that are kept; tried again when the other side is busy or has gone."""

    def __init__(self, endpoint):
        self._endpoint = endpoint
        self._connections = {}

    def send(self, method, label, target, headers_of, body, again):
        """headers_of(): made anew for each try. again(status, body): whether to try again. → (status, headers, body)"""
        for attempt in range(TRIES):
            try:
                known = self._connections.get(label)
                if known is None:
                    known = self._connections[label] = connect(self._endpoint, label)
                connection, host = known
                connection.request(method, target, body, dict(headers_of(), Host=host))
                response = connection.getresponse()
                data = response.read(BODY_BYTES_MAX + 1)
                if len(data) > BODY_BYTES_MAX:
                    raise http.client.HTTPException("the reply is too large")
                if attempt + 1 == TRIES or not again(response.status, data):
                    return response.status, response.headers, data
            except (OSError, http.client.HTTPException) as problem:
                gone = self._connections.pop(label, None)
                if gone:
                    gone[0].close()
                if attempt + 1 == TRIES:
                    if isinstance(problem, (ConnectionRefusedError, socket.gaierror)):
                        raise ConnectionError(f"nothing answers at {self._endpoint} ({problem}); {REACHED}") from None
                    raise
                if attempt == 0:
                    continue  # a kept connection that the other side had closed
            time.sleep(0.1 * 2 ** attempt)
        raise AssertionError("the last try returns or raises")


class LogClient:
    def __init__(self, endpoint, accessKeyId=None, accessKey=None, securityToken=None, source=None):
        self._key, self._secret, self._token, self._source = accessKeyId or "", accessKey or "", securityToken, source
        self._sender = Sender(endpoint)

    def pull_logs(self, project_name, logstore_name, shard_id, cursor, count=1000, end_cursor=None, compress=None):
        query = {"type": "log", "cursor": cursor, "count": str(count)}
        if end_cursor:
            query["end_cursor"] = end_cursor
        headers, body = self._call("GET", project_name, f"/logstores/{logstore_name}/shards/{shard_id}", query,
                                   {"Accept": "application/x-protobuf", "Accept-Encoding": "" if compress is False else "deflate"})
        return PullLogResponse(headers, body)

    def put_logs(self, request):
        body = encode_log_group(request)
        headers = {"Content-Type": "application/x-protobuf", "x-log-bodyrawsize": str(len(body))}
        if request.compress and len(body) >= COMPRESS_FROM:
            body = zlib.compress(body, 1)
            headers["x-log-compresstype"] = "deflate"
        path, query = f"/logstores/{request.logstore}/shards/lb", {}
        if request.hashkey is not None:
            path, query = f"/logstores/{request.logstore}/shards/route", {"key": request.hashkey}
        self._call("POST", request.project, path, query, headers, body)

    def get_cursor(self, project_name, logstore_name, shard_id, start_time):
        return self._json(project_name, logstore_name, shard_id, {"type": "cursor", "from": str(start_time)})["cursor"]

    def get_cursor_time(self, project_name, logstore_name, shard_id, cursor):
        return self._json(project_name, logstore_name, shard_id, {"type": "cursor_time", "cursor": cursor})["cursor_time"]

    def _json(self, project, logstore, shard, query):
        return json.loads(self._call("GET", project, f"/logstores/{logstore}/shards/{shard}", query, {})[1])

    def _call(self, method, project, path, query, headers, body=None):
        target = path + ("?" + urllib.parse.urlencode(query) if query else "")

        def signed():
            made = {"Date": formatdate(usegmt=True), "x-log-apiversion": "0.6.0", "x-log-signaturemethod": "hmac-sha1",
                    "x-log-bodyrawsize": "0", **headers}
            if body:
                made["Content-MD5"] = hashlib.md5(body).hexdigest().upper()
            if self._token:
                made["x-acs-security-token"] = self._token
            made["Authorization"] = f"LOG {self._key}:{signature(self._secret, method, path, query, made)}"
            return made

        status, found, data = self._sender.send(method, project, target, signed, body,
                                                lambda code, text: code >= 500 or (code == 403 and b"QuotaExceed" in text))
        if status != 200:
            raise _error(status, found, data)
        return found, _unpacked(found, data)


def _unpacked(headers, data):
    kind = headers.get("x-log-compresstype", "")
    if not kind or headers.get("x-log-bodyrawsize") == "0":
        return b"" if headers.get("x-log-bodyrawsize") == "0" and kind else data
    if kind != "deflate":
        raise LogException("InvalidCompressType", f"the reply is packed with {kind}, which was not asked for")
    unpacker = zlib.decompressobj()
    out = unpacker.decompress(data, BODY_BYTES_MAX)
    if unpacker.unconsumed_tail or not unpacker.eof:
        raise LogException("BadResponse", "the reply is damaged or too large")
    return out


def _error(status, headers, data):
    try:
        told = json.loads(data)
        return LogException(told["errorCode"], told["errorMessage"], headers.get("x-log-requestid", ""), status)
    except (ValueError, KeyError, TypeError):
        return LogException("LogRequestError", f"HTTP {status}", headers.get("x-log-requestid", ""), status)
