"""The one guarded client for everything that goes out."""

from columba.lib.http.client import Client
from columba.lib.http.limits import Limits, limits_for
from columba.lib.http.loop import run
from columba.lib.http.reasons import FetchError, Reason, status_message
from columba.lib.http.response import Redirect, Response

__all__ = [
    "Client",
    "FetchError",
    "Limits",
    "Reason",
    "Redirect",
    "Response",
    "limits_for",
    "run",
    "status_message",
]
