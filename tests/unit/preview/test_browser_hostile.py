"""Another site in the same browser cannot use the preview, even if it knows the address."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from preview_server import LETTER

Start = Callable[..., Any]
TRY = """async ([address, method, body]) => {
  const outcome = {};
  for (const mode of ["cors", "no-cors"]) {
    try {
      const response = await fetch(address, { method, mode, body, credentials: "include" });
      outcome[mode] = response.type === "opaque" ? "opaque" : String(response.status);
    } catch { outcome[mode] = "refused"; }
  }
  return outcome;
}"""
LISTEN = """(address) => new Promise((done) => {
  const socket = new WebSocket(address.replace("http", "ws"));
  socket.onopen = () => done("open");
  socket.onerror = () => done("refused");
})"""
FRAME = """(address) => new Promise((done) => {
  const frame = document.createElement("iframe");
  frame.onload = () => {
    try { done(frame.contentDocument.body.textContent); } catch { done("sealed"); }
  };
  frame.src = address;
  document.body.append(frame);
})"""


class _Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<!doctype html><body>harm")

    def log_message(self, format: str, *arguments: object) -> None:
        """Log nothing."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """Another site on the same computer; a different port is a different origin."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Page)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_of_another_site_reads_and_changes_nothing(
    preview: Start, elsewhere: str, browser: Any
) -> None:
    made = preview()
    at = made.window().url
    assert made.address in at
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(elsewhere)
        for path in ("file", "", "download/en.pdf"):
            assert page.evaluate(TRY, [at + path, "GET", None])["cors"] == "refused"
        steps = '{"steps": [{"do": "set", "path": ["language"], "value": "fr"}], "base": ""}'
        for path in ("edit", "save", "undo"):
            assert page.evaluate(TRY, [at + path, "POST", steps])["cors"] == "refused"
        assert page.evaluate(LISTEN, at + "live") == "refused"
        assert page.evaluate(FRAME, at) == "sealed"
        assert made.path.read_text("utf-8") == LETTER
    finally:
        context.close()


def test_a_wrong_token_and_another_name_of_this_computer_are_refused(
    preview: Start, browser: Any
) -> None:
    made = preview()
    port, token = made.address.removeprefix("http://127.0.0.1:").strip("/").split("/")
    context = browser.new_context()
    try:
        page = context.new_page()
        for address in (
            f"http://127.0.0.1:{port}/",
            f"http://127.0.0.1:{port}/{token[:-1]}/",
            f"http://evil.localhost:{port}/{token}/",
            f"http://127.0.0.1:{port}/{token}/web/..%2f..%2fguard.py",
        ):
            heard: list[int] = []
            page.on("response", lambda response, heard=heard: heard.append(response.status))
            with suppress(Exception):  # Chromium shows no page for a response without a body
                page.goto(address)
            assert heard[0] in (403, 404, 421), address
    finally:
        context.close()
