"""Frames: length u32 | kind u8 | head length u32 | head (JSON) | body; big endian. The reader is one thread only."""
import errno
import fcntl
import os

HIGH_DESCRIPTORS = (500, 100, 20)  # the first that the limit on descriptors allows
READ_BYTES = 1 << 16
READ_BYTES_LARGE = 1 << 20
JOIN_BYTES_MAX = 1 << 16  # up to here one copy is cheaper than a list of buffers


class Channel:
    def __init__(self, descriptor=3):
        self._descriptor = _moved(descriptor)
        self._rest = b""
        os.register_at_fork(after_in_child=self.close)  # a copy of this process answers nothing

    def close(self):
        os.close(self._descriptor)
        self._descriptor = -1

    def read(self):
        """(kind, head, body) as an integer and bytes; None when the engine has gone."""
        data = self._rest or os.read(self._descriptor, READ_BYTES)
        while len(data) < 9:
            more = os.read(self._descriptor, READ_BYTES)
            if not more:
                return None
            data += more
        end = 4 + int.from_bytes(data[:4], "big")
        if len(data) < end:
            data = self._read_up_to(end, data)
            if data is None:
                return None
        body = 9 + int.from_bytes(data[5:9], "big")
        if len(data) == end:
            self._rest = b""
            return data[4], data[9:body], data[body:]
        self._rest = data[end:]
        return data[4], data[9:body], data[body:end]

    def _read_up_to(self, end, data):
        pieces, size = [data], len(data)
        while size < end:
            more = os.read(self._descriptor, READ_BYTES_LARGE)
            if not more:
                return None
            pieces.append(more)
            size += len(more)
        return b"".join(pieces)

    def write(self, kind, head, body=b""):
        size = 5 + len(head) + len(body)
        prologue = size.to_bytes(4, "big") + kind + len(head).to_bytes(4, "big") + head
        if size <= JOIN_BYTES_MAX:
            self._write_all(prologue + body)
        else:
            self._write_all(prologue)
            self._write_all(body)

    def _write_all(self, data):
        written = os.write(self._descriptor, data)
        if written < len(data):
            view = memoryview(data)
            while written < len(data):
                written += os.write(self._descriptor, view[written:])


def _moved(descriptor):
    """Out of the way of user code and of its children; what is left in its place swallows everything."""
    for lowest in HIGH_DESCRIPTORS:
        try:
            high = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, lowest)
            break
        except OSError as error:
            if error.errno != errno.EINVAL:
                raise
    else:
        raise OSError(errno.EMFILE, "no descriptor is free for the protocol")
    nothing = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)
    if nothing != descriptor:
        os.dup2(nothing, descriptor, inheritable=False)
        os.close(nothing)
    os.set_blocking(high, True)
    return high
