"""The checker: what in a draft cannot be held up against its reports, facts and directory."""

from columba.commentary.check.run import check

__all__ = ["check"]
