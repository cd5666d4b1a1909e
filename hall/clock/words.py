"""Dates as the hall says them."""

from datetime import date

from hall.clock import today
from hall.clock.arithmetic import Due

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


def day_in_sentence(day: date) -> str:
    """9月30日（周三）; with its year when that is not this year."""
    year = "" if day.year == today().year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def day_on_paper(day: date) -> str:
    """2026年9月30日, as papers carry it."""
    return f"{day.year}年{day.month}月{day.day}日"


def due_in_words(due: Due) -> str:
    """The due date in a sentence; 计时中止 while it cannot be known; 推算 where it is provisional."""
    if due.on is None:
        return "计时中止"
    return f"{day_in_sentence(due.on)}{'（推算）' if due.provisional else ''}"
