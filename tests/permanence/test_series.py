"""Numbers neither repeat nor skip, though eight clerks take them and some roll back."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from hall.permanence.models import NumberSeries
from hall.permanence.series import take

CLERKS, ROUNDS = 8, 25


class ChangedHerMind(Exception):
    """What makes a clerk's transaction roll back."""


def clerks_take(number: Callable[[], int]) -> list[int]:
    """Eight threads take 25 numbers each, every eighth try is rolled back; the numbers that stayed."""
    kept: list[int] = []
    start = threading.Barrier(CLERKS)

    def clerk(place: int) -> None:
        start.wait()
        try:
            for attempt in range(ROUNDS):
                try:
                    with transaction.atomic():
                        taken = number()
                        if (place + attempt) % 8 == 0:
                            raise ChangedHerMind
                    kept.append(taken)
                except ChangedHerMind:
                    continue
        finally:
            connection.close()

    threads = [threading.Thread(target=clerk, args=(place,)) for place in range(CLERKS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(kept)


@pytest.mark.clause("promise:R7")
@pytest.mark.django_db(transaction=True)
def test_numbers_never_repeat_and_never_skip() -> None:
    kept = clerks_take(lambda: take("测试证号"))
    assert len(kept) == CLERKS * ROUNDS * 7 // 8
    assert kept == list(range(1, len(kept) + 1))
    assert NumberSeries.objects.get(series="测试证号").last == len(kept)


@pytest.mark.clause("promise:R7")
@pytest.mark.django_db(transaction=True)
def test_counting_rows_instead_would_give_numbers_twice() -> None:
    """The negative control: the same race catches the naive way."""
    together = threading.Barrier(CLERKS)

    def count_plus_one() -> int:
        number = NumberSeries.objects.count() + 1
        together.wait()  # all have counted before anybody writes
        NumberSeries.objects.create(series=f"{threading.get_ident()}-{number}-{len(seen)}", last=number)
        seen.append(number)
        return number

    seen: list[int] = []
    kept = clerks_take(count_plus_one)
    assert len(set(kept)) < len(kept)


@pytest.mark.django_db
def test_a_block_of_numbers_is_consecutive() -> None:
    assert take("整批", 500) == 1
    assert take("整批") == 501
    assert take("另一批") == 1


@pytest.mark.django_db
@pytest.mark.parametrize("count", [0, -1])
def test_no_number_is_not_a_number(count: int) -> None:
    with pytest.raises(ValueError, match="至少要取一个号"):
        take("空", count)


@pytest.mark.django_db(transaction=True)
def test_a_number_is_taken_only_where_it_is_used() -> None:
    with pytest.raises(transaction.TransactionManagementError, match="同一事务"):
        take("散")
