"""Bytes of a file → its text, or what the file is instead.

Other encodings are told by what their text would look like: a guess is offered only where nearly
all characters are such as people write in the language of the encoding.
"""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import UnreadableError
from unassemble.base.lines import place_at
from unassemble.base.source import Span

MAX_BYTES = 10_000_000
MAX_LINES = 300_000
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_SAVE = "save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"
_COPY = "copy its text into a letter file, which `unassemble new` begins for you"
_KINDS = (
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "a document in Rich Text Format (RTF)"),
    (b"\xd0\xcf\x11\xe0", "a document of an old Word or Excel"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
)
_HINTS = {
    "archive": "take the letter file out of the archive first",
    "picture": "name the letter file; its text names its pictures",
}
_PACKAGES = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"vnd.oasis.opendocument", "a document of LibreOffice"),
)
_MARKUP = re.compile(rb"\s*<(?:!doctype html|html)", re.IGNORECASE)
_HIGH = re.compile(rb"[\x80-\xff]+")
_PUNCTUATION = frozenset("«»“”‘’„–—…№§°·\u00a0\u200f\u200e،؛؟ـ")


class Encoding(Struct, frozen=True):
    """An encoding: its name for Python, and for a person."""

    codec: str
    name: str


_UTF_16 = Encoding("utf-16", "UTF-16")
_UTF_16_LE = Encoding("utf-16-le", "UTF-16")
_UTF_16_BE = Encoding("utf-16-be", "UTF-16")
_UTF_32 = Encoding("utf-32", "UTF-32")
_WIDE = (_UTF_16, _UTF_16_LE, _UTF_16_BE, _UTF_32)
_CHINESE = Encoding("gb18030", "GB 18030 (Chinese)")
_CYRILLIC = Encoding("cp1251", "Windows-1251 (Cyrillic)")
_ARABIC = Encoding("cp1256", "Windows-1256 (Arabic)")
_WESTERN = Encoding("cp1252", "Windows-1252 (Western European)")


def unreadable(rule: str, span: Span, message: str, hint: str | None = None) -> UnreadableError:
    """The exception for a file that cannot be read as a letter file at all."""
    return UnreadableError([Diagnostic(rule, "error", span, message, hint)])


def decode(data: bytes, name: str) -> str:
    """The text of the file.

    Raises:
        UnreadableError: it is empty, too large, not UTF-8, no text, or has a control character.
    """
    start = Span(name, 1, 1)
    if len(data) > MAX_BYTES:
        hint = "keep pictures in files of their own beside it"
        raise unreadable("file-too-large", start, "the file is larger than 10 MB", hint)
    if max(data.count(b"\n"), data.count(b"\r")) > MAX_LINES:
        place = Span(name, MAX_LINES + 1, 1)
        raise unreadable("file-too-large", place, f"the file has more than {MAX_LINES:,} lines")
    kind = other_kind(data)
    if kind is not None:
        message = f"the file is {kind}, not a letter file"
        hint = next((hint for end, hint in _HINTS.items() if kind.endswith(end)), _COPY)
        raise unreadable("not-a-letter-file", start, message, hint)
    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data.strip():
        hint = "`unassemble new` writes a letter to begin with"
        raise unreadable("not-a-letter-file", start, "the file is empty", hint)
    found = encoding_of(data)
    if found in _WIDE:
        raise _other_encoding(start, found, "")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = _place(data[: error.start].decode("utf-8"), name)
        if found is None and _is_damaged(data):
            message = "a character is damaged here: its bytes are not UTF-8, as all others are"
            raise unreadable("not-utf-8", place, message, "type it anew") from None
        word = _word(data, error.start, found) if found else ""
        raise _other_encoding(place, found, word) from None
    control = CONTROL.search(text)
    if control:
        code = f"U+{ord(control.group()):04X}"
        raise unreadable(
            "control-character",
            _place(text[: control.start()], name),
            f"the file contains the control character {code}, which cannot be printed",
            "delete it; it often comes with text copied from another program",
        )
    return text


def _other_encoding(place: Span, found: Encoding | None, word: str) -> UnreadableError:
    if found is None:
        return unreadable("not-utf-8", place, "the file is not UTF-8 text", _SAVE)
    message = f"the file is {found.name} text, not UTF-8"
    shown = f", and reads “{word}” here" if word else ""
    hint = f"`unassemble check --fix` writes it as UTF-8{shown}; or {_SAVE}"
    return unreadable("not-utf-8", place, message, hint)


