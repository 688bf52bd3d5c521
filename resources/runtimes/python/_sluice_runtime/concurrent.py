"""instanceConcurrency above one: a thread for each call under way, each with its own request id."""
import contextvars
import os
import queue
import threading

from .main import Runtime

_request_id = contextvars.ContextVar("request_id")


class ConcurrentRuntime(Runtime):
    def __init__(self, own):
        super().__init__(own)
        self._calls = queue.SimpleQueue()
        self._threads = 0
        self._waiting = 0
        self._state = threading.Lock()
        self._wire = threading.Lock()
        self._loading = threading.Lock()

    def request_id(self):
        return _request_id.get(self.last_request_id)  # a thread that user code started itself: the latest

    def begin(self, request_id):
        super().begin(request_id)
        _request_id.set(request_id)

    def invoke(self, call, event):
        with self._state:
            self._waiting -= 1
            more = self._waiting < 0 and self._threads < self.settings.concurrency
            if more:
                self._threads += 1
                self._waiting += 1
        if more:
            threading.Thread(target=self._work, name=f"call-{self._threads}", daemon=True).start()
        self._calls.put((call, event))

    def _work(self):
        while True:
            call, event = self._calls.get()
            try:
                contextvars.copy_context().run(super().invoke, call, event)
            except OSError:  # the wire is gone (main.run() has the reasons)
                os._exit(1)
            with self._state:
                self._waiting += 1

    def load_handler(self):
        with self._loading:
            return self.handler or super().load_handler()

    def answer(self, kind, request_id, body=b"", more=""):
        with self._wire:
            super().answer(kind, request_id, body, more)
