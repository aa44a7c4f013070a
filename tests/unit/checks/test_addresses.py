"""Addresses that lead nowhere: told, and a link in neither output."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pikepdf
import pytest

from letter_files import GOOD, findings, source
from unassemble.base.addresses import fault_of, link_target
from unassemble.pipeline.building import build_version

BAD = [
    "https://example.org:99999/x",
    "mailto:one@",
    "mailto:a@b@c.org",
    "https://",
    "http://exa mple.com/bad",
    "https://[::1/x",
    f"https://example.org/{'a' * 2300}",
    "https://example..org/",
]
GOOD_ADDRESSES = [
    "https://example.org/a%20b",
    "https://example.org/(1)?a=1&b=2#c",
    "mailto:ann.lee@example.org?subject=A",
    "https://[::1]:8080/x",
    "https://user:pw@example.org/",
    "https://xn--fsqu00a.xn--fiqs8s/",
]


def written(text: str) -> str:
    return GOOD.replace("I have the honour to write.", text)


@pytest.mark.parametrize("address", BAD)
def test_a_bad_address_is_told_once(address: str) -> None:
    found = findings(written(f"See [this](<{address}>)."))
    assert [one.rule for one in found if one.severity != "note"] == ["address-malformed"]
    assert link_target(address) == ""


@pytest.mark.parametrize("address", GOOD_ADDRESSES)
def test_a_good_address_is_kept_as_it_is(address: str) -> None:
    assert fault_of(address) is None
    assert link_target(address) == address


def test_characters_no_address_may_have_are_escaped() -> None:
    assert link_target('https://example.org/a"<文') == "https://example.org/a%22%3C%E6%96%87"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/x,1"])
def test_an_address_of_another_kind_is_an_error(address: str) -> None:
    found = findings(written(f"See [this]({address})."))
    assert [one.rule for one in found if one.severity == "error"] == ["link-target"]


def test_both_outputs_have_the_same_links() -> None:
    text = " ".join(f"[word](<{address}>)" for address in (*BAD, *GOOD_ADDRESSES))
    outputs = build_version(source(written(text)), None, ("docx", "pdf"))
    with zipfile.ZipFile(BytesIO(outputs.docx or b"")) as package:
        related = package.read("word/_rels/document.xml.rels").decode()
    docx = re.findall(r'Target="([^"]+)" TargetMode="External"', related)
    assert [one.replace("&amp;", "&") for one in docx] == GOOD_ADDRESSES
    with pikepdf.open(BytesIO(outputs.pdf or b"")) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        assert [str(note.A.URI) for note in notes] == GOOD_ADDRESSES
