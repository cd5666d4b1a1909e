"""Numbers that neither repeat nor skip: certificates, cases, archive files, papers."""

from django.db import connection, transaction

TAKE = """
    INSERT INTO permanence_numberseries AS kept (series, last) VALUES (%s, %s)
    ON CONFLICT (series) DO UPDATE SET last = kept.last + excluded.last
    RETURNING last
"""


def take(series: str, count: int = 1) -> int:
    """Take `count` consecutive numbers of a series and return the first; a new series begins at 1.

    The series' row stays locked until the transaction ends, so take numbers last.
    A rolled back transaction gives its numbers back: no gap. Raises ValueError for a
    count below one and TransactionManagementError outside a transaction.
    """
    if count < 1:
        raise ValueError(f"至少要取一个号，现为 {count}")
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("取号必须与用号在同一事务内")
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [series, count])
        (last,) = cursor.fetchone()
    return int(last) - count + 1
