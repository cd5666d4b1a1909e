"""Courses in which the taxes were paid on a price that was wrong (多退少补)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from hall.cases.models import Case
from hall.catalogue.schema import BusinessItem
from hall.rehearsal.journeys import answer_everything
from hall.rehearsal.mixed.courses import accept, course, examined, finish, give_back
from hall.rehearsal.mixed.scene import Scene
from hall.rehearsal.mixed.street import Street
from hall.staff.departments import D
from taxation.models import Assessment, AssessmentState
from taxation.services.assessing import adjust
from taxation.services.reassessing import reassess

WHY: Final = "合同价款大小写不一致，成交价格更正"


def taxed(item: BusinessItem) -> bool:
    return examined(item) and any(review.department == D.TAXATION for review in item.co_reviews)


@course("reassessed", taxed)
def reassessed(case: Case, scene: Scene, street: Street) -> Case:
    """Paid, assessed anew at a tenth more or less, the difference paid or given back."""
    case, people = accept(case, street), street.crew
    answer_everything(case, people)
    found = Assessment.objects.filter(case=case, state=AssessmentState.CLEARED).first()
    if found is not None and found.current is not None and found.current.transfer.price:
        change = street.dice.choice((Decimal("0.90"), Decimal("1.10")))
        price = (found.current.transfer.price * change).quantize(Decimal("0.01"))
        reassess(case.pk, by=people.assesses, reason=WHY)
        adjust(case.pk, replace(found.current.transfer, price=price), by=people.assesses, reason=WHY)
        answer_everything(case, people)
        give_back(case, street)
    return finish(case, street)
