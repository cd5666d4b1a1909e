"""The checklist and the 联办 follow the facts of a case, and the facts follow what its papers say."""

from __future__ import annotations

from datetime import datetime

from hall.cases.models import Case, CaseMaterial, CoReview
from hall.cases.services.audit_trail import write_event
from hall.cases.services.lines import lines_of
from hall.cases.states import MaterialState, State
from hall.catalogue.facts import ALL_FACTS
from hall.catalogue.told_facts import told_by
from hall.staff.actors import Actor


def papers_say(case: Case) -> set[str]:
    """The words of the facts that the papers received so far say are so."""
    return told_by(case.item, {row.chosen or row.material: row.payload for row in case.materials.all()})


def believe_paper(case: Case, row: CaseMaterial, *, by: Actor, at: datetime) -> None:
    """A paper that has come says something nobody ticked: it is so, and what hangs on it is asked too.

    At 收件 the checklist and the co-reviews grow; after 受理 only the gates know.
    """
    said = told_by(case.item, {row.chosen: row.payload})
    new = sorted(word for word in said if not case.facts.get(word))
    if not new:
        return
    case.facts = {**case.facts, **dict.fromkeys(new, True)}
    case.save(update_fields=["facts"])
    if case.state == State.APPLIED:
        refit_checklist(case, by, at)
        refit_reviews(case)
    labels = "、".join(ALL_FACTS[word].label for word in new)
    write_event(case, "told", f"{row.name}载明：{labels}"[:300], by=by, at=at)


def refit_checklist(case: Case, by: Actor, moment: datetime) -> None:
    """Lines that are needed now and were not are added; lines nobody needs and nobody brought are dropped."""
    here = {row.line: row for row in case.materials.all()}
    settled = {row.group for row in here.values() if row.group and not row.is_missing}
    wanted = lines_of(case, {}, by, moment)
    new = [row for row in wanted if row.line not in here and row.group not in settled - {""}]
    CaseMaterial.objects.bulk_create(new)
    needless = set(here) - {row.line for row in wanted}
    unmet = case.materials.filter(line__in=needless).exclude(state=MaterialState.SUPPLIED)
    unmet.filter(files=None).delete()
    case.__dict__.pop("checklist", None)


def refit_reviews(case: Case) -> None:
    """The departments that the facts call for now are asked; the others are not."""
    facts = {word for word, so in case.facts.items() if so}
    wanted = {review.department: review for review in case.item.co_reviews_for(facts)}
    case.co_reviews.exclude(department__in=wanted).delete()
    asked = set(case.co_reviews.values_list("department", flat=True))
    CoReview.objects.bulk_create(
        CoReview(case=case, department=department, working_days=review.working_days)
        for department, review in wanted.items()
        if department not in asked
    )
