"""待办: the queues of the registry, with claim and release."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from hall.cases.lights import light_of, soon_until
from hall.cases.models import Case, CaseUnit
from hall.cases.models.case import CaseQuerySet
from hall.cases.queues import NEVER, QUEUES, Queue
from hall.cases.refusals import StepRefused
from hall.cases.services import claims
from hall.cases.views.case import case_or_404
from hall.catalogue.items import ITEMS
from hall.clock import now, today
from hall.identity.numbers import UnitNumber
from hall.look.paging import page_by
from hall.look.shapes import Tile
from hall.staff.access import actor_of, duty_required
from hall.staff.duties import Duty

REGISTRY = (
    Duty.ACCEPT,
    Duty.EXAMINE,
    Duty.APPROVE,
    Duty.RECORD,
    Duty.ENGROSS,
    Duty.ISSUE,
    Duty.ARCHIVE,
    Duty.SUPERVISE,
)
CAP = 1000
MINE = "mine"
COUNT_QUEUES = """
SELECT code, (SELECT count(*) FROM (
    SELECT 1 FROM cases_case WHERE queue = code AND closed_at IS NULL LIMIT %s) capped)
FROM unnest(%s::text[]) AS code
"""


def queue_counts() -> dict[str, int]:
    """Cases per queue, counted up to a cap so that a million cost no more than a thousand."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT_QUEUES, [CAP, list(QUEUES)])
        return dict(cursor.fetchall())


def lights(rows: CaseQuerySet) -> dict[str, CaseQuerySet]:
    """The queue split by traffic light, each an index range; late is who runs: after 受理, before 登簿."""
    day, soon = today(), soon_until(today())
    running = rows.filter(accepted_at__isnull=False, recorded_at__isnull=True)
    return {
        "": rows,
        "late": running.filter(sort_on__lt=day),
        "soon": running.filter(sort_on__gte=day, sort_on__lte=soon),
        "fine": rows.filter(sort_on__gt=soon, sort_on__lt=NEVER),
        "held": rows.filter(sort_on=NEVER),
    }


WORDS = {
    "": ("全部", ""),
    "late": ("已超承诺", "stop"),
    "soon": ("剩 1 日以内", "soon"),
    "fine": ("正常", "ok"),
    "held": ("计时中止", "hold"),
}


def tiles_of(split: dict[str, CaseQuerySet], chosen: str, query: QueryDict) -> list[Tile]:
    """The lights as filters; item and words stay chosen."""
    return [
        Tile(
            rows[:CAP].count(),
            WORDS[name][0],
            f"?{address_with(query, name)}",
            WORDS[name][1],
            name == chosen,
        )
        for name, rows in split.items()
    ]


def address_with(query: QueryDict, light: str) -> str:
    """The query string of another light, from its first page."""
    kept = QueryDict(mutable=True)
    for name in ("item", "q"):
        if query.get(name):
            kept[name] = str(query[name])
    if light:
        kept["light"] = light
    return kept.urlencode()


def grouped_queues(mine: str, counts: dict[str, int]) -> dict[str, list[tuple[Queue, int, bool]]]:
    """The queues under their headings, with counts and the one that is open."""
    groups: dict[str, list[tuple[Queue, int, bool]]] = {}
    for code, queue in QUEUES.items():
        groups.setdefault(queue.heading, []).append((queue, counts.get(code, 0), code == mine))
    return groups


@require_GET
@duty_required(*REGISTRY)
def queues(request: HttpRequest) -> HttpResponse:
    """The officer's own queue: the first one whose duty they hold."""
    held = actor_of(request).duties
    own = next((code for code, queue in QUEUES.items() if queue.step and queue.duty in held), "examination")
    return redirect("cases:queue", queue=own)


