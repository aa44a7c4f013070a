"""Run a preview: choose an address, start the server, watch the files."""

from __future__ import annotations

import asyncio
import secrets
import socket
import webbrowser
from collections.abc import Callable
from datetime import date
from pathlib import Path

import uvicorn

from unassemble.base.record_folders import BESIDE, RecordFolders
from unassemble.letter.encoding import MAX_BYTES
from unassemble.preview.guard import Guard
from unassemble.preview.hub import Hub
from unassemble.preview.routes import application

_LOOPBACK = "127.0.0.1"


def listen(port: int) -> socket.socket:
    """A listening socket on the loopback interface; port 0 takes any free port.

    Raises:
        OSError: the port is in use.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((_LOOPBACK, port))
        listening.listen(100)  # connections wait until the server is running
    except OSError:
        listening.close()
        raise
    return listening


def serve(
    given: Path,
    listening: socket.socket,
    *,
    missions: RecordFolders = BESIDE,
    clock: date | None = None,
    data: Path | None = None,
    standing: RecordFolders = BESIDE,
    editor: str = "",
    browser: bool = True,
    on_start: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve a preview of a letter file or a folder until interrupted.

    Args:
        given: the file or the folder.
        listening: the socket, from `listen`.
        missions: the folders of missions' records.
        clock: the date given by SOURCE_DATE_EPOCH.
        data: the program's folder among the user's, where versions are kept; None keeps none.
        standing: those of the folders that are searched wherever a letter is built.
        editor: the command that opens a place in the user's editor; see `opening`.
        browser: whether to open a browser.
        on_start: called once, with the address.
    """
    port = listening.getsockname()[1]
    token = secrets.token_urlsafe(24)
    hub = Hub(given, missions, clock, data)
    address = f"http://{_LOOPBACK}:{port}/{token}/"
    app = Guard(application(hub, editor, standing), token, port)
    config = uvicorn.Config(
        app,
        ws="wsproto",
        http="h11",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws_max_size=4 * MAX_BYTES,
        timeout_graceful_shutdown=1,
    )
    asyncio.run(_run(_Server(config, hub), listening, hub, address, browser, on_start))


class _Server(uvicorn.Server):
    """A server that writes what is not written yet before it stops, whatever stops it."""

    def __init__(self, config: uvicorn.Config, hub: Hub) -> None:
        super().__init__(config)
        self._hub = hub

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop: close the connections, then write the files."""
        await super().shutdown(sockets)
        await self._hub.close()


async def _run(
    server: uvicorn.Server,
    listening: socket.socket,
    hub: Hub,
    address: str,
    browser: bool,
    on_start: Callable[[str], None],
) -> None:
    stop = asyncio.Event()
    watching = asyncio.create_task(hub.watch(stop))
    on_start(address)
    if browser:
        await asyncio.to_thread(webbrowser.open, address)
    try:
        await server.serve([listening])
    finally:
        stop.set()
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
