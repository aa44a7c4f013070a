"""Refuse all requests but those of the preview's own pages in a browser on this computer.

The server listens on the loopback interface only.  Any web page open in the same browser can send
requests there, so each request is checked before it is answered:

- its path begins with the token, which cannot be guessed;
- its Host is this server, which excludes other names that resolve to it (DNS rebinding);
- its Origin, if present, is this server; it is required for WebSockets and for requests that change
  something (RFC 6455, 10.2).
"""

from __future__ import annotations

from hmac import compare_digest
from typing import Any
from urllib.parse import unquote

Receive = Any
Send = Any
Scope = dict[str, Any]
_HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
        b" data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
_SAFE = ("GET", "HEAD")


class Guard:
    """ASGI middleware: passes permitted requests to an application, without the token."""

    def __init__(self, app: Any, token: str, port: int) -> None:
        self.app, self._prefix = app, f"/{token}/"
        names = ("127.0.0.1", "localhost", "[::1]")
        self._hosts = frozenset(f"{name}:{port}".encode() for name in names)
        self._origins = frozenset(b"http://" + host for host in self._hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        refused = self._refusal(scope)
        if refused:
            await _refuse(scope, receive, send, refused)
            return
        path = unquote(scope["path"])[len(self._prefix) - 1 :]
        inner = {**scope, "path": path, "raw_path": path.encode(), "root_path": ""}
        await self.app(inner, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> int:
        """The status with which to refuse a request; 0 to permit it."""
        fields: dict[bytes, list[bytes]] = {}
        for name, value in scope["headers"]:
            fields.setdefault(name.lower(), []).append(value)
        hosts, origins = fields.get(b"host", []), fields.get(b"origin", [])
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return 421
        if any(origin not in self._origins for origin in origins):
            return 403
        if fields.get(b"sec-fetch-site", [b"none"])[0] not in (b"none", b"same-origin"):
            return 403
        changes = scope["type"] == "websocket" or scope["method"] not in _SAFE
        if changes and len(origins) != 1:
            return 403
        start = scope["path"][: len(self._prefix)]
        if not compare_digest(start.encode("utf-8", "replace"), self._prefix.encode()):
            return 404
        return 0


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 4000 + status})
        return
    headers = [(b"content-type", b"text/plain"), *_HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def _with_headers(send: Send) -> Send:
    async def sending(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *_HEADERS]}
        await send(message)

    return sending
