"""Taxation is tested with the other rooms silent."""

import pytest

from tests.taxation.sales import other_rooms_agree


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Every gate and fact of other rooms lets the case pass."""
    other_rooms_agree(monkeypatch)
    return monkeypatch
