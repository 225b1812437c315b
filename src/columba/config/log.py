"""What the log says, and how: one line for what strangers do, a traceback for our own faults."""

import logging
from typing import Any


class AnotherName(logging.Filter):
    """Tell in one plain line that somebody asked for this site under another name.

    Anybody can do so at any time, and nothing is broken when they do.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        name = str(request.META.get("HTTP_HOST", ""))[:200] if request else ""
        record.levelno, record.levelname = logging.WARNING, "WARNING"
        record.exc_info = record.exc_text = None
        record.msg = (
            "asked for under the name %r, which is not this site's; to answer to it, set base_url "
            "in columba.toml or COLUMBA_ALLOWED_HOSTS"
        )
        record.args = (name,)
        return True


def log_to_stderr(level: str) -> dict[str, Any]:
    """Return Django's LOGGING: a line each on standard error, from `level` on."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"another_name": {"()": AnotherName}},
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "loggers": {"django.security.DisallowedHost": {"filters": ["another_name"]}},
        "root": {"handlers": ["stderr"], "level": level},
    }
