"""A publication over the sample newsroom, with a database of its own, run by the real command."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from columba.demo.edition import read_edition
from columba.demo.folder import newsroom_port, write_demo
from columba.demo.server import serve_newsroom
from tests.corpus import ROOT


@dataclass
class Desk:
    """One publication folder; every command runs in a process of its own."""

    folder: Path
    environment: dict[str, str]

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def refresh(self) -> str:
        return self.run("columba", "refresh")

    def refresh_killed_after(self, seconds: float) -> bool:
        """Start a refresh, kill it without warning; return whether it was still at work."""
        process = subprocess.Popen(
            [sys.executable, "-m", "columba", "refresh"],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=seconds)
        process.kill()
        return process.wait() == -signal.SIGKILL

    def content(self) -> dict[str, list[dict[str, object]]]:
        return json.loads(self.run("tests.pipeline.dump"))


@contextlib.contextmanager
def fresh_database(name: str):
    """Yield the environment of an empty database of its own, on the engine under test."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        yield {}
        return
    import psycopg
    from psycopg import sql

    with psycopg.connect(url, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    # The address may end in "?host=/a/folder", whose slashes are no part of the database's name.
    parts = urlsplit(url)
    try:
        yield {"DATABASE_URL": f"{parts.scheme}://{parts.netloc}/{name}?{parts.query}"}
    finally:
        with psycopg.connect(url, autocommit=True) as server:
            drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            server.execute(drop)


@pytest.fixture(scope="session")
def edition():
    return read_edition()


@pytest.fixture(scope="session")
def port(edition, tmp_path_factory):
    """Return the port of a newsroom that is up for the whole session."""
    number = newsroom_port(tmp_path_factory.mktemp("newsroom"), 18600 + os.getpid() % 200)
    with serve_newsroom(edition, port=number):
        yield number


@pytest.fixture(scope="module")
def make_desk(tmp_path_factory, edition, port):
    """Return a function that makes a publication that has read nothing yet."""
    with contextlib.ExitStack() as databases:

        def make() -> Desk:
            folder = tmp_path_factory.mktemp("publication")
            write_demo(folder, edition, port=port)
            name = f"columba_{os.getpid()}_{folder.name.replace('-', '_')}"
            environment = os.environ | databases.enter_context(fresh_database(name))
            environment |= {
                "COLUMBA_PUBLICATION": str(folder),
                "COLUMBA_ALLOW_PRIVATE_NETWORKS": "1",
                "PYTHONHASHSEED": str(len(name) * 7919 % 4096),
            }
            environment.pop("DJANGO_SETTINGS_MODULE", None)
            return Desk(folder, environment)

        yield make
