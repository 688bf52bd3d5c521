"""A small client of object storage for functions that do not bring oss2; its names are oss2's, as far as it goes."""
import base64
import hashlib
import hmac
import re
import urllib.parse
from email.utils import formatdate

from sluice_log import Sender, _is_local


class Auth:
    def __init__(self, access_key_id, access_key_secret):
        self.key, self.secret, self.token = access_key_id, access_key_secret, None


class StsAuth(Auth):
    def __init__(self, access_key_id, access_key_secret, security_token, auth_version="v1"):
        super().__init__(access_key_id, access_key_secret)
        self.token = security_token


class OssError(Exception):
    def __init__(self, status, code, message, request_id):
        super().__init__(f"{code}: {message} (status {status}, request {request_id})")
        self.status, self.code, self.message, self.request_id = status, code, message, request_id


class PutObjectResult:
    def __init__(self, status, headers):
        self.status, self.headers = status, headers
        self.etag = headers.get("ETag", "").strip('"')
        self.request_id = headers.get("x-oss-request-id", "")


def signature(secret, method, bucket, key, headers):
    """OSS V1: of the headers as they are sent."""
    lower = {name.lower(): str(value).strip() for name, value in headers.items()}
    lines = [method, lower.get("content-md5", ""), lower.get("content-type", ""), lower.get("date", "")]
    lines += [f"{name}:{lower[name]}" for name in sorted(lower) if name.startswith("x-oss-")]
    text = "\n".join(lines + [f"/{bucket}/{key}"])
    return base64.b64encode(hmac.new(secret.encode(), text.encode(), hashlib.sha1).digest()).decode()


class Bucket:
    def __init__(self, auth, endpoint, bucket_name):
        self._auth, self._bucket = auth, bucket_name
        host = urllib.parse.urlsplit(endpoint if "://" in endpoint else "http://" + endpoint).hostname or ""
        self._path_style = _is_local(host)
        self._sender = Sender(endpoint)

    def put_object(self, key, data, headers=None):
        body = data.encode() if isinstance(data, str) else bytes(data)
        path = "/" + urllib.parse.quote(key, safe="/~")
        given = dict(headers or {})
        given.setdefault("Content-Type", "application/octet-stream")
        given["Content-MD5"] = base64.b64encode(hashlib.md5(body).digest()).decode()

        def signed():
            made = dict(given, Date=formatdate(usegmt=True))
            if self._auth.token:
                made["x-oss-security-token"] = self._auth.token
            made["Authorization"] = f"OSS {self._auth.key}:{signature(self._auth.secret, 'PUT', self._bucket, key, made)}"
            return made

        label, target = ("", f"/{self._bucket}{path}") if self._path_style else (self._bucket, path)
        status, found, text = self._sender.send("PUT", label, target, signed, body, lambda code, _: code >= 500)
        if status != 200:
            told = {name: (re.search(rf"<{name}>([^<]*)</{name}>", text.decode("utf-8", "replace")) or ["", ""])[1]
                    for name in ("Code", "Message")}
            raise OssError(status, told["Code"] or "HTTP", told["Message"], found.get("x-oss-request-id", ""))
        return PutObjectResult(status, found)
