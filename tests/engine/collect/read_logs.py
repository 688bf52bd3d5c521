#!/usr/bin/env python3
"""An independent reading of log files: read_logs.py FORMAT FILE NOW prints a JSON array of [time, [[key, value], …]] a line.

Bytes stand as Latin-1 characters; time is null where the moment of reading counts; a line that does not parse is
{"content": …} alone. Written with regular expressions and the standard library, not with the engine's rules in mind.
"""
import csv, io, json, re, sys
from calendar import timegm
from datetime import datetime, timedelta, timezone

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
QUOTED = r'"((?:[^"\\]|\\.)*)"'
ACCESS = re.compile(r'(\S+) (\S+) (.+?) \[(\d\d/\w{3}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4})\] ' + QUOTED + r' (\d+|-) (\d+|-)(?: ' + QUOTED + ' '
                    + QUOTED + r')?$', re.S)
OLD = re.compile(r'(?:<(\d{1,3})>)?(\w{3}) +(\d{1,2}) (\d\d):(\d\d):(\d\d) (\S+) (?:([^\s:\[]+)(?:\[([^\]]*)\])?:?(?: |$))?(.*)$', re.S)
TAGGED = re.compile(r'([^\s:\[]+)(?:\[([^\]]*)\](?::| |$)|:(?= |$)) ?(.*)$', re.S)
ISO = re.compile(r'(?:<(\d{1,3})>)?(\d{4}-\d\d-\d\dT\S+) (\S+) (.*)$', re.S)
NEW = re.compile(r'<(\d{1,3})>1 (\S+) (\S+) (\S+) (\S+) (\S+) (-|(?:\[(?:[^"\]]|"(?:[^"\\]|\\.)*")*\])+)(?: (.*))?$', re.S)


def unix(moment):
    return timegm(moment.astimezone(timezone.utc).timetuple())


def access(line, now):
    m = ACCESS.match(line)
    if not m:
        return None
    addr, ident, user, when, request, status, size, referer, agent = m.groups()
    fields = [["remote_addr", addr]] + ([["remote_ident", ident]] if ident != "-" else [])
    fields += [["remote_user", user], ["time_local", when]]
    r = re.match(r'([A-Za-z_-]+) (.+?)(?: (\S*/\S*))?$', request, re.S)
    r = r if r and request.count(" ") else None
    if r:
        fields += [["request_method", r[1]], ["request_uri", r[2]]] + ([["server_protocol", r[3]]] if r[3] else [])
    else:
        fields += [["request_uri", request]]
    fields += [["status", status], ["body_bytes_sent", size]]
    if referer is not None:
        fields += [["http_referer", referer], ["http_user_agent", agent]]
    return unix(datetime.strptime(when, "%d/%b/%Y:%H:%M:%S %z")), fields


def priority(text):
    return [["priority", text], ["facility", str(int(text) // 8)], ["severity", str(int(text) % 8)]] if text else []


def tagged(text):
    m = TAGGED.match(text)
    if not m:
        return [["message", text]]
    return [["app_name", m[1]]] + ([["proc_id", m[2]]] if m[2] else []) + [["message", m[3]]]


def syslog(line, now):
    m = NEW.match(line)
    if m:
        names = ["hostname", "app_name", "proc_id", "msg_id", "structured_data"]
        fields = [[n, v] for n, v in zip(names, m.groups()[2:7]) if v != "-"]
        when = None if m[2] == "-" else unix(datetime.fromisoformat(m[2].replace("Z", "+00:00")))
        return when, priority(m[1]) + fields + [["message", m[8] or ""]]
    m = ISO.match(line)
    if m:
        return unix(datetime.fromisoformat(m[2])), priority(m[1]) + [["hostname", m[3]]] + tagged(m[4])
    m = OLD.match(line)
    if not m or m[2] not in MONTHS:
        return None
    for year in range(now.year + 1, now.year - 9, -1):
        try:
            moment = datetime(year, MONTHS.index(m[2]) + 1, int(m[3]), int(m[4]), int(m[5]), int(m[6]), tzinfo=timezone.utc)
        except ValueError:
            continue
        if moment <= now + timedelta(days=1):
            break
    rest = line[m.start(7):]
    host, _, text = rest.partition(" ")
    return unix(moment), priority(m[1]) + [["hostname", host]] + tagged(text)


def members(line):
    """The top-level members of an object with the bytes of their values."""
    decoder = json.JSONDecoder()
    decoder.raw_decode(line)  # the whole of it is valid
    at = re.compile(r'\s*\{\s*').match(line).end()
    while line[at] != "}":
        key, at = json.decoder.scanstring(line, at + 1)
        at = re.compile(r'\s*:\s*').match(line, at).end()
        value, end = decoder.raw_decode(line, at)
        yield key, value if isinstance(value, str) else line[at:end]
        at = re.compile(r'\s*,?\s*').match(line, end).end()


def jsonlog(line, now):
    try:
        text = line.encode("latin-1").decode("utf-8")
        if not isinstance(json.loads(text), dict):
            return None
    except ValueError:
        return None
    fields = [[k.encode().decode("latin-1"), v.encode().decode("latin-1")] for k, v in members(text)]
    found = [v for k, v in fields if k in ("time", "timestamp")]
    stamp = found[0] if found else ""
    if re.fullmatch(r'\d{9,10}(\.\d+)?', stamp):
        return int(stamp.split(".")[0]), fields
    return (int(stamp[:-3]), fields) if re.fullmatch(r'\d{13}', stamp) else (None, fields)


def main():
    form, name, now = sys.argv[1], sys.argv[2], datetime.fromtimestamp(int(sys.argv[3]), timezone.utc)
    text = open(name, "rb").read().decode("latin-1")
    if form == "csv":
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        return [[None, [list(pair) for pair in zip(rows[0], row)]] for row in rows[1:]]
    parse = {"apache": access, "nginx": access, "syslog": syslog, "json": jsonlog}[form]
    lines = text.split("\n")
    lines = lines[:-1] if lines[-1] == "" else lines
    lines = [line[:-1] if line.endswith("\r") else line for line in lines]
    return [parse(line, now) or [None, [["content", line]]] for line in lines if line != ""]


for row in main():
    print(json.dumps(row))
