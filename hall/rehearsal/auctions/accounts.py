"""After the quarter: every deadline is accounted for, every sale has ended as the law says; zero is right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from hall.cases.models import Case
from hall.clock import day_of, today
from hall.inquiries.models import AlertKind, Question, QuestionAlert
from hall.rehearsal.auctions.acts import PRICE, buyer_of
from hall.rehearsal.auctions.course import Course
from hall.rehearsal.balance import Line
from judicial.models import Auction, BuyerNotification, CourtLetter, ReminderKind
from registration.restrictions import read_books


def accounts(courses: Sequence[Course], swept: Sequence[date]) -> list[Line]:
    """Each line is a sentence with a number that must be zero."""
    auctions = {
        one.number: one
        for one in Auction.objects.filter(
            number__in=[course.number for course in courses if course.number]
        ).prefetch_related("reminders")
    }
    return [
        *questions(courses, swept),
        *deliveries(auctions.values(), swept),
        Line("没有成交登记的", len(courses) - len(auctions)),
        Line("送达后没有当日通知买受人的", sum(not told_at_once(one) for one in auctions.values())),
        *transfers(courses, auctions),
    ]


def questions(courses: Sequence[Course], swept: Sequence[date]) -> Iterable[Line]:
    """J4: late and missing replies have gone up once each, and only those."""
    asked = list(Question.objects.filter(inquiry__in=[course.inquiry for course in courses]))
    for kind in (AlertKind.HEAD, AlertKind.SUPERVISOR):
        rows = QuestionAlert.objects.filter(question__in=asked, kind=kind)
        told = list(rows.values_list("question", flat=True))
        late = {one.pk for one in asked if is_late(one, swept)}
        yield Line(
            f"{kind.label}：漏报、重报、误报",
            len(late ^ set(told)) + len(told) - len(set(told)),
            f"应报 {len(late)} 项",
        )
    expected = sum(day is not None for course in courses for day in course.replies.values())
    answered = sum(one.answered_at is not None for one in asked)
    yield Line("答复数与实际不符", abs(expected - answered), f"询问 {len(asked)} 项，答复 {answered} 项")


def is_late(question: Question, swept: Sequence[date]) -> bool:
    """A run has found it past its day and without a reply."""
    last = day_of(question.answered_at) if question.answered_at else today()
    return any(question.due_on < day <= last for day in swept)


def deliveries(auctions: Iterable[Auction], swept: Sequence[date]) -> Iterable[Line]:
    """J8: overdue deliveries were said once, those in time never."""
    wrong, late = 0, 0
    for one in auctions:
        kinds = [row.kind for row in one.reminders.all()]
        is_overdue = one.due_on is not None and any(one.due_on < day <= last_day(one) for day in swept)
        late += is_overdue
        wrong += kinds.count(ReminderKind.OVERDUE) != int(is_overdue) or len(kinds) != len(set(kinds))
    yield Line("函告逾期：漏报、重报、误报", wrong, f"应报 {late} 件")


def last_day(auction: Auction) -> date:
    return day_of(auction.delivered_at) if auction.delivered_at else today()


def told_at_once(auction: Auction) -> bool:
    """J9: the same day; what has not been delivered has nobody to tell."""
    told = [day_of(one.at) for one in BuyerNotification.objects.filter(auction=auction)]
    return day_of(auction.delivered_at) in told if auction.delivered_at else not told


def transfers(courses: Sequence[Course], auctions: dict[str, Auction]) -> Iterable[Line]:
    """J9, J10: registered in its time, in the buyer's name, clean of what the sale has ended."""
    due = [course for course in courses if course.delivers_after is not None]
    cases = {case.number: case for case in Case.objects.filter(number__in=[one.case for one in due])}
    unfinished = [one for one in due if not (case := cases.get(one.case)) or case.recorded_at is None]
    late = [
        case
        for case in cases.values()
        if case.recorded_at and case.promised_due_on and day_of(case.recorded_at) > case.promised_due_on
    ]
    yield Line("送达后没有登簿的", len(unfinished), f"登簿 {len(due) - len(unfinished)} 件")
    yield Line("超过即时办理时限的", len(late))
    books = read_books([one.unit for one in due])
    wrong = [one for one in due if one not in unfinished and not is_clean(one, books[one.unit], auctions)]
    yield Line("登簿结果不对的", len(wrong), "；".join(one.unit for one in wrong[:3]))
    letters = CourtLetter.objects.filter(case_number__in=cases)
    silent = sum(one.order_is_silent for one in due)
    open_letters = letters.filter(answered_at=None).count()
    yield Line("函询数不符、没有复函的", abs(letters.count() - silent) + open_letters, f"函询 {silent} 件")


def is_clean(one: Course, book: object, auctions: dict[str, Auction]) -> bool:
    """Price, day of the right and owner are the court's; no seizure and no mortgage is left."""
    title, auction = getattr(book, "title", None), auctions[one.number]
    return bool(
        title
        and [person.name for person in title.holders] == [buyer_of(one).name]
        and (title.content.price, title.content.acquired_on) == (PRICE, auction.served_on)
        and not getattr(book, "seizures", ())
        and not getattr(book, "mortgages", ())
    )
