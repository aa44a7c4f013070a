"""Requests that do not come from the preview's own pages on this computer are refused."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from preview_requests import ask, own
from preview_server import LETTER, serving


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("refused")
    (folder / "secret.txt").write_text("secret")
    path = folder / "letter.yaml"
    path.write_text(LETTER, "utf-8")
    with serving(path) as found:
        yield found


def letter(address: str) -> str:
    """The path of the letter, below the token."""
    status, headers, _ = ask(address, "")
    assert status == 302
    return headers["location"]


def test_the_user_is_let_in(address: str) -> None:
    at = letter(address)
    status, headers, body = ask(address, at)
    assert status == 200
    assert b"<title>unassemble</title>" in body
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert "server" not in headers
    status, _, body = ask(address, f"{at}file")
    assert status == 200
    assert b"I have the honour" in body


@pytest.mark.parametrize(
    "path",
    [
        "//",
        "//l/",
        "//wrong-token/",
        "//web/style/base.css",
        "secret.txt",
        "../secret.txt",
        "web/../../../secret.txt",
        "web/%2e%2e/routes.py",
        "web/..%2froutes.py",
        "web//etc/passwd",
        "words/..%2f..%2fserver.json",
        "l/0000/",
        "l/..%2f..%2fletter.yaml/",
    ],
)
def test_nothing_else_is_served(address: str, path: str) -> None:
    status, _, body = ask(address, path)
    assert status == 404
    assert body in (b"", b"Not Found")


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Host": "127.0.0.1:1"}, 421),
        ({"Host": "127.0.0.1.evil.example"}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
    ],
)
def test_another_site_is_refused(address: str, headers: dict[str, str], expected: int) -> None:
    for path in ("", f"{letter(address)}file", "//"):
        assert ask(address, path, **headers)[0] == expected


@pytest.mark.parametrize("origin", [{}, {"Origin": "http://evil.example"}, {"Origin": "null"}])
def test_nobody_else_changes_the_file(address: str, origin: dict[str, str]) -> None:
    at = letter(address)
    body = '{"steps": [{"do": "set", "path": ["language"], "value": "fr"}], "base": ""}'
    for path in ("edit", "save", "undo", "redo", "open"):
        assert ask(address, f"{at}{path}", "POST", body, **origin)[0] == 403


def test_malformed_requests_are_refused(address: str) -> None:
    at, origin = letter(address), {"Origin": own(address)}
    for body in ("[", "[]", '{"base": 1}', '{"steps": [{"do": "harm"}], "base": ""}', "\xff"):
        status = ask(address, f"{at}edit", "POST", body.encode("latin-1"), **origin)[0]
        assert status == 400, body
    assert ask(address, f"{at}edit")[0] == 405
    assert ask(address, f"{at}open", "POST", '{"line": 1, "column": 1}', **origin)[0] == 404
    assert ask(address, f"{at}image/en/nothing.png")[0] == 404
    assert ask(address, f"{at}image/en/nothing.png?scale=x")[0] == 400
    assert ask(address, f"{at}place/en/nothing?x=1&y=2")[0] == 404
    assert ask(address, f"{at}download/en.exe")[0] == 404
    assert ask(address, f"{at}download/..%2fen.pdf")[0] == 404


def test_the_server_outlives_deep_json_and_endless_numbers(tmp_path: Path) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text(LETTER, "utf-8")
    with serving(path, UNASSEMBLE_EDITOR="true {file}:{line}") as found:
        at, origin = letter(found), {"Origin": own(found)}
        deep = "[" * 200_000
        for name in ("edit", "save", "open"):
            assert ask(found, f"{at}{name}", "POST", deep, **origin)[0] == 400
            assert ask(found, f"{at}{name}", "POST", '{"base": ' + deep, **origin)[0] == 400
        endless = '{"line": 1e999, "column": 1}'
        assert ask(found, f"{at}open", "POST", endless, **origin)[0] == 400
        assert ask(found, f"{at}file")[0] == 200


@pytest.mark.parametrize(
    ("origin", "accepted"),
    [("", False), ("Origin: http://evil.example\r\n", False), ("Origin: {own}\r\n", True)],
)
def test_a_websocket_needs_its_own_origin(address: str, origin: str, accepted: bool) -> None:
    parts = urlsplit(address)
    request = (
        f"GET {parts.path}{letter(address)}live HTTP/1.1\r\nHost: {parts.netloc}\r\n"
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        f"{origin.format(own=own(address))}\r\n"
    )
    with socket.create_connection(("127.0.0.1", parts.port or 0), timeout=20) as connection:
        connection.sendall(request.encode())
        status = connection.recv(100).split()[1]
    assert (status == b"101") is accepted


def test_it_listens_on_this_computer_only(address: str) -> None:
    port = urlsplit(address).port
    assert port is not None
    table = Path("/proc/net/tcp")
    if not table.is_file():
        pytest.skip("no /proc/net/tcp")
    hexadecimal = f":{port:04X}"
    listening = [
        row.split()[1] for row in table.read_text().splitlines()[1:] if row.split()[3] == "0A"
    ]
    assert [one for one in listening if one.endswith(hexadecimal)] == [f"0100007F{hexadecimal}"]
