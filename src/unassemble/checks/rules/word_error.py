"""The rule `word-error`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_SIGNS = ("!", "！")
"""Every error message contains one of these."""


@cache
def _error() -> re.Pattern[str]:
    """The error messages that Word prints for a field that it cannot resolve."""
    return re.compile(
        r"错误[!！]\s*(?:超链接引用无效|未找到引用源|未定义书签|文档中没有指定样式的文字)[。.]?"
        r"|Error! (?:Hyperlink reference not valid|Reference source not found"
        r"|Bookmark not defined)\."
        r"|Erreur ?! (?:Référence de lien hypertexte non valide|Source du renvoi introuvable"
        r"|Signet non défini)\."
        r"|¡Error! (?:Referencia de hipervínculo no válida"
        r"|No se encuentra el origen de la referencia|Marcador no definido)\."
        r"|Ошибка! (?:Недопустимый объект гиперссылки|Источник ссылки не найден"
        r"|Закладка не определена)\."
    )


@rule(
    "word-error",
    severity="warning",
    source="letter of Azerbaijan of 13 May 2020, note 17; other messages [K]",
)
def check(subject: Subject) -> Iterator[Found]:
    """The text contains an error message of Word in place of a link or a reference.

    Word prints such a message for a field that it cannot resolve.

    Example: `错误!超链接引用无效。` or `Error! Reference source not found.`

    Fix: write the intended text, or delete the message.
    """
    for passage in subject.passages:
        if not any(sign in passage.text for sign in _SIGNS):
            continue
        for found in _error().finditer(passage.text):
            yield Found(
                passage.at(found.start()),
                f"“{found.group()}” is an error message of Word",
                "write the intended text, or delete the message",
                end=passage.end(found.end()),
            )
