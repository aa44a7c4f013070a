"""The programs that docs/python.md and docs/howto/python-service.md show do what these say."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from doc_pages import ROOT, blocks
from letter_files import GOOD

SERVICE = "docs/howto/python-service.md"
BROKEN = GOOD.replace("session:", "sesion:")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, Any]]:
    """Run the code blocks of a page that have a word, in a folder with the examples."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)

    def run_(page: str, word: str) -> dict[str, Any]:
        (text,) = [
            one.text for one in blocks(page) if one.language == "python" and word in one.text
        ]
        names: dict[str, Any] = {"__name__": "docs"}
        exec(compile(text, page, "exec"), names)
        return names

    return run_


def test_the_first_example(run: Callable[..., dict[str, Any]]) -> None:
    made = run("docs/python.md", "for finding in letter.findings()")
    assert [path.name for path in made["paths"]] == ["letter-zh.docx", "letter-zh.pdf"]
    assert Path("out/letter-zh.pdf").read_bytes() == made["made"].pdf


def test_a_web_service_with_fastapi(run: Callable[..., dict[str, Any]]) -> None:
    pytest.importorskip("fastapi", reason="FastAPI is not installed")
    app = run(SERVICE, "FastAPI")["app"]
    assert posted(app, "/letters/en.pdf", GOOD)[1].startswith(b"%PDF-")
    status, answer = posted(app, "/letters/en.pdf", BROKEN)
    assert (status, json.loads(answer)["detail"][0]["rule"]) == (422, "unknown-key")
    assert posted(app, "/letters/xx.pdf", GOOD)[0] == 404


def posted(app: Any, path: str, text: str) -> tuple[int, bytes]:
    """The status and the body that an ASGI application answers a POST with."""
    scope = {"type": "http", "method": "POST", "path": path, "headers": [], "query_string": b""}
    scope |= {"http_version": "1.1", "scheme": "http", "raw_path": path.encode(), "root_path": ""}
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": text.encode()}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    # In a thread of its own: a browser of other tests may have an event loop in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, app(scope, receive, send)).result()
    return sent[0]["status"], b"".join(one.get("body", b"") for one in sent)


def test_a_view_of_django(run: Callable[..., dict[str, Any]]) -> None:
    pytest.importorskip("django", reason="Django is not installed")
    from django.conf import settings
    from django.test import RequestFactory

    if not settings.configured:
        settings.configure(ALLOWED_HOSTS=["testserver"])
    view, ask = run(SERVICE, "django")["docx"], RequestFactory()
    made = view(ask.post("/", GOOD, content_type="text/yaml"), "en")
    assert made.content.startswith(b"PK")
    refused = view(ask.post("/", BROKEN, content_type="text/yaml"), "en")
    assert (refused.status_code, b"unknown-key" in refused.content) == (422, True)


def test_a_notebook(run: Callable[..., dict[str, Any]]) -> None:
    made = run("docs/python.md", "# notebook")["made"]
    assert made._repr_png_().startswith(b"\x89PNG")
    assert made.picture(page=2, dpi=100).startswith(b"\x89PNG")


def test_many_letters(run: Callable[..., dict[str, Any]]) -> None:
    assert run("docs/python.md", "# batch")["failed"] == {}
    built = {path.parent.name for path in Path("out").glob("*/*.pdf")}
    assert built == {path.parent.name for path in (ROOT / "examples").glob("*/letter.yaml")}
