"""What every journey is walked with."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.look.browser import chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the journeys of a module."""
    with chromium() as one:
        yield one
