"""Courses: how a case runs once it stands at the counter – straight to the archive, or not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from hall.cases.models import Case
from hall.cases.services.checklist import receive_material
from hall.cases.services.steps import take_step
from hall.cases.services.supplement import ask_supplement, supplement_received
from hall.cases.sides import is_ordered
from hall.cases.states import MaterialState
from hall.cashier.models import Refund
from hall.cashier.services.collecting import pay_refund
from hall.catalogue.schema import BusinessItem
from hall.catalogue.words import ReviewClass
from hall.clock.grounds import StopGround
from hall.rehearsal import drives
from hall.rehearsal.journeys import again, answer_everything, waiting_departments
from hall.rehearsal.mixed.scene import Scene
from hall.rehearsal.mixed.serving import serve
from hall.rehearsal.mixed.street import Street
from hall.rehearsal.sales import step, why_on_paper
from hall.rehearsal.telling import tell
from hall.staff.departments import D
from registration.services.correcting import notify_owner
from transactions.models import QualificationReview, ReviewState
from transactions.services.reviewing import answer_review

STRAIGHT: Final = "straight"
EX_OFFICIO: Final = "correction-ex-officio"
Course = Callable[[Case, Scene, Street], Case]
Fits = Callable[[BusinessItem], bool]
COURSES: dict[str, tuple[Course, Fits]] = {}
"""How it runs, and which items can run so; the others run straight."""


def applied_for(item: BusinessItem) -> bool:
    """Somebody applies: neither the court's order nor the registry's own act."""
    return not is_ordered(item) and item.code != EX_OFFICIO


def examined(item: BusinessItem) -> bool:
    """初审 and 核定 by two people."""
    return applied_for(item) and item.review is ReviewClass.TWO_STEP


def course(code: str, fits: Fits) -> Callable[[Course], Course]:
    def enter(play: Course) -> Course:
        COURSES[code] = play, fits
        return play

    return enter


def ready(scene: Scene, street: Street) -> Case:
    """At the counter: filed (or served), materials in, everybody asked and signed."""
    if scene.filing is not None:
        return drives.ready(scene.filing, street.crew, scene.said)
    case = serve(scene, street)
    drives.receive(case, scene.said, by=street.crew.accepts)
    return again(case)


def run(code: str, scene: Scene, street: Street) -> Case:
    """Play the scene by this course as far as it goes today."""
    case = ready(scene, street)
    play, fits = COURSES.get(code, (straight, applied_for))
    return (play if fits(case.item) else straight)(case, scene, street)


def accept(case: Case, street: Street) -> Case:
    step(case, "accept", by=street.crew.accepts)
    tell(case)
    return again(case)


def finish(case: Case, street: Street) -> Case:
    """From wherever it stands after its answers to the archive."""
    people = street.crew
    drives.decide(case, people)
    drives.hand_everything_out(case, people)
    return take_step(case.pk, "archive", by=people.archives)


def straight(case: Case, scene: Scene, street: Street) -> Case:
    """To the archive; ex officio only to the notice, for its owner has thirty days."""
    case = accept(case, street)
    if case.item_code == EX_OFFICIO:
        notify_owner(case.pk, by=street.crew.examines)
        return again(case)
    answer_everything(case, street.crew)
    return finish(case, street)


def filed_away(case: Case, street: Street) -> Case:
    """Refunds paid, the departments told, the file in the archive."""
    give_back(case, street)
    tell(case)
    return take_step(case.pk, "archive", by=street.crew.archives)


def give_back(case: Case, street: Street) -> None:
    for refund in Refund.objects.is_open().filter(line__case=case):
        pay_refund(refund.pk, voucher=f"TK{refund.pk:08d}", by=street.crew.collects)


@course("declined", lambda item: item.code != EX_OFFICIO)
def declined(case: Case, scene: Scene, street: Street) -> Case:
    step(case, "decline", by=street.crew.accepts, reason="申请材料不符合法定形式")
    return filed_away(case, street)


@course("supplemented", lambda item: applied_for(item) and StopGround.SUPPLEMENT in item.limit.stops)
def supplemented(case: Case, scene: Scene, street: Street) -> Case:
    """补充材料: the first paper of the list is asked for once more, and comes."""
    case, people = accept(case, street), street.crew
    line = next(row.line for row in case.checklist if row.state == MaterialState.SUPPLIED)
    ask_supplement(case.pk, [line], why="扫描件模糊，请补充清晰的原件", by=people.examines)
    bring(case, scene, street)
    supplement_received(case.pk, by=people.accepts)
    answer_everything(case, people)
    return finish(case, street)


def bring(case: Case, scene: Scene, street: Street) -> None:
    """What is missing is handed in again as it was."""
    for row in case.materials.filter(state=MaterialState.MISSING):
        code = row.chosen or row.material
        why, by = why_on_paper(case, row), street.crew.accepts
        receive_material(case.pk, row.line, by=by, chosen=code, payload=row.payload, paper_reason=why)


@course("sent-back", examined)
def sent_back(case: Case, scene: Scene, street: Street) -> Case:
    case, people = accept(case, street), street.crew
    answer_everything(case, people)
    step(case, "examine", by=people.examines, reason="材料齐全")
    step(case, "send_back", by=people.approves, reason="请核对询问记录")
    return finish(case, street)


@course("withdrawn-unpaid", applied_for)
def withdrawn_unpaid(case: Case, scene: Scene, street: Street) -> Case:
    case = accept(case, street)
    step(case, "withdraw", by=street.crew.accepts, reason="申请人协商后撤回")
    return filed_away(case, street)


@course("withdrawn-paid", applied_for)
def withdrawn_paid(case: Case, scene: Scene, street: Street) -> Case:
    """Everything paid goes back."""
    case = accept(case, street)
    answer_everything(case, street.crew)
    step(case, "withdraw", by=street.crew.accepts, reason="买卖双方解除合同，撤回申请")
    return filed_away(case, street)


@course("refused", examined)
def refused(case: Case, scene: Scene, street: Street) -> Case:
    case, people = accept(case, street), street.crew
    answer_everything(case, people)
    step(case, "examine", by=people.examines, reason="发现权属疑问，建议不予登记")
    step(case, "refuse", by=people.approves, reason="存在尚未解决的权属争议")
    return filed_away(case, street)


@course("objected", examined)
def objected(case: Case, scene: Scene, street: Street) -> Case:
    """Housing does not agree where it is asked; elsewhere the case runs straight."""
    case, people = accept(case, street), street.crew
    reviews = QualificationReview.objects.filter(case=case, state=ReviewState.OPEN)
    if D.TRANSACTIONS not in waiting_departments(case) or not reviews:
        answer_everything(case, people)
        return finish(case, street)
    for review in reviews:
        answer_review(review.pk, passed=False, opinion="仍在限售期内", by=people.reviews_housing)
    answer_everything(case, people)
    step(case, "examine", by=people.examines, reason="住建部门不同意")
    step(case, "refuse", by=people.approves, reason="住建部门认为仍在限售期内")
    return filed_away(case, street)


@course("undecided", examined)
def undecided(case: Case, scene: Scene, street: Street) -> Case:
    """Nobody decides at the counter: 视为受理 tonight (条例第十七条)."""
    return case
