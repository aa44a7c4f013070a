"""A preview server in a separate process, for tests in a browser."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHROMIUM = Path("/usr/bin/chromium")
DATA = Path(tempfile.gettempdir()) / f"unassemble-preview-{os.getpid()}"
"""The folder of the user's data, for versions."""
LETTER = """\
# A letter in two languages.
language: en
symbols: [A/79/1]
date: 2025-04-02   # of issue
organs:
  - organ: general-assembly
    session: 79
    agenda_items:
      - number: 14
        title:
          en: Culture of peace
          fr: Culture de paix
letter:
  dated: 2025-04-01
  from: {state: AZ, office: permanent-representative}
  to: [secretary-general]
  text:
    en: |
      I have the honour to write about peace.

      Please circulate the present letter under agenda item 14.
    fr: |
      J’ai l’honneur d’écrire au sujet de la paix.

      Veuillez distribuer la présente lettre au titre du point 14.
  # Who signs.
  signatories:
    - name: {"en fr": Ann **Lee**}
      titles: [{en: Ambassador, fr: Ambassadrice}]
ignore:
  - {rule: annex-not-named, reason: a text for tests}
annexes:
  - language: en
    title: A statement
    # The sections follow.
    sections:
      - heading: I. States
        entries:
          - party: AUSTRALIA
            statements:
              - title: First statement
                text: |
                  The first text.
          - party: BRAZIL   # second
            statements:
              - title: Second statement
                text: |
                  The second text.
"""


def started(given: Path, *options: str, **environment: str) -> tuple[subprocess.Popen[str], str]:
    """Start a preview of a file or folder: its process and its address."""
    command = [sys.executable, "-m", "unassemble", "preview", "--no-browser", *options, str(given)]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "XDG_DATA_HOME": str(DATA), **environment},
    )
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    assert address.startswith("http://127.0.0.1:"), address
    return process, address


@contextmanager
def serving(given: Path, *options: str, **environment: str) -> Iterator[str]:
    """Serve a preview of a file or folder; yields its address."""
    process, address = started(given, *options, **environment)
    try:
        yield address
    finally:
        process.terminate()
        process.wait(10)
        assert process.stdout is not None
        process.stdout.close()
