"""Several units in one filing: easement, mortgage over two, merger; each line is judged by itself."""

from typing import Any

import pytest
from django.test import Client

from hall.cases.models import Case, Draft
from hall.rehearsal.crew import Crew
from tests.browsing import words
from tests.cases.makers import BUYER, SELLER, holder
from tests.floor.counter import begin, faults, send, typed
from tests.registration.items.test_transfer_division import surveyed
from tests.registration.makers import HOME, NEXT_DOOR, home, unit

pytestmark = [pytest.mark.django_db, pytest.mark.clause("W1", "S2")]
EASEMENT, MORTGAGE = "easement-first-registration", "mortgage-first-registration"
MERGER, BUILDING = "division-of-units", "building-first-registration"


def said(*units: tuple[str, str], **more: Any) -> dict[str, Any]:
    """The form with these lines of units, each a role and a number as typed."""
    form: dict[str, Any] = typed(**more)
    return form | {"unit_role": [role for role, _ in units], "unit_number": [number for _, number in units]}


def units_of(case: Case) -> set[tuple[str, str]]:
    return set(case.units.values_list("role", "number"))


def test_an_easement_names_both_lands_in_their_roles(desk: Client) -> None:
    home(NEXT_DOOR, holder(BUYER))
    draft = begin(desk, EASEMENT)
    page = words(desk.get(f"/window/drafts/{draft.pk}/"))
    assert "供役地单元" in page
    assert "需役地单元" in page
    assert send(desk, draft, said(("servient", HOME), ("dominant", NEXT_DOOR))).status_code == 302
    assert units_of(Case.objects.get()) == {("servient", HOME), ("dominant", NEXT_DOOR)}


def test_an_easement_of_a_unit_upon_itself_is_told_at_once(desk: Client) -> None:
    reply = send(desk, begin(desk, EASEMENT), said(("servient", HOME), ("dominant", HOME)))
    assert reply.status_code == 422
    assert faults(reply) == ["需役地单元号：这个单元在本件中填了两次，请去掉一个"]


def test_a_missing_dominant_unit_is_asked_for_at_its_line(desk: Client) -> None:
    reply = send(desk, begin(desk, EASEMENT), said(("servient", HOME), ("dominant", "")))
    assert any(one.startswith("需役地单元号：请填写") for one in faults(reply))


def test_units_are_added_and_taken_away_and_a_draft_keeps_them(desk: Client) -> None:
    draft = begin(desk, MORTGAGE)
    form = said(("subject", HOME))
    assert desk.post(f"/window/drafts/{draft.pk}/", form | {"add_unit": "subject"}).status_code == 302
    again = words(desk.get(f"/window/drafts/{draft.pk}/?unit=subject"))
    assert again.count('name="unit_number"') == 2
    assert f'value="{HOME}"' in again
    assert 'id="id_unit_number_1"' in again
    assert "autofocus" in again
    desk.post(f"/window/drafts/{draft.pk}/save/", said(("subject", HOME), ("subject", NEXT_DOOR)))
    assert Draft.objects.get(pk=draft.pk).content["unit_number"] == [HOME, NEXT_DOOR]
    two = said(("subject", HOME), ("subject", NEXT_DOOR)) | {"drop_unit": "0"}
    desk.post(f"/window/drafts/{draft.pk}/", two)
    assert Draft.objects.get(pk=draft.pk).content["unit_number"] == [NEXT_DOOR]


def test_each_line_has_its_own_sentence_and_nothing_is_lost(desk: Client) -> None:
    reply = send(
        desk,
        begin(desk, MORTGAGE),
        said(("subject", HOME[:-1]), ("subject", NEXT_DOOR), ("subject", "440106" + HOME[6:])),
    )
    first, third = faults(reply)
    assert first.startswith("第 1 个不动产单元号：")
    assert "28" in first
    assert third.startswith("第 3 个不动产单元号：")
    assert "440106" in third
    page = words(reply)
    for number in (HOME[:-1], NEXT_DOOR, "440106" + HOME[6:]):
        assert f'value="{number}"' in page
    assert not Case.objects.exists()


