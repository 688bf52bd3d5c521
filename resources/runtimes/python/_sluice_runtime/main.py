"""The loop: frames in, user code, frames out."""
import datetime
import decimal
import json
import os
import signal
import sys

from . import faults, loading, output
from .channel import Channel
from .context import Settings, contexts

INITIALIZE, CALL, STOP, FREEZE = (ord(kind) for kind in "ICSF")
UNHANDLED = ',"type":"UnhandledInvocationError"'

_quoted = json.JSONEncoder().encode
_decoded = json.JSONDecoder().decode


class Runtime:
    def __init__(self, own):
        self.settings = Settings(os.environ)
        self.channel = Channel(self.settings.channel)
        self.running = set()  # requests under way
        self.last_request_id = ""
        output.install()
        self.logger = output.install_logging(self.request_id)
        self.make_context = contexts(self.settings, self.logger)
        self.handler = None
        loading.prepare_path(self.settings.code, own)
        signal.signal(signal.SIGTERM, self.end_by_signal)

    def request_id(self):
        return self.last_request_id

    def end_by_signal(self, *_):
        """Told to end in the midst of a call: the log shows where it was."""
        if self.running:
            import threading
            names = {thread.ident: thread.name for thread in threading.enumerate()}
            output.flush()
            os.write(2, faults.thread_stacks(sys._current_frames(), names).encode("utf-8", "backslashreplace"))
        output.flush()
        os._exit(143)

    def serve(self):
        version = sys.version_info
        self.channel.write(b"h", f'{{"protocol":1,"runtime":"python{version[0]}.{version[1]}"}}'.encode())
        read, invoke = self.channel.read, self.invoke
        while True:
            frame = read()
            if frame is None:
                return 0
            kind, head, body = frame
            if kind == CALL:
                invoke(_decoded(head.decode()), body)
            elif not self.other(kind, _decoded(head.decode())):
                return 0

    def other(self, kind, head):
        """False = it is over."""
        if kind == INITIALIZE:
            self.hook(self.settings.initializer, head, b"i", load_handler=True)
        elif kind == FREEZE:
            self.hook(self.settings.pre_freeze, head, b"i")
        elif kind == STOP:
            self.hook(self.settings.pre_stop, head, None)
            return False
        return True

    def begin(self, request_id):
        self.last_request_id = request_id

    def invoke(self, call, event):
        request_id = call.get("requestId", "")
        self.begin(request_id)
        self.running.add(request_id)
        try:
            handler = self.handler or self.load_handler()
            body = self.reply(handler(event, self.make_context(call)))
        except SystemExit as end:
            self.leave(end)
        except BaseException as error:
            self.fail(request_id, error)
        else:
            self.answer(b"r", request_id, body)

    def hook(self, name, call, kind, load_handler=False):
        request_id = call.get("requestId", "")
        self.begin(request_id)
        self.running.add(request_id)
        try:
            if load_handler and not self.handler:
                self.load_handler()
            if name:
                loading.load(name, self.settings.code)(self.make_context(call))
        except SystemExit as end:
            self.leave(end)
        except BaseException as error:
            self.fail(request_id, error, tell=kind is not None)
        else:
            if kind is not None:
                self.answer(kind, request_id)

    def load_handler(self):
        self.handler = loading.load(self.settings.handler, self.settings.code)
        return self.handler

    def reply(self, result):
        if isinstance(result, str):
            result = result.encode("utf-8")
        elif not isinstance(result, bytes):
            result = json.dumps(result, indent=4, sort_keys=True, default=_jsonable).encode("utf-8")
        most = self.settings.reply_bytes_max
        if len(result) > most:
            raise faults.Fault("EntityTooLarge", f"payload size exceeds maximum allowed size ({most} bytes): "
                                                 f"the function returned {len(result)} bytes")
        return result

    def fail(self, request_id, error, tell=True):
        text = faults.error_json(error)
        self.logger.error("%s", text)
        if tell:
            self.answer(b"e", request_id, text.encode("utf-8"), UNHANDLED)

    def answer(self, kind, request_id, body=b"", more=""):
        self.running.discard(request_id)
        output.flush()
        if output.cut_bytes:
            more += f',"cutBytes":{output.take_cut_bytes()}'
        self.channel.write(kind, f'{{"requestId":{_quoted(request_id)}{more}}}'.encode(), body)

    def leave(self, end):
        """User code asked the process to end; its caller hears that it exited."""
        code = end.code
        if code is not None and not isinstance(code, int):
            print(code, file=sys.stderr)
            code = 1
        output.flush()
        os._exit((code or 0) & 0xFF)


def _jsonable(value):
    to_json = getattr(value, "to_json", None)
    if callable(to_json):
        return to_json()
    if isinstance(value, decimal.Decimal):
        return float(value)
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def run(own):
    import faulthandler
    try:
        concurrency = int(os.environ.get("FC_INSTANCE_CONCURRENCY") or 1)
    except ValueError:
        concurrency = 1
    if concurrency > 1:
        from .concurrent import ConcurrentRuntime as Kind
    else:
        Kind = Runtime
    try:
        runtime = Kind(own)
    except OSError as error:
        sys.exit(f"this program is started by the engine, with its protocol on descriptor 3: {error}")
    faulthandler.enable()
    try:
        code = runtime.serve()
    except OSError:  # the engine has gone, user code closed every descriptor, or this is a copy that user code made by fork()
        code = 1
    output.flush()
    os._exit(code)  # threads of user code do not keep an instance that nobody speaks to
