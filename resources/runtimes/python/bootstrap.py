"""Starts user code for the engine: speaks its protocol over descriptor 3 (engine/functions/local/runtimeframe.h).

Python 3.9 or newer, standard library only. What the engine says by environment variables: ../README.md.
"""
import os
import sys

_here = os.path.dirname(os.path.abspath(__file__))
sys.path[:] = [_here] + [entry for entry in sys.path if entry != _here]

from _sluice_runtime import main  # noqa: E402  (our folder leaves the path again before user code is loaded)

main.run(_here)
