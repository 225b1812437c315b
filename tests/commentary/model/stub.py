"""A model endpoint on loopback that answers from a script, with every fault a real one may have."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.loopback import Loopback, loopback

PATH = "/v1/chat/completions"
Asked = dict[str, Any]
Behaviour = Callable[[web.Request, Asked], Awaitable[web.StreamResponse]]


@dataclass
class Stub:
    """The endpoint: `script` is worked off first, then `otherwise` answers everything.

    `script` and `otherwise` concern questions; probes are answered as `probes` says, by default as
    an endpoint does that keeps to a schema.
    """

    site: Loopback
    script: list[Behaviour] = field(default_factory=list)
    otherwise: Behaviour | None = None
    probes: Behaviour | None = None
    asked: list[Asked] = field(default_factory=list)
    probed: list[Asked] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    @property
    def base_url(self) -> str:
        return self.site.url("/v1")

    async def answer(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        self.headers.append({name.lower(): value for name, value in request.headers.items()})
        if is_probe(body):
            self.probed.append(body)
            return await (self.probes or obedient_probe)(request, body)
        self.asked.append(body)
        behaviour = self.script.pop(0) if self.script else self.otherwise
        assert behaviour is not None, "nobody said what the stub should answer"
        return await behaviour(request, body)


@contextmanager
def stub_endpoint() -> Iterator[Stub]:
    with loopback() as site:
        stub = Stub(site)
        site.serve(PATH, stub.answer)
        yield stub


def is_probe(body: Asked) -> bool:
    return "Greet the reader" in body["messages"][0]["content"]


# What an endpoint may do -------------------------------------------------------------------------


def says(text: str, *, read: int = 3_000, written: int = 50, finish: str = "stop") -> Behaviour:
    async def behave(_request: web.Request, _body: Asked) -> web.Response:
        return completion(text, read=read, written=written, finish=finish)

    return behave


def says_json(document: object, **values: Any) -> Behaviour:
    return says(json.dumps(document), **values)


def says_by(write: Callable[[Asked], str]) -> Behaviour:
    """Answer what `write` makes of the question."""

    async def behave(_request: web.Request, body: Asked) -> web.Response:
        return completion(write(body))

    return behave


def completion(
    text: str | None, *, read: int = 3_000, written: int = 50, finish: str = "stop", **message: Any
) -> web.Response:
    return web.json_response(
        {
            "id": "x",
            "object": "chat.completion",
            "choices": [
                {
                    "index": 0,
                    "finish_reason": finish,
                    "message": {"role": "assistant", "content": text, **message},
                }
            ],
            "usage": {"prompt_tokens": read, "completion_tokens": written},
        }
    )


def status(code: int, message: str = "", **headers: str) -> Behaviour:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}

    async def behave(_request: web.Request, _body: Asked) -> web.Response:
        return web.json_response({"error": {"message": message}}, status=code, headers=sent)

    return behave


def body(data: bytes, *, content_type: str = "application/json") -> Behaviour:
    async def behave(_request: web.Request, _body: Asked) -> web.Response:
        return web.Response(body=data, content_type=content_type)

    return behave


def slow(seconds: float = 30) -> Behaviour:
    async def behave(request: web.Request, _body: Asked) -> web.Response:
        for _ in range(int(seconds / 0.05)):
            if request.transport is None:  # nobody waits any more
                break
            await asyncio.sleep(0.05)
        return completion("late")

    return behave


async def cut(request: web.Request, _body: Asked) -> web.StreamResponse:
    """Break the connection in the middle of an answer."""
    response = web.StreamResponse(headers={"Content-Length": "5000"})
    await response.prepare(request)
    await response.write(b'{"choices": [{"message": {"content": "Once upon')
    assert request.transport is not None
    request.transport.close()
    return response


async def refuses(_request: web.Request, _body: Asked) -> web.Response:
    return completion(None, refusal="I cannot help with that.")


async def empty(_request: web.Request, _body: Asked) -> web.Response:
    return completion("")


async def endless(request: web.Request, _body: Asked) -> web.StreamResponse:
    """Send an answer that has no end."""
    response = web.StreamResponse()
    await response.prepare(request)
    await response.write(b'{"choices": [{"message": {"content": "')
    while True:
        await response.write(b"word " * 20_000)


# How an endpoint may take a schema ---------------------------------------------------------------


async def obedient_probe(_request: web.Request, asked: Asked) -> web.Response:
    """Keep to the schema as a server does that builds a grammar of it."""
    form = asked.get("response_format", {})
    schema = form.get("json_schema", {}).get("schema") or form.get("schema")
    return completion(json.dumps(fitting(schema)) if schema else "Hello, reader.", written=9)


async def chatty_probe(_request: web.Request, _body: Asked) -> web.Response:
    """Take any response_format and keep to none."""
    return completion("Hello, reader.", written=4)


def takes_only(*kinds: str) -> Behaviour:
    """Reject every response_format but these: "json_schema", "json_object+schema", …"""

    async def behave(request: web.Request, asked: Asked) -> web.StreamResponse:
        form = asked.get("response_format")
        kind = "none" if form is None else form["type"] + ("+schema" if "schema" in form else "")
        if kind not in {*kinds, "none"}:
            return web.json_response(
                {"error": {"message": f"response_format {kind} is not supported"}}, status=400
            )
        if kind == "json_object":
            return completion('{"greeting": "Hello, reader."}')
        return await obedient_probe(request, asked)

    return behave


def fitting(schema: Any) -> Any:
    """Return the least value that fits a schema."""
    kind = schema.get("type")
    kind = kind[0] if isinstance(kind, list) else kind
    if "enum" in schema:
        return schema["enum"][0]
    if kind == "object":
        return {name: fitting(inner) for name, inner in schema["properties"].items()}
    if kind == "array":
        return [fitting(schema["items"]) for _ in range(schema.get("minItems", 0))]
    return {"string": "", "boolean": False, "null": None}[kind]
