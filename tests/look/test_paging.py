"""Lists page by key."""

from datetime import date

import pytest
from django.http import QueryDict

from hall.look.paging import Page, page_by
from hall.portal.models import Bulletin

pytestmark = pytest.mark.django_db
KEYS = ("published_on", "id")


@pytest.fixture
def notices() -> list[Bulletin]:
    """Twenty-five notices, five on each of five days."""
    rows = [Bulletin(title=f"通知{n}", published_on=date(2026, 9, 1 + n // 5)) for n in range(25)]
    return Bulletin.objects.bulk_create(rows)


def page(query: str = "", size: int = 10) -> Page[Bulletin]:
    return page_by(Bulletin.objects.all(), KEYS, QueryDict(query.lstrip("?")), size)


def test_going_forward_meets_every_row_once(notices: list[Bulletin]) -> None:
    seen, query, spans = [], "", []
    while True:
        one = page(query)
        seen += [row.pk for row in one.rows]
        spans.append((one.first, one.last))
        if not one.following:
            break
        query = one.following
    assert seen == [row.pk for row in notices]
    assert spans == [(1, 10), (11, 20), (21, 25)]


def test_going_back_returns_to_the_same_page(notices: list[Bulletin]) -> None:
    second = page(page().following)
    third = page(second.following)
    back = page(third.previous)
    assert list(back.rows) == list(second.rows)
    assert (back.first, back.last) == (11, 20)
    first = page(back.previous)
    assert first.previous == ""
    assert first.first == 1


def test_filters_stay_in_the_address(notices: list[Bulletin]) -> None:
    assert "item=sale" in page("item=sale").following


@pytest.mark.parametrize(
    "cursor", ["after=x~y", "after=2026-13-40~1", "after=1", "before=", "after=2026-09-01~1~2"]
)
def test_a_cursor_that_cannot_be_read_gives_the_first_page(notices: list[Bulletin], cursor: str) -> None:
    assert [row.pk for row in page(cursor).rows] == [row.pk for row in notices[:10]]


def test_an_empty_list_has_no_neighbours() -> None:
    one = page()
    assert (one.rows, one.previous, one.following) == ([], "", "")


@pytest.mark.parametrize("number", ["-5", "x", "９", "99999999999999999999"])
def test_a_wrong_row_number_in_the_address_does_no_harm(notices: list[Bulletin], number: str) -> None:
    after = page().following.split("&")[0].lstrip("?")
    assert page(f"{after}&n={number}").first == 1