def test_a_mortgage_over_two_units_is_put_right_with_both_lines_again(desk: Client) -> None:
    home(NEXT_DOOR, holder(SELLER))
    send(desk, begin(desk, MORTGAGE), said(("subject", HOME), ("subject", NEXT_DOOR)))
    case = Case.objects.get()
    assert units_of(case) == {("subject", HOME), ("subject", NEXT_DOOR)}
    page = words(desk.get(f"/window/cases/{case.number}/amend/"))
    assert page.count('name="unit_number"') == 2
    desk.post(f"/window/cases/{case.number}/amend/", said(("subject", NEXT_DOOR)))
    assert units_of(case) == {("subject", NEXT_DOOR)}


def test_a_sale_has_one_unit_and_no_button_for_more(desk: Client) -> None:
    page = words(desk.get(f"/window/drafts/{begin(desk).pk}/"))
    assert page.count('name="unit_number"') == 1
    assert "add_unit" not in page


@pytest.mark.clause("S2")
def test_two_houses_in_one_sale_are_refused_and_both_numbers_stay(desk: Client) -> None:
    """Each house is taxed by itself: the first one's area and age would have stood for both."""
    home(NEXT_DOOR, holder(SELLER))
    reply = send(desk, begin(desk), said(("subject", HOME), ("subject", NEXT_DOOR)))
    (told,) = faults(reply)
    assert "一件只办理一个不动产单元，现填了 2 个" in told
    assert "请每套房屋分别收件" in told
    assert all(f'value="{number}"' in words(reply) for number in (HOME, NEXT_DOOR))
    assert not Case.objects.exists()


def merger(desk: Client, new: str) -> Case:
    lines = (("subject", HOME), ("subject", NEXT_DOOR), ("new", new))
    form = said(*lines, sellers=(), buyers=(SELLER,))
    reply = send(desk, begin(desk, MERGER), form)
    assert reply.status_code == 302, faults(reply)
    return Case.objects.get()


def test_two_units_of_one_owner_may_be_merged(desk: Client) -> None:
    home(NEXT_DOOR, holder(SELLER))
    (new,) = surveyed("236.72")
    case = merger(desk, new)
    assert units_of(case) == {("subject", HOME), ("subject", NEXT_DOOR), ("new", new)}
    assert "现在不能受理" not in words(desk.get(f"/window/cases/{case.number}/people/"))


def test_units_of_different_owners_are_not_merged_and_the_counter_is_told_why(
    desk: Client, people: Crew
) -> None:
    home(NEXT_DOOR, holder(BUYER))
    (new,) = surveyed("236.72")
    page = words(desk.get(f"/window/cases/{merger(desk, new).number}/people/"))
    assert "各单元的权利人不同，不能作为变更登记合并，请办理分割、合并转移登记" in page


def test_a_whole_building_is_one_line_and_becomes_its_units(desk: Client) -> None:
    rooms = [f"{HOME[:19]}F0007{room:04d}" for room in range(1, 4)]
    for number in rooms:
        unit(number)
    send(desk, begin(desk, BUILDING), said(("subject", f"{HOME[:19]} f0007"), sellers=(), buyers=(SELLER,)))
    case = Case.objects.get()
    assert units_of(case) == {("subject", number) for number in rooms}
    assert all(case.units.values_list("located_at", flat=True))


def test_a_building_nobody_surveyed_is_refused_with_what_to_do(desk: Client) -> None:
    form = said(("subject", f"{HOME[:19]}F0999"), sellers=(), buyers=(SELLER,))
    assert faults(send(desk, begin(desk, BUILDING), form)) == [
        "不动产单元号：这一幢没有待首次登记的单元，请先上传楼盘表，或者核对宗地代码和幢号"
    ]
