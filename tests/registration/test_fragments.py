"""G11: a fragment of an address finds every address that holds it, and no other."""

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from registration.bigrams import plain, sought
from registration.search import by_address
from tests.registration.makers import unit

pytestmark = pytest.mark.clause("G11")

SOUGHT = {
    "安康路123号": ["安康", "康路", "路1", "123号"],
    "123号": ["12", "23", "3号"],
    "路123": ["路1", "12", "23"],
    "1栋１０２５房": ["1栋", "栋1", "1025房"],
    "路1号": ["路1", "1号"],
    "路12345号": ["路1", "12", "23", "34", "45", "5号"],
}
ADDRESSES = st.text("云路号栋房座0123456789Aａ１-", min_size=2, max_size=16)


@pytest.mark.parametrize("fragment", SOUGHT)
def test_a_whole_number_is_sought_as_one_and_a_cut_one_by_its_pairs(fragment: str) -> None:
    assert sorted(sought(plain(fragment))) == sorted(SOUGHT[fragment])


@pytest.mark.django_db
@settings(max_examples=80, deadline=None)
@given(address=ADDRESSES, data=st.data())
def test_what_is_sought_of_a_fragment_stands_in_the_index_of_its_address(
    address: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(address) - 2))
    end = data.draw(st.integers(start + 2, len(address)))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT public.registration_bigrams(%s) @> %s::text[]",
            [address, sought(plain(address[start:end]))],
        )
        assert cursor.fetchone() == (True,)


@pytest.mark.django_db
@pytest.mark.parametrize("fragment", ["66号云岭", "石路66号", "幢0046房", "046房", "３幢00", "路66", "66"])
def test_a_home_is_found_by_any_part_of_its_address(fragment: str) -> None:
    home = unit()
    assert by_address(fragment) == [home]


@pytest.mark.django_db
@pytest.mark.parametrize("fragment", ["6号云岭", "幢046房", "路6号", "路666号"])
def test_a_part_is_a_part_as_written_and_nothing_like_it(fragment: str) -> None:
    home = unit()
    assert by_address(fragment) == ([home] if fragment in home.address else [])
