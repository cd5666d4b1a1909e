"""What the national exchange is given of an entry."""

import pytest

from registration.codes import COLUMNS, QLLX, TABLES, national_row, qszt
from registration.models import CONTENT_OF, Entry
from registration.models.choices import EntryAction, RightKind
from tests.registration.makers import HOME, home, mortgage, seize

pytestmark = pytest.mark.django_db


def test_every_kind_of_page_has_its_table_and_its_columns_exist() -> None:
    assert set(TABLES) == set(COLUMNS) == set(RightKind)
    for kind, columns in COLUMNS.items():
        fields = {field.name for field in CONTENT_OF[kind]._meta.get_fields()}
        assert set(columns) <= fields, kind


def test_ownership_goes_out_with_codes_and_its_price_in_ten_thousands() -> None:
    (entry,) = home().entries
    row = national_row(entry)
    assert {
        key: row[key] for key in ("BDCDYH", "QLLX", "DJLX", "FDCJYJG", "GHYT", "FWXZ", "JZMJ", "QSZT")
    } == {
        "BDCDYH": HOME,
        "QLLX": "4",
        "DJLX": "100",
        "FDCJYJG": "76",
        "GHYT": "11",
        "FWXZ": "0",
        "JZMJ": "118.36",
        "QSZT": "1",
    }


def test_a_mortgage_is_numbered_as_its_receiver_numbers_it() -> None:
    home()
    (entry,) = mortgage(amount="580000.00").entries
    row = national_row(entry, numbers=QLLX | {RightKind.MORTGAGE: "37"})
    assert (row["QLLX"], row["BDBZZQSE"], row["SFCZJZHXZ"], row["DYQSW"]) == ("37", "58", "0", "1")
    assert "ZGZQSE" not in row


def test_the_state_of_a_row_says_how_it_ended() -> None:
    home()
    seize()
    entry = Entry.objects.filter(kind="seizure").get()
    assert [
        qszt(entry, how) for how in (None, EntryAction.SUPERSEDE, EntryAction.END, EntryAction.LAPSE)
    ] == [
        "1",
        "2",
        "3",
        "3",
    ]
    assert national_row(entry)["CFLX"] == "1"
