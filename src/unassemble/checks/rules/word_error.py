"""The rule `word-error`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_SIGNS = ("!", "！")
"""Each of the texts has one of them."""


@cache
def _error() -> re.Pattern[str]:
    """What Word prints for a field that it cannot work out."""
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


@rule("word-error", severity="warning", source="the letter of 13 May 2020, note 17; others [K]")
def check(subject: Subject) -> Iterator[Found]:
    """Word printed an error in place of a link or a reference.

    A field of Word that it could not work out was printed as an error text, and nobody saw it.

    Example: `错误!超链接引用无效。` or `Error! Reference source not found.`

    Mend: write what belongs there, or delete it.
    """
    for passage in subject.passages:
        if not any(sign in passage.text for sign in _SIGNS):
            continue
        for found in _error().finditer(passage.text):
            yield Found(
                passage.at(found.start()),
                f"“{found.group()}” is an error text of Word",
                "write what belongs there, or delete it",
                end=passage.end(found.end()),
            )
