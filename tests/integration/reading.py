"""An independent reading of log files, in another language, against which the shipped CSV is held."""
import json
import re

ACCESS = re.compile(rb'^(\S+) \S+ (\S+) \[([^\]]*)\] "((?:[^"\\]|\\.)*)" (\S+) (\S+)(?: "((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)")?\s*$')
ACCESS_COLUMNS = ["remote_addr", "remote_user", "time_local", "request_method", "request_uri", "server_protocol", "status",
                  "body_bytes_sent", "http_referer", "http_user_agent"]
SYSLOG = re.compile(rb"^(?:<(\d{1,3})>)?([A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d) (\S+) (.*)$")
SYSLOG_TAG = re.compile(rb"^([^\s\[:]+)(?:\[([^\]]*)\])?: ?(.*)$")
SYSLOG_COLUMNS = ["hostname", "app_name", "proc_id", "message"]


def text(value):
    return (value or b"").decode("utf-8", "surrogateescape")


def access_row(line):
    match = ACCESS.match(line)
    if not match:
        return None
    address, user, time, request, status, size, referer, agent = match.groups()
    parts = request.split(b" ")
    if len(parts) != 3:
        return None
    return tuple(map(text, (address, user, time, *parts, status, size, referer, agent)))


def syslog_row(line):
    match = SYSLOG.match(line)
    if not match:
        return None
    host, rest = match.group(3), match.group(4)
    tag = SYSLOG_TAG.match(rest)
    if not tag:
        return (text(host), "", "", text(rest))
    return (text(host), text(tag.group(1)), text(tag.group(2)), text(tag.group(3)))


def json_fields(line):
    """Top-level keys of one JSON object; strings decoded, everything else as its input bytes."""
    decoder = json.JSONDecoder()
    source = line.decode("utf-8")
    position = source.index("{") + 1
    fields = {}
    while True:
        while source[position] in " \t\r\n,":
            position += 1
        if source[position] == "}":
            return fields
        key, position = decoder.raw_decode(source, position)
        while source[position] in " \t:":
            position += 1
        value, end = decoder.raw_decode(source, position)
        fields[key] = value if isinstance(value, str) else source[position:end]
        position = end


def lines(path):
    with open(path, "rb") as file:
        return [line.rstrip(b"\r\n") for line in file if line.strip()]
