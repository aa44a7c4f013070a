"""A preview from its start to its end: an address, a server, files followed."""

from __future__ import annotations

import asyncio
import secrets
import socket
import webbrowser
from collections.abc import Callable
from datetime import date
from pathlib import Path

import uvicorn

from unassemble.preview.guard import Guard
from unassemble.preview.hub import Hub
from unassemble.preview.server import application

_LOOPBACK = "127.0.0.1"


def listen(port: int) -> socket.socket:
    """A socket on the loopback interface; port 0 takes any that is free.

    Raises:
        OSError: the port is taken.
    """
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((_LOOPBACK, port))
        made.listen(100)  # from now on the address answers, if after a moment
    except OSError:
        made.close()
        raise
    return made


def serve(
    given: Path,
    listening: socket.socket,
    *,
    missions: Path | None = None,
    clock: date | None = None,
    editor: str = "",
    browser: bool = True,
    say: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve a preview of a letter file or a folder until interrupted.

    Args:
        given: the file or the folder.
        listening: where to listen, by `listen`.
        missions: the user's own folder of missions' records.
        clock: the date that SOURCE_DATE_EPOCH gives.
        editor: the command that opens a place in the user's editor.
        browser: whether to open the browser.
        say: gets the address, once.
    """
    port = listening.getsockname()[1]
    token = secrets.token_urlsafe(24)
    hub = Hub(given, missions, clock)
    address = f"http://{_LOOPBACK}:{port}/{token}/"
    app = Guard(application(hub, editor), token, port)
    config = uvicorn.Config(
        app,
        ws="wsproto",
        http="h11",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws_max_size=1 << 16,
        timeout_graceful_shutdown=1,
    )
    asyncio.run(_run(uvicorn.Server(config), listening, hub, address, browser, say))


async def _run(
    server: uvicorn.Server,
    listening: socket.socket,
    hub: Hub,
    address: str,
    browser: bool,
    say: Callable[[str], None],
) -> None:
    stop = asyncio.Event()
    watching = asyncio.create_task(hub.watch(stop))
    say(address)
    if browser:
        await asyncio.to_thread(webbrowser.open, address)
    try:
        await server.serve([listening])
    finally:
        stop.set()
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
