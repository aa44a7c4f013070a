"""Bodies of requests, within limits."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request

from unassemble.letter.encoding import MAX_BYTES


async def bytes_of(request: Request, most: int = 2 * MAX_BYTES) -> bytes | None:
    """The body of a request; None if it is larger than ``most`` bytes."""
    data = bytearray()
    async for part in request.stream():
        data += part
        if len(data) > most:
            return None
    return bytes(data)


async def mapping_of_body(request: Request) -> dict[str, Any] | None:
    """The JSON mapping in the body of a request; None if it is something else, or too large."""
    data = await bytes_of(request)
    if data is None:
        return None
    try:
        body = json.loads(data or b"{}")
    except (ValueError, RecursionError):  # no JSON, or brackets nested too deeply
        return None
    return body if isinstance(body, dict) else None
