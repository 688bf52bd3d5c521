"""What a person does with oss2, in both styles of address and both versions of signature."""
import os
import socket

import oss2
import oss2.exceptions

PORT = os.environ["OSS_PORT"]
KEY_ID, SECRET = os.environ["OSS_KEY_ID"], os.environ["OSS_KEY_SECRET"]

# Every name below localhost is this machine; not every resolver knows that.
resolve = socket.getaddrinfo
socket.getaddrinfo = lambda host, *rest, **named: resolve(
    "127.0.0.1" if str(host).endswith(".localhost") else host, *rest, **named)


def refused(kind, call, *arguments, **named):
    try:
        call(*arguments, **named)
    except kind as error:
        return error
    raise AssertionError(f"{call.__name__} was not refused")


def objects(bucket):
    data = bytes(range(256)) * 5_000
    put = bucket.put_object("data/über ☂ +&%2F.bin", data, headers={"x-oss-meta-who": "oss2", "Content-Type": "a/b"})
    assert put.status == 200 and len(put.request_id) == 24, vars(put)
    got = bucket.get_object("data/über ☂ +&%2F.bin")
    assert got.read() == data and got.headers["x-oss-meta-who"] == "oss2" and got.content_type == "a/b"
    assert got.client_crc == got.server_crc
    part = bucket.get_object("data/über ☂ +&%2F.bin", byte_range=(100, 299))
    assert part.status == 206 and part.read() == data[100:300] and part.content_range == f"bytes 100-299/{len(data)}"
    assert bucket.get_object("data/über ☂ +&%2F.bin", byte_range=(None, 7)).read() == data[-7:]
    head = bucket.head_object("data/über ☂ +&%2F.bin")
    assert head.content_length == len(data) and head.etag == put.etag and head.object_type == "Normal"
    meta = bucket.get_object_meta("data/über ☂ +&%2F.bin")
    assert meta.content_length == len(data) and meta.etag == put.etag and meta.last_modified > 1_600_000_000
    assert bucket.object_exists("data/über ☂ +&%2F.bin") and not bucket.object_exists("nothing")
    refused(oss2.exceptions.NotModified, bucket.get_object, "data/über ☂ +&%2F.bin",
            headers={"If-None-Match": f'"{put.etag}"'})
    refused(oss2.exceptions.PreconditionFailed, bucket.get_object, "data/über ☂ +&%2F.bin", headers={"If-Match": '"x"'})
    bucket.put_object("empty", b"")
    assert bucket.get_object("empty").read() == b""
    assert bucket.delete_object("empty").status == 204 and bucket.delete_object("empty").status == 204
    error = refused(oss2.exceptions.NoSuchKey, bucket.get_object, "empty")
    assert error.status == 404 and error.code == "NoSuchKey" and len(error.request_id) == 24, vars(error)
    assert refused(oss2.exceptions.NotFound, bucket.head_object, "empty").status == 404
    refused(oss2.exceptions.ServerError, bucket.put_object, "bad", b"x", headers={"Content-MD5": "AAAAAAAAAAAAAAAAAAAAAA=="})
    refused(oss2.exceptions.ServerError, bucket.put_object, "a/../b", b"x")
    error = refused(oss2.exceptions.ServerError, bucket.init_multipart_upload, "big")
    assert error.status == 501 and error.code == "NotImplemented", vars(error)


def listings(bucket):
    names = [f"list/{i:03}.txt" for i in range(7)] + ["list/sub/a & b.txt", "list/sub/c", "list/zoo/日本.txt"]
    for name in names:
        bucket.put_object(name, name)
    assert [one.key for one in oss2.ObjectIterator(bucket, prefix="list/", max_keys=3)] == sorted(names)
    assert [one.key for one in oss2.ObjectIteratorV2(bucket, prefix="list/", max_keys=3, fetch_owner=True)] == sorted(names)
    page = bucket.list_objects("list/", "/", max_keys=8)
    assert page.prefix_list == ["list/sub/"] and len(page.object_list) == 7 and page.next_marker == "list/sub/"
    assert page.object_list[0].size == 12 and page.object_list[0].owner.id == "0" and page.object_list[0].last_modified > 1_600_000_000
    rest = bucket.list_objects_v2("list/", "/", start_after="list/005.txt")
    assert [one.key for one in rest.object_list] == ["list/006.txt"] and rest.prefix_list == ["list/sub/", "list/zoo/"]
    info = bucket.get_bucket_info()
    assert info.name == "lake" and info.acl.grant == "private" and info.location == "oss-local"
    assert bucket.get_bucket_location().location == "oss-local"


def urls(bucket):
    session = oss2.Session()
    bucket.put_object("signed.txt", b"by url")
    for slash_safe in (False, True):
        url = bucket.sign_url("GET", "signed.txt", 60, params={"response-content-type": "text/x"}, slash_safe=slash_safe)
        answer = session.do_request(oss2.http.Request("GET", url), 30)
        assert answer.status == 200 and answer.read() == b"by url" and answer.headers["content-type"] == "text/x"
    assert session.do_request(oss2.http.Request("GET", url.replace("signed.txt", "other.txt")), 30).status == 403
    url = bucket.sign_url("PUT", "put.txt", 60)
    assert session.do_request(oss2.http.Request("PUT", url, data=b"up"), 30).status == 200
    assert bucket.get_object("put.txt").read() == b"up"


def main():
    places = [(f"http://127.0.0.1:{PORT}", {}), (f"http://oss.localhost:{PORT}", {}),
              (f"http://oss.localhost:{PORT}", {"is_path_style": True})]
    for make in (oss2.Auth, oss2.AuthV4):
        for endpoint, how in places:
            more = dict(how, region="local") if make is oss2.AuthV4 else how
            bucket = oss2.Bucket(make(KEY_ID, SECRET), endpoint, "lake", **more)
            for step in (objects, listings, urls):
                step(bucket)
                print(make.__name__, endpoint, how, step.__name__, "good")
            for one in oss2.ObjectIterator(bucket):
                bucket.delete_object(one.key)
        service = oss2.Service(make(KEY_ID, SECRET), places[0][0], **({"region": "local"} if make is oss2.AuthV4 else {}))
        assert [one.name for one in oss2.BucketIterator(service)] == ["lake"]
        wrong = oss2.Bucket(make(KEY_ID, "guess"), places[0][0], "lake", **({"region": "local"} if make is oss2.AuthV4 else {}))
        assert refused(oss2.exceptions.SignatureDoesNotMatch, wrong.get_object, "x").status == 403
    bucket.put_object("kept/by-client.txt", b"from the client")
    print("all good")


main()
