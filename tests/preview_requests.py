"""Requests to a preview server, for tests."""

from __future__ import annotations

from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

Answer = tuple[int, dict[str, str], bytes]


def ask(
    address: str, path: str, method: str = "GET", body: str | bytes = "", **headers: str
) -> Answer:
    """Request a path below the token; a path that begins with two slashes is taken as it is."""
    parts = urlsplit(address)
    assert parts.port is not None
    connection = HTTPConnection("127.0.0.1", parts.port, timeout=20)
    whole = path[1:] if path.startswith("//") else parts.path + path
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, whole, body, fields)
    answer: HTTPResponse = connection.getresponse()
    made = answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
    connection.close()
    return made


def own(address: str) -> str:
    """The origin of the server's own pages."""
    return f"http://{urlsplit(address).netloc}"
