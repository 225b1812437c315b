"""How many tokens a text comes to, where nobody counted them."""

from collections.abc import Iterable

from columba.lib.llm.values import Message

_BYTES_A_TOKEN = 3.5  # English prose has four; better to count too many
_TOKENS_A_MESSAGE = 6


def estimate_tokens(messages: Iterable[Message] = (), text: str = "") -> int:
    """Return about how many tokens the messages and the text have, rather more than fewer."""
    texts = [message.text for message in messages]
    length = sum(len(one.encode("utf-8", "replace")) for one in (*texts, text))
    return int(length / _BYTES_A_TOKEN) + _TOKENS_A_MESSAGE * len(texts)
