"""An endpoint's HTTP answer, read as the model's reply or as a trouble with a reason."""

import json
import re
from datetime import datetime
from http import HTTPStatus
from typing import Any, TypeGuard

from columba.lib.html import strip_invisible
from columba.lib.http import FetchError, Reason, Response
from columba.lib.llm.tokens import estimate_tokens
from columba.lib.llm.values import Endpoint, ModelError, Question, Reply, Trouble, Usage

_KEY_REFUSED = {
    HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.PAYMENT_REQUIRED,
}  # fmt: skip
_REJECTED = {
    HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.NOT_IMPLEMENTED,
}  # fmt: skip
# What a try again may mend.
_PASSING = {
    Reason.TIMEOUT, Reason.CONNECT_FAILED, Reason.CUT_SHORT, Reason.NAME_NOT_FOUND,
    Reason.BAD_ENCODING, Reason.BAD_RESPONSE,
}  # fmt: skip
# The question had gone out, so it may be billed.
_MAY_COST = {Reason.TIMEOUT, Reason.CUT_SHORT, Reason.TOO_LARGE, Reason.BAD_ENCODING}
_REFUSAL = re.compile(
    r"\W*(?:i['’]m (?:sorry|unable|not able)|i am (?:sorry|unable|not able)|sorry|"
    r"i (?:can|will|wo)(?:not|n['’]t| not|['’]t)\b|as an ai\b)",
    re.IGNORECASE,
)
_MOST_SAID = 200
_MOST_TOKENS = 2_000_000_000


def read_reply(
    response: Response, question: Question, endpoint: Endpoint, *, now: datetime
) -> Reply:
    """Return what the model said; ModelError where it said nothing that could be an answer."""
    if not response.ok:
        raise _of_status(response, endpoint, now)
    document = _object(response.body)
    choice = _first(document.get("choices"))
    message = choice.get("message")
    if not isinstance(message, dict):
        raise _no_completion(endpoint, said(document, endpoint))
    text = _text(message.get("content"))
    usage = _usage(document.get("usage"), question, text)
    finish = choice.get("finish_reason")
    if _is_refusal(message, finish, text):
        raise ModelError(Trouble.REFUSED, "The model refused to write this page.", usage=usage)
    return Reply(text=text, usage=usage, is_cut=finish == "length")


def of_network(error: FetchError, question: Question, endpoint: Endpoint) -> ModelError:
    """Return what a fault of the network means for the question."""
    may_cost = error.reason in _MAY_COST
    tokens = estimate_tokens(question.messages) if may_cost else 0
    is_passing = error.reason in _PASSING
    return ModelError(
        _trouble(error.reason),
        f"The model endpoint gave no answer: {_scrub(str(error), endpoint)}",
        is_passing=is_passing,
        usage=Usage(prompt_tokens=tokens, is_estimated=may_cost),
    )


def _trouble(reason: Reason) -> Trouble:
    if reason is Reason.TOO_LARGE:
        return Trouble.TOO_LONG
    return Trouble.NO_ANSWER if reason in _PASSING else Trouble.UNSAFE


def said(document: object, endpoint: Endpoint) -> str:
    """Return the endpoint's own short explanation, without the key; nothing where it has none."""
    error = document.get("error", document) if isinstance(document, dict) else None
    words = error.get("message") or error.get("detail") if isinstance(error, dict) else error
    return _scrub(words, endpoint)[:_MOST_SAID] if isinstance(words, str) else ""


def _of_status(response: Response, endpoint: Endpoint, now: datetime) -> ModelError:
    status = response.status
    if status in _KEY_REFUSED:
        # Its words are left out: some endpoints repeat part of the key.
        return ModelError(
            Trouble.KEY,
            f"The model endpoint refused the key ({status}). Check the variable that holds it, "
            "and the account.",
        )
    words = said(_object(response.body), endpoint)
    if status == HTTPStatus.NOT_FOUND:
        return ModelError(
            Trouble.NOT_THERE,
            f"There is no model {endpoint.model!r} at {endpoint.base_url} (404). Check [model] "
            f"base_url and model.{_quoted(words)}",
        )
    if status in _REJECTED:
        return ModelError(
            Trouble.REJECTED,
            f"The model endpoint rejected the question ({status}).{_quoted(words)}",
        )
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return ModelError(
            Trouble.UNSAFE,
            f"The model endpoint sends requests on to another address ({status}), which is not "
            "followed. Set [model] base_url to that address if it is meant.",
        )
    is_busy = status == HTTPStatus.TOO_MANY_REQUESTS
    is_passing = is_busy or status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return ModelError(
        Trouble.BUSY if is_busy else Trouble.FAULT,
        f"The model endpoint answered {status}.{_quoted(words)}",
        is_passing=is_passing or status == HTTPStatus.REQUEST_TIMEOUT,
        wait=response.retry_after(now),
    )


def _no_completion(endpoint: Endpoint, words: str) -> ModelError:
    return ModelError(
        Trouble.FAULT,
        f"{endpoint.base_url} did not answer as a chat endpoint does. Check that [model] base_url "
        f"is that of an OpenAI-compatible API, usually ending in /v1.{_quoted(words)}",
    )


def _object(body: bytes) -> dict[str, Any]:
    """Return the JSON object of a body; an empty one where it is none."""
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}


def _first(choices: object) -> dict[str, Any]:
    first = choices[0] if isinstance(choices, list) and choices else None
    return first if isinstance(first, dict) else {}


def _text(content: object) -> str:
    """Return the text of a message; some endpoints give it in parts."""
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    texts = [part.get("text") for part in parts if isinstance(part, dict)]
    return "".join(text for text in texts if isinstance(text, str))


def _is_refusal(message: dict[str, Any], finish: object, text: str) -> bool:
    if message.get("refusal") or finish == "content_filter":
        return True
    return "{" not in text and _REFUSAL.match(text) is not None


def _usage(counted: object, question: Question, text: str) -> Usage:
    """Return what the endpoint counted, else an estimate."""
    counts = counted if isinstance(counted, dict) else {}
    read, written = counts.get("prompt_tokens"), counts.get("completion_tokens")
    if _is_count(read) and _is_count(written):
        return Usage(prompt_tokens=read, completion_tokens=written)
    return Usage(
        prompt_tokens=estimate_tokens(question.messages),
        completion_tokens=estimate_tokens(text=text),
        is_estimated=True,
    )


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_TOKENS


def _scrub(words: str, endpoint: Endpoint) -> str:
    """Return outside words on one line, without the key."""
    line = " ".join(strip_invisible(words).split())
    return line.replace(endpoint.key, "[key]") if endpoint.key else line


def _quoted(words: str) -> str:
    return f" It says: “{words}”" if words else ""
