"""The sandboxed environment: what it knows, and what it lets a template see."""

from __future__ import annotations

import pytest

from unassemble.wording import WordingError, environment, is_template, render, template

SANDBOX = environment({"shout": lambda value: f"{value}!"})


def filled(source: str, **values: object) -> str:
    return render(template(SANDBOX, source), values)


def test_values_and_filters_are_filled_in() -> None:
    assert filled("{{ who | shout }} writes.", who="Spain") == "Spain! writes."


def test_it_knows_no_global_name_and_loads_no_file() -> None:
    assert SANDBOX.globals == {}
    assert SANDBOX.loader is None


def test_its_filters_are_a_closed_list() -> None:
    plain = {"upper", "lower", "first", "last", "length", "default", "join"}
    assert SANDBOX.allowed_filters == {*plain, "shout"}


def test_a_template_is_compiled_once() -> None:
    assert template(SANDBOX, "{{ a }}") is template(SANDBOX, "{{ a }}")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("{{ missing }}", "'missing' is undefined"),
        ("{{ who.upper }}", "has no attribute 'upper'"),
        ("{{ who['__class__'] }}", "has no attribute '__class__'"),
        ("{{ who", "unexpected end of template"),
        ("{{ who | tojson }}", "No filter named 'tojson'"),
    ],
)
def test_what_cannot_be_filled_in_is_refused(source: str, reason: str) -> None:
    with pytest.raises(WordingError, match=reason):
        filled(source, who="Spain")


def test_text_without_braces_is_no_template() -> None:
    assert not is_template("Agenda item 14 {not a name}")
    assert is_template("{{ sender }}")
    assert is_template("{% if symbols %}")
