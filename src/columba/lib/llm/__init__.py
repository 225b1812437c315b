"""A language model behind any OpenAI-compatible endpoint: one question, one checked answer."""

from columba.lib.llm.client import ModelClient, Probed, Timing
from columba.lib.llm.dialect import Dialect, Mode
from columba.lib.llm.find import find_object
from columba.lib.llm.retry import MOST_TRIES
from columba.lib.llm.schema import MOST_PROBLEMS, problems
from columba.lib.llm.tokens import estimate_tokens
from columba.lib.llm.values import (
    Endpoint,
    Message,
    ModelError,
    Question,
    Reply,
    Role,
    Trouble,
    Usage,
)

__all__ = [
    "MOST_PROBLEMS",
    "MOST_TRIES",
    "Dialect",
    "Endpoint",
    "Message",
    "Mode",
    "ModelClient",
    "ModelError",
    "Probed",
    "Question",
    "Reply",
    "Role",
    "Timing",
    "Trouble",
    "Usage",
    "estimate_tokens",
    "find_object",
    "problems",
]
