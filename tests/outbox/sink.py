"""A mail server on loopback that takes everything, or refuses what a test tells it to."""

import email
import email.policy
import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

# RFC 5321, 4.5.3.1.6: a line has at most 998 characters before its end.
LONGEST_LINE = 998


@dataclass
class Taken:
    """One message that the server took: its envelope and its bytes as they came."""

    sender: str
    recipients: list[str]
    raw: bytes

    @property
    def message(self):
        return email.message_from_bytes(self.raw, policy=email.policy.default)

    @property
    def text(self) -> str:
        return self.message.get_body(("plain",)).get_content()


@dataclass
class Sink:
    """What the server did, and how it should answer.

    `refusals` maps a recipient to the line it is refused with; `after_data` to the line that
    answers its text. A session is cut off once it has brought `most_a_session` messages.
    """

    port: int = 0
    taken: list[Taken] = field(default_factory=list)
    sessions: int = 0
    refusals: dict[str, str] = field(default_factory=dict)
    after_data: dict[str, str] = field(default_factory=dict)
    greeting: str = "220 sink.example ESMTP"
    most_a_session: int = 1000
    drops_instead: bool = False  # at the limit it hangs up without a word
    lines: list[str] = field(default_factory=list)


@contextmanager
def serve_mail() -> Iterator[Sink]:
    """Run a mail server on a free port of 127.0.0.1 while the block runs."""
    sink = Sink()

    class Session(_Session):
        state = sink

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session) as server:
        server.daemon_threads = True
        sink.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield sink
        finally:
            server.shutdown()
            thread.join()


class _Session(socketserver.StreamRequestHandler):
    """One connection; speaks as much of RFC 5321 as a client needs."""

    state: Sink
    timeout = 10

    def handle(self):
        self.state.sessions += 1
        self.brought = 0
        self._forget()
        self._say(self.state.greeting)
        while line := self.rfile.readline(2048):
            words = line.decode("utf-8", "replace").rstrip("\r\n")
            self.state.lines.append(words)
            if not self._answer(words):
                return

    def _answer(self, words) -> bool:
        verb = words.split(" ")[0].split(":")[0].upper()
        if verb == "QUIT":
            self._say("221 bye")
            return False
        if verb == "MAIL" and self.brought >= self.state.most_a_session:
            if self.state.drops_instead:
                return False
            self._say("452 4.5.3 too many messages in this session")
            return True
        getattr(self, f"_{verb.lower()}", self._unknown)(words)
        return True

    def _ehlo(self, _words):
        self._say("250-sink.example", "250 8BITMIME")

    _helo = _ehlo

    def _mail(self, words):
        self.sender = _path(words)
        self._say("250 ok")

    def _rcpt(self, words):
        recipient = _path(words)
        if refusal := self.state.refusals.get(recipient):
            return self._say(refusal)
        self.recipients.append(recipient)
        return self._say("250 ok")

    def _data(self, _words):
        if not self.recipients:
            return self._say("503 who to?")
        self._say("354 go on")
        body = []
        while (line := self.rfile.readline(4096)).rstrip(b"\r\n") != b".":
            assert line.endswith(b"\r\n"), line
            assert len(line) <= LONGEST_LINE + 2, line
            body.append(line[1:] if line.startswith(b"..") else line)
        refusal = self.state.after_data.get(self.recipients[0])
        if not refusal:
            self.state.taken.append(Taken(self.sender, self.recipients, b"".join(body)))
            self.brought += 1
        self._forget()
        return self._say(refusal or "250 taken")

    def _rset(self, _words):
        self._forget()
        self._say("250 ok")

    def _noop(self, _words):
        self._say("250 ok")

    def _unknown(self, _words):
        self._say("502 not here")

    def _forget(self):
        self.sender, self.recipients = "", []

    def _say(self, *lines):
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())


def _path(words) -> str:
    return re.search(r"<([^>]*)>", words)[1]
