"""The same against a real server: llama.cpp, with a tiny model that talks nonsense.

It runs where `llama_cpp` is installed (`pip install "llama-cpp-python[server]"`), in this Python or
in the one that COLUMBA_LLAMA_PYTHON names.
"""

import asyncio
import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress

import pytest

from columba.commentary.models import ModelCall, State
from columba.lib.http import Limits
from columba.lib.llm import (
    Endpoint,
    Message,
    Mode,
    ModelClient,
    Question,
    Role,
    find_object,
    problems,
)
from tests.commentary.model.newsroom import bridge_story, commentary, open_newsroom
from tests.commentary.model.tiny_gguf import write_gguf

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

PYTHON = os.environ.get("COLUMBA_LLAMA_PYTHON", sys.executable)
SCHEMA = {
    "type": "object",
    "properties": {
        "kind": {"type": "string", "enum": ["reported", "background", "view"]},
        "cites": {"type": "array", "items": {"type": "string", "enum": ["a1p1"]}, "maxItems": 2},
    },
    "required": ["kind", "cites"],
    "additionalProperties": False,
}


def has_server() -> bool:
    with suppress(OSError):
        check = [PYTHON, "-c", "import llama_cpp, fastapi, uvicorn"]
        return subprocess.run(check, capture_output=True, check=False).returncode == 0
    return False


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Yield the base URL of a llama.cpp server."""
    if not has_server():
        pytest.skip(
            "llama_cpp is not installed; set COLUMBA_LLAMA_PYTHON to a Python that has "
            "llama-cpp-python[server]"
        )
    model = write_gguf(tmp_path_factory.mktemp("gguf") / "tiny.gguf")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        PYTHON, "-m", "llama_cpp.server", "--model", str(model), "--model_alias", "tiny",
        "--host", "127.0.0.1", "--port", str(port), "--n_ctx", "32768", "--verbose", "false",
    ]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield _ready(f"http://127.0.0.1:{port}/v1", process)
    finally:
        process.terminate()
        process.wait(20)


def _ready(base_url: str, process: subprocess.Popen) -> str:
    for _ in range(300):
        assert process.poll() is None, "the server ended"
        with suppress(OSError), urllib.request.urlopen(f"{base_url}/models", timeout=1):
            return base_url
        time.sleep(0.2)
    pytest.fail("the server did not start")


def test_it_keeps_to_a_schema_in_the_mode_that_the_probe_finds(server):
    async def go():
        endpoint = Endpoint(base_url=server, model="tiny", read_seconds=60)
        async with ModelClient(endpoint, limits=Limits()) as client:
            probed = await client.probe()
            asked = Question(
                messages=(Message(Role.USER, "Say hello."),), schema=SCHEMA, max_tokens=200
            )
            return probed, await client.ask(asked)

    probed, reply = asyncio.run(go())
    assert probed.dialect.mode in {Mode.JSON_SCHEMA, Mode.JSON_OBJECT_WITH_SCHEMA}
    assert reply.usage.prompt_tokens > 0
    assert not reply.usage.is_estimated
    assert problems(find_object(reply.text), SCHEMA) == []


def test_nonsense_within_the_schema_is_no_page(server, tmp_path, db):
    newsroom = open_newsroom(None, tmp_path)
    story = bridge_story()
    newsroom.draft(base_url=server, model="tiny", read_seconds=120, max_tokens=400)
    assert commentary(story).state == State.PUBLISHED
    assert commentary(story).published.written_by == "composer"
    lines = ModelCall.objects.filter(story=story)
    assert {line.outcome for line in lines} <= {"invalid", "answered", "held"}
    assert all(line.prompt_tokens > 100 for line in lines if line.outcome != "held")
