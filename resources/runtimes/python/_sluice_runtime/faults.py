"""Errors as the caller sees them: one JSON object, indented by four, keys sorted."""
import json
import os
import traceback

MESSAGE_CHARACTERS_MAX = 64 * 1024
FRAMES_MAX = 200

_own = os.path.dirname(os.path.abspath(__file__)) + os.sep


class Fault(Exception):
    """An error that the runtime names itself; `stack` is a flat list of texts or nothing."""

    def __init__(self, kind, message, stack=None):
        super().__init__(message)
        self.kind = kind
        self.stack = stack


def error_json(error):
    if isinstance(error, Fault):
        value = {"errorMessage": str(error), "errorType": error.kind}
        if error.stack is not None:
            value["stackTrace"] = error.stack
    else:
        value = {"errorMessage": _message(error), "errorType": type(error).__name__, "stackTrace": _stack(error)}
    return json.dumps(value, indent=4, sort_keys=True)


def _message(error):
    try:
        text = str(error)
    except Exception:
        text = "(the exception has no text)"
    return text if len(text) <= MESSAGE_CHARACTERS_MAX else text[:MESSAGE_CHARACTERS_MAX]


def _frames(error):
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.startswith(_own)]
    return frames if len(frames) <= FRAMES_MAX else frames[:FRAMES_MAX // 2] + frames[-FRAMES_MAX // 2:]


def _place(frame):
    return f'File "{frame.filename}", line {frame.lineno}, in {frame.name}'


def _stack(error):
    return [_place(frame).split(", ") + ([frame.line] if frame.line else []) for frame in _frames(error)]


def flat_stack(error):
    """Of an error in loading: user code's frames, then what happened, line by line."""
    lines = []
    for frame in _frames(error):
        if not frame.filename.startswith("<frozen importlib") and not frame.filename.endswith("importlib/__init__.py"):
            lines += [_place(frame)] + (["  " + frame.line] if frame.line else [])
    for text in traceback.format_exception_only(type(error), error):
        lines += text.rstrip("\n").split("\n")
    return lines


def thread_stacks(frames, names):
    """The stacks of all threads, user code's part; for the log when the instance is told to end."""
    lines = []
    for identity, frame in frames.items():
        stack = [entry for entry in traceback.extract_stack(frame) if not entry.filename.startswith(_own)
                 and not entry.filename.endswith(os.sep + "bootstrap.py")]
        if stack:
            lines.append(f"# Thread: {names.get(identity, '?')}({identity})")
            lines += [text.rstrip("\n") for text in traceback.format_list(stack)]
    return "".join(line + "\n" for line in lines)
