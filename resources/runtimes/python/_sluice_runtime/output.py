"""stdout, stderr and the root logger as user code finds them."""
import io
import logging
import sys
import time

WRITE_BYTES_MAX = 128 * 1024  # of a single write; what is beyond is cut and counted

cut_bytes = 0


class Output(io.TextIOWrapper):
    def write(self, text):
        if len(text) * 4 > WRITE_BYTES_MAX:
            super().write(_cut(text))
            return len(text)
        return super().write(text)


def _cut(text):
    global cut_bytes
    line_end = "\n" if text.endswith("\n") else ""
    data = text[:len(text) - len(line_end)].encode("utf-8", "backslashreplace")
    if len(data) <= WRITE_BYTES_MAX:
        return text
    cut_bytes += len(data) - WRITE_BYTES_MAX
    return data[:WRITE_BYTES_MAX].decode("utf-8", "ignore") + line_end


def take_cut_bytes():
    global cut_bytes
    taken, cut_bytes = cut_bytes, 0
    return taken


def _opened(descriptor):
    raw = open(descriptor, "wb", closefd=False)
    return Output(raw, encoding="utf-8", errors="backslashreplace", line_buffering=True)


_streams = []


def install():
    sys.stdout = sys.__stdout__ = _opened(1)
    sys.stderr = sys.__stderr__ = _opened(2)
    _streams[:] = [sys.stdout, sys.stderr]


def flush():
    """All that user code wrote is in the pipe after this. User code may have closed or replaced the streams."""
    for stream in _streams:
        try:
            stream.flush()
        except (OSError, ValueError, RuntimeError):  # closed; or a signal came in the midst of a write
            pass
    for stream in (sys.stdout, sys.stderr):
        if stream not in _streams:
            try:
                stream.flush()
            except Exception:
                pass


class LogLines(logging.Formatter):
    """2020-01-09T06:03:04.123Z {request id} [INFO] message"""

    def __init__(self, request_id):
        super().__init__("%(message)s")
        self._request_id = request_id
        self._second = None

    def format(self, record):
        text = super().format(record)
        milliseconds = int(record.created * 1000)
        second, rest = divmod(milliseconds, 1000)
        known = self._second
        if known is None or known[0] != second:
            known = self._second = (second, time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(second)))
        return f"{known[1]}.{rest:03d}Z {self._request_id()} [{record.levelname}] {text}"


class LogHandler(logging.Handler):
    def emit(self, record):
        try:
            sys.stdout.write(self.format(record) + "\n")
        except Exception:
            self.handleError(record)


def install_logging(request_id):
    root = logging.getLogger()
    for handler in root.handlers[:]:
        root.removeHandler(handler)
    handler = LogHandler()
    handler.setFormatter(LogLines(request_id))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return root
