"""Courses in which a court's order arrives while the case runs (查扣冻规定 23)."""

from __future__ import annotations

from hall.cases.models import Case
from hall.cases.services.steps import take_step
from hall.cases.states import State
from hall.catalogue.schema import BusinessItem
from hall.clock.grounds import StopGround
from hall.rehearsal.journeys import again, answer_everything
from hall.rehearsal.mixed.courses import accept, course, examined, filed_away, finish
from hall.rehearsal.mixed.scene import Scene
from hall.rehearsal.mixed.scenes.orders import new_seizure, released
from hall.rehearsal.mixed.serving import carry_out, serve, serve_and_carry_out
from hall.rehearsal.mixed.street import Street
from hall.rehearsal.sales import step
from hall.rehearsal.telling import tell
from registration.services.stopping import DISPOSES


def disposes(item: BusinessItem) -> bool:
    """Items a seizure stops, of one home."""
    return examined(item) and any(use.word == DISPOSES for use in item.gates)


def served(case: Case, street: Street) -> tuple[Case, Scene]:
    """A seizure of the case's unit is served: the order's own case, and what it says."""
    scene = new_seizure(street, case.unit_numbers[0])
    ordered = serve(scene, street)
    street.prepared.append(ordered.number)
    return ordered, scene


def seized_in_mid_course(case: Case, street: Street, *, registered: bool = True) -> Case:
    """Accepted, then stopped by the order's receipt; the order registered or sent back to the court."""
    case = accept(case, street)
    ordered, scene = served(case, street)
    if registered:
        carry_out(ordered, scene, street)
    else:
        step(ordered, "decline", by=street.crew.accepts, reason="来文没有写明查封范围，退回法院")
        tell(ordered)
        take_step(ordered.pk, "archive", by=street.crew.archives)
    return again(case)


@course("seized-withdrawn", disposes)
def seized_withdrawn(case: Case, scene: Scene, street: Street) -> Case:
    case = seized_in_mid_course(case, street)
    step(case, "withdraw", by=street.crew.accepts, reason="房屋被查封，申请人撤回")
    return filed_away(case, street)


@course("seized-refused", disposes)
def seized_refused(case: Case, scene: Scene, street: Street) -> Case:
    case = seized_in_mid_course(case, street)
    step(case, "refuse", by=street.crew.approves, reason="不动产已被人民法院查封")
    return filed_away(case, street)


@course("seized-returned", disposes)
def seized_returned(case: Case, scene: Scene, street: Street) -> Case:
    """The order goes back; the case runs on."""
    case = seized_in_mid_course(case, street, registered=False)
    answer_everything(case, street.crew)
    return finish(case, street)


@course("seized-released", disposes)
def seized_released(case: Case, scene: Scene, street: Street) -> Case:
    """The seizure stands; another day it is lifted."""
    return seized_in_mid_course(case, street)


def lift(case: Case, street: Street) -> Case:
    """The court lifts what stops this case, and the case runs to its end."""
    for number in case.unit_numbers:
        for right in street.book(number).seizures:
            serve_and_carry_out(released(street, number, right), street)
    case = again(case)
    if case.stopped_by == StopGround.COURT or case.state not in (State.ACCEPTED, State.EXAMINED):
        raise LookupError(f"{case.number} 的查封解除以后没有恢复办理")
    answer_everything(case, street.crew)
    return finish(case, street)
