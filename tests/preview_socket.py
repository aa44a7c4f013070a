"""A window of the preview without a browser: its WebSocket, for tests."""

from __future__ import annotations

import json
import socket
import time
from typing import Any
from urllib.parse import urlsplit

from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, CloseConnection, Request, TextMessage


class Window:
    """A connection to a letter; ``heard`` are the messages that no one has waited for yet."""

    def __init__(self, address: str, letter: str, language: str = "en") -> None:
        parts = urlsplit(address)
        assert parts.port is not None
        self._socket = socket.create_connection(("127.0.0.1", parts.port), 20)
        self._wire = WSConnection(ConnectionType.CLIENT)
        self._last = 0
        self._is_open, self._text = False, ""
        self.heard: list[dict[str, Any]] = []
        target = f"{parts.path}{letter}live?language={language}"
        origin = (b"Origin", f"http://{parts.netloc}".encode())
        request = Request(host=parts.netloc, target=target, extra_headers=[origin])
        self._socket.sendall(self._wire.send(request))
        self.file: dict[str, Any] = {}

    def send(self, text: str) -> None:
        """Send a text as it is."""
        while not self._is_open:
            self._receive()
        self._socket.sendall(self._wire.send(TextMessage(text)))

    def ask(self, do: str, **more: Any) -> dict[str, Any]:
        """Send a message; returns the answer to it."""
        self._last += 1
        self.send(json.dumps({"id": self._last, "do": do, **more}))
        answer = self.wait("answer", lambda found: found["id"] == self._last)
        if answer["status"] == 200:
            self.file = answer["body"]
        return answer

    def edit(self, path: list[str | int], value: str) -> dict[str, Any]:
        """Set a value in the text that the window knows."""
        if not self.file:
            self.ask("file")
        step = {"do": "set", "path": path, "value": value}
        return self.ask("edit", steps=[step], base=self.file["digest"])

    def wait(self, type: str, right: Any = lambda _: True) -> dict[str, Any]:
        """Wait for a message of a type for which ``right`` holds."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            for at, found in enumerate(self.heard):
                if found["type"] == type and right(found):
                    del self.heard[at]
                    return found
            self._receive()
        raise AssertionError(f"no {type} among {[one['type'] for one in self.heard]}")

    def close(self) -> None:
        """Close the connection without a word, as a window does that dies."""
        self._socket.close()

    def _receive(self) -> None:
        data = self._socket.recv(1 << 16)
        assert data, "the server has closed the connection"
        self._wire.receive_data(data)
        for event in self._wire.events():
            match event:
                case AcceptConnection():
                    self._is_open = True
                case TextMessage(data=part, message_finished=is_whole):
                    self._text += part
                    if is_whole:
                        self.heard.append(json.loads(self._text))
                        self._text = ""
                case CloseConnection():
                    raise AssertionError("the server has closed the connection")
