"""Owns delivery over HTTP: `create_app` for the service and its pages, `run` to serve them.

Imports inside are relative: the wheel carries this package as ``kzlegal._api``.
"""

from __future__ import annotations

from .app import create_app, run
from .limits import LIMITS, Limits

__all__ = ["LIMITS", "Limits", "create_app", "run"]