def _place(before: str, name: str) -> Span:
    return Span(name, *place_at(before, len(before)))


def _word(data: bytes, offset: int, found: Encoding) -> str:
    """The word around a byte, read in an encoding, so that a person sees whether it is right."""
    begin = max(data.rfind(sign, 0, offset) for sign in (b" ", b"\n", b"\t")) + 1
    ends = [end for sign in (b" ", b"\n", b"\t", b"\r") if (end := data.find(sign, offset)) > 0]
    return data[begin : min(ends, default=len(data))].decode(found.codec, "replace")[:40]


def other_kind(data: bytes) -> str | None:
    """What a file is that is no text, in words; None for a text."""
    head = data[:8].lstrip(b"\xef\xbb\xbf")
    if head.startswith(b"PK\x03\x04"):
        return next((kind for sign, kind in _PACKAGES if sign in data), "a zip archive")
    for sign, kind in _KINDS:
        if head.startswith(sign):
            return kind
    return "a web page (HTML)" if _MARKUP.match(data[:200]) else None


def as_utf_8(data: bytes) -> tuple[bytes, str] | None:
    """A text of another encoding in UTF-8, and the name of its encoding.

    None if it is UTF-8 already, if its encoding is not known, or if the same bytes could not be
    made again of the text.
    """
    if len(data) > MAX_BYTES or other_kind(data) is not None:
        return None
    found = encoding_of(data)
    if found is None:
        return None
    try:
        text = data.decode(found.codec)
    except UnicodeDecodeError:
        return None
    if CONTROL.search(text) or data not in _encoded(text, found):
        return None
    return text.encode(), found.name


def _encoded(text: str, found: Encoding) -> set[bytes]:
    """The bytes of a text in an encoding, with either order of bytes where it has two."""
    if found in (_UTF_16, _UTF_32):
        marked = "\ufeff" + text
        return {marked.encode(f"{found.codec}-{order}") for order in ("le", "be")}
    return {text.encode(found.codec)}


def encoding_of(data: bytes) -> Encoding | None:
    """The encoding of a text other than UTF-8; None for UTF-8, or if it is not known."""
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return _UTF_32
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _UTF_16
    head = data[:200]
    if len(head) > 3 and 3 * head.count(0) > len(head) and b"\x00\x00" not in head:
        return _UTF_16_LE if head[1:2] == b"\x00" else _UTF_16_BE
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if _is_damaged(data):
            return None
        return next((one for one in _TRIED if _likely(data, one)), None)
    return None


def _is_damaged(data: bytes) -> bool:
    """Whether most bytes beyond ASCII are UTF-8, so that the others are damaged."""
    right = data.decode("utf-8", "ignore").encode()
    return 2 * sum(map(len, _HIGH.findall(right))) > sum(map(len, _HIGH.findall(data)))


_TRIED = (_CHINESE, _CYRILLIC, _ARABIC, _WESTERN)


def _likely(data: bytes, encoding: Encoding) -> bool:
    """Whether nearly all characters of a text are as its language has them."""
    try:
        text = data.decode(encoding.codec)
    except UnicodeDecodeError:
        return False
    others = [character for character in text if not character.isascii()]
    return not CONTROL.search(text) and _usual(text, others, data, encoding) >= 0.95


def _usual(text: str, others: list[str], data: bytes, encoding: Encoding) -> float:
    """The share of the characters beyond ASCII that are usual in an encoding."""
    runs = _HIGH.findall(data)
    length = sum(map(len, runs)) / len(runs)
    match encoding.codec:
        case "gb18030":
            usual = sum(map(_is_common_han, others))
        case "cp1251":
            turns = sum(a.islower() and b.isupper() for a, b in pairwise(text))
            usual = sum("\u0400" <= one <= "\u045f" or one in _PUNCTUATION for one in others)
            usual = usual - 2 * turns if length >= 2 else 0
        case "cp1256":
            usual = sum("\u0600" <= one <= "\u06ff" or one in _PUNCTUATION for one in others)
            usual = usual if length >= 2 else 0
        case _:
            usual = sum(one.isalpha() or one in _PUNCTUATION for one in others)
            usual = usual if length < 2 else 0
    return usual / len(others)


def _is_common_han(character: str) -> bool:
    """Whether a character is of the first level of GB 2312, or a mark of Chinese texts."""
    if "\u3000" <= character <= "\u303f" or "\uff00" <= character <= "\uffef":
        return True
    if character in _PUNCTUATION:
        return True
    code = character.encode("gb18030")
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7 and code[1] >= 0xA1