@require_GET
@duty_required(*REGISTRY)
def queue(request: HttpRequest, queue: str) -> HttpResponse:
    """One queue with its lights, claimable; `mine` is what the officer has claimed."""
    by = actor_of(request)
    if queue != MINE and queue not in QUEUES:
        raise Http404
    mine = Case.objects.is_open().filter(claimed_by=by.officer_id)
    split = lights(filtered(mine if queue == MINE else Case.objects.visible_to(by).in_queue(queue), request))
    chosen = request.GET.get("light", "")
    tiles = tiles_of(split, chosen, request.GET)
    total = next((tile.count for tile in tiles if tile.here and tile.count < CAP), None)
    shown = split.get(chosen, split[""]).for_queue()
    page = page_by(shown, ("sort_on", "id"), request.GET, total=total)
    context = {
        "queue": QUEUES.get(queue),
        "queue_code": queue,
        "lines": [(case, light_of(case, today())) for case in page.rows],
        "page": page,
        "tiles": tiles,
        "groups": grouped_queues(queue, queue_counts()),
        "mine_count": mine.count(),
        "may_claim": queue in QUEUES and by.has_duty(QUEUES[queue].duty),
        "items": sorted({(item.code, item.name) for item in ITEMS.values() if item.offered}),
        "now": now(),
    } | empty_words(request)
    return render(request, "cases/queue.html", context)


def filtered(rows: CaseQuerySet, request: HttpRequest) -> CaseQuerySet:
    """By item, and by words of case number, unit number or address within the queue."""
    if item := request.GET.get("item"):
        rows = rows.filter(item_code=item)
    words = request.GET.get("q", "").strip()
    if not words:
        return rows
    if words.isascii() and words.isdigit():
        return rows.filter(number__startswith=words)
    if unit := unit_in(words):
        return rows.filter(pk__in=CaseUnit.objects.filter(number=unit).values("case"))
    return rows.filter(located_at__contains=words)


def unit_in(words: str) -> str:
    """The unit number typed; nothing where the words are none."""
    try:
        return UnitNumber.parse(words).compact
    except ValidationError:
        return ""


def empty_words(request: HttpRequest) -> dict[str, str]:
    """Why the list is empty: nothing waits, or the filter lets nothing through."""
    if any(request.GET.get(name) for name in ("q", "item", "light")):
        return {"empty_title": "没有符合筛选的件", "empty_text": "可以放宽条件，或者按“全部”看整个队列。"}
    return {"empty_title": "这里没有业务件", "empty_text": "新到的件刷新后可以看到。"}


@require_POST
@duty_required(*REGISTRY)
def claim(request: HttpRequest, queue: str) -> HttpResponse:
    """Claim the chosen cases, or the most urgent one; straight into it when it is one."""
    by = actor_of(request)
    if "urgent" in request.POST:
        return _claim_urgent(request, queue)
    wanted = [pk for pk in request.POST.getlist("case") if pk.isdecimal() and len(pk) < 10]
    chosen = list(Case.objects.visible_to(by).filter(pk__in=wanted).values_list("pk", flat=True))
    if not chosen:
        messages.info(request, "请先勾选要领办的件。")
        return redirect("cases:queue", queue=queue)
    won, lost = claims.claim_many(chosen, by=by)
    for sentence in lost:
        messages.warning(request, sentence)
    if len(won) == 1 and not lost:
        return redirect("cases:case", number=won[0].number)
    messages.success(request, f"已领办 {len(won)} 件。")
    return redirect("cases:queue", queue=queue)


def _claim_urgent(request: HttpRequest, queue: str) -> HttpResponse:
    """Straight into the most urgent case that nobody has."""
    try:
        urgent = claims.claim_most_urgent(queue, by=actor_of(request))
    except StepRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("cases:queue", queue=queue)
    if urgent is None:
        messages.info(request, "这个队列已经没有未领办的件。")
        return redirect("cases:queue", queue=queue)
    return redirect("cases:case", number=urgent.number)


@require_POST
@duty_required(*REGISTRY)
def release(request: HttpRequest, number: str) -> HttpResponse:
    """Put a claimed case back into its queue."""
    case = case_or_404(request, number)
    try:
        claims.release(case.pk, by=actor_of(request))
        messages.success(request, f"{number} 已放回队列。")
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("cases:queue", queue=case.queue)
