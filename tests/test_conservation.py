"""Every letter and figure that a person wrote is in both outputs, in order."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings

from conservation import build, lost_in_pdf, lost_in_word
from made_up_letters import MadeUp, letters


def nothing_is_lost(made: MadeUp) -> None:
    """Build a letter that has no faults, and look for its words in both outputs."""
    outputs = build(made)
    assert lost_in_word(made, outputs.docx) == []
    assert lost_in_pdf(made, outputs.pdf) == []


@settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],  # a failure is shown as it is found: to shrink it takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(letters())
def test_nothing_is_lost(made: MadeUp) -> None:
    nothing_is_lost(made)
