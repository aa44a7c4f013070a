"""The long run of `test_conservation`."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from fuzz.test_fuzz import SHARDS
from made_up_letters import MadeUp, letters
from test_conservation import nothing_is_lost


@pytest.mark.fuzz
@pytest.mark.parametrize("shard", range(SHARDS))
def test_no_letter_loses_a_word(shard: int, request: pytest.FixtureRequest) -> None:
    @seed(shard)
    @settings(
        max_examples=max(1, request.config.getoption("--letters") // SHARDS),
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(letters())
    def run(made: MadeUp) -> None:
        nothing_is_lost(made)

    run()
