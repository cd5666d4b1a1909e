"""The first writer: ownership passes, and what stands on the unit stays as the law says."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from hall.catalogue.words import RegisterEffect
from registration.models import Certificate, Entry, Party, Standing
from registration.restrictions import read_book
from registration.services.recording import dry_run
from registration.verification import current_key
from registration.writers.ownership import FirstOwnership, OwnershipTransfer
from tests.registration.makers import (
    HOME,
    PARCEL,
    home,
    mortgage,
    notice,
    objection,
    person,
    residence,
    seize,
    sell,
    title,
    unit,
    write,
)

pytestmark = pytest.mark.django_db


@pytest.mark.clause("P7", "P8")
def test_a_transfer_ends_the_old_ownership_before_the_new_one_begins() -> None:
    home()
    written = sell(person("周明远", 2))
    assert [(e.kind, e.action) for e in written.entries] == [
        ("ownership", "supersede"),
        ("ownership", "begin"),
    ]
    assert [e.seq for e in written.entries] == [2, 3]
    assert written.entries[1].predecessor_id == Entry.objects.get(seq=1).pk
    assert title().names == "周*远"
    assert title().content.price == Decimal("1180000.00")
    assert title().content.address == "云城区翠石路66号云岭花园3幢0046房"


@pytest.mark.clause("check:R01")
def test_one_ownership_stands_on_a_unit_after_many_transfers() -> None:
    home()
    for serial in range(2, 6):
        sell(person(f"买受人{serial}", serial))
    assert Standing.objects.of_unit(HOME).of_kind("ownership").count() == 1
    assert Entry.objects.of_unit(HOME).count() == 9
    assert Party.objects.count() == 5


@pytest.mark.clause("check:R10", "P6")
def test_a_mortgage_follows_the_house() -> None:
    home()
    mortgage()
    before = read_book(HOME).mortgages
    sell(person("周明远", 2))
    after = read_book(HOME).mortgages
    assert [m.right_id for m in after] == [m.right_id for m in before]
    assert after[0].rank == 1
    assert after[0].content.secured_amount == Decimal("580000.00")


def test_residence_and_objection_stay_and_are_seen_by_the_buyer() -> None:
    home()
    residence()
    objection()
    sell(person("周明远", 2))
    book = read_book(HOME)
    assert len(book.residences) == len(book.objections) == 1


def test_the_buyers_own_advance_notice_ends_and_anothers_stays() -> None:
    home()
    buyer = person("周明远", 2)
    notice(buyer)
    actions = [(e.kind, e.action) for e in sell(buyer).entries]
    assert ("advance-notice", "end") in actions
    assert read_book(HOME).notices == ()
    notice(person("吴桐", 3), number=HOME)
    sell(person("郑安", 5))
    assert [n.names for n in read_book(HOME).notices] == ["吴*"]


@pytest.mark.clause("check:R03")
def test_a_seized_house_is_not_transferred() -> None:
    home()
    seize()
    with pytest.raises(ValidationError, match="已被云浮市云城区人民法院查封"):
        sell(person("周明远", 2))
    assert title().names == "林*禾"


def test_a_court_may_transfer_what_is_seized() -> None:
    home()
    seize()
    sell(person("周明远", 2), by_court=True)
    assert title().names == "周*远"


@pytest.mark.clause("check:R33")
@pytest.mark.parametrize(
    ("buyers", "message"),
    [
        ((person("甲", 2, "1/2"), person("乙", 3, "1/3")), "份额之和应等于 1，现为 5/6"),
        ((person("甲", 2), person("乙", 3)), "共同共有或者按份共有"),
        ((person("甲", 2, "1/2"), person("甲", 2, "1/2")), "证件号码的权利人重复"),
        ((), "没有登记权利人"),
        ((person(),), "与现在的权利人相同"),
    ],
)
def test_new_owners_must_make_sense(buyers: tuple[object, ...], message: str) -> None:
    home()
    with pytest.raises(ValidationError, match=message):
        sell(*buyers)  # type: ignore[arg-type]  # the table of cases is untyped


def test_co_owners_hold_shares_as_fractions() -> None:
    home()
    sell(person("甲", 2, "1/3"), person("乙", 3, "2/3"))
    holders = title().holders
    assert [str(person.share) for person in holders] == ["1/3", "2/3"]
    assert read_book(HOME).shares == {person.document_hash for person in holders}


@pytest.mark.clause("P9")
def test_each_co_owner_gets_a_certificate_when_asked_for_and_the_old_one_is_withdrawn() -> None:
    first = home().certificates[0]
    two = (person("甲", 2, "1/2", separate_certificate=True), person("乙", 3, "1/2"))
    written = sell(*two)
    assert [c.number for c in written.certificates] == [
        "粤（2026）云浮市不动产权第0000002号",
        "粤（2026）云浮市不动产权第0000003号",
    ]
    assert [c.holder.name for c in written.certificates if c.holder] == ["甲", "乙"]
    old = Certificate.objects.get(pk=first.pk)
    assert (old.number, old.state) == ("粤（2026）云浮市不动产权第0000001号", "withdrawn")
    assert "2026091800002" in old.state_reason


def test_a_dry_run_writes_nothing_and_plans_what_is_written() -> None:
    home()
    asked = OwnershipTransfer((HOME,), (person("周明远", 2),), "买卖", prices={HOME: Decimal(1)})
    books, plan = dry_run(RegisterEffect.TRANSFER_OWNERSHIP, asked)
    assert books[HOME].rights[0].names == "林*禾"
    assert [e.action for e in plan.entries] == ["supersede", "begin"]
    assert Entry.objects.count() == 1


def test_a_unit_without_first_registration_cannot_be_transferred() -> None:
    with pytest.raises(ValidationError, match="登记簿上没有单元"):
        sell(person())


@pytest.mark.clause("figure:P16")
def test_a_book_is_read_in_two_queries_and_one_for_each_kind_of_burden(
    django_assert_num_queries: Any,
) -> None:
    home()
    with django_assert_num_queries(2):
        assert read_book(HOME).title
    mortgage()
    seize()
    with django_assert_num_queries(2 + len({"mortgage", "seizure"})):
        book = read_book(HOME)
        assert book.title
        assert book.title.names
        assert book.mortgages[0].content.scope
        assert book.blocking_seizures
        assert book.unit.parcel.number


@pytest.mark.clause("figure:P16")
@pytest.mark.parametrize("count", [1, 30])
def test_a_first_registration_takes_the_same_number_of_statements_for_one_unit_or_many(
    count: int, django_assert_max_num_queries: Any
) -> None:
    numbers = tuple(f"{PARCEL}F0003{room:04d}" for room in range(1, count + 1))
    for number in numbers:
        unit(number)
    current_key()
    with django_assert_max_num_queries(16):
        written = write(RegisterEffect.OPEN_OWNERSHIP, FirstOwnership(numbers, (person(),)))
    assert len(written.entries) == len(written.certificates) == count


@pytest.mark.clause("figure:P16")
def test_a_transfer_takes_few_statements(django_assert_max_num_queries: Any) -> None:
    home()
    mortgage()
    with django_assert_max_num_queries(20):
        sell(person("周明远", 2))
