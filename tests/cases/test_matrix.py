"""promise:R11: state × step × role × own or another's, through the browser's door.

Every cell that a duty opens is pressed in every state. Of the cells no duty opens, which are refused before
anybody looks at the state, each run presses one in six, every role at every step; HALL_WHOLE_MATRIX=1
presses all 1 872.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product

import pytest
from django.contrib.messages import get_messages
from django.db import transaction
from django.test import Client
from django.urls import reverse

from hall.cases.models import Case
from hall.cases.services.steps import DECISIONS
from hall.cases.states import State
from hall.cases.step import STEPS
from hall.rehearsal.crew import ROLES, Role, crew
from hall.staff.departments import D
from hall.staff.duties import DUTIES, Duty
from hall.staff.models import Act, Officer
from tests.cases import makers
from tests.cases.makers import owned_home, read, write_past_the_door
from tests.staff.makers import officer

pytestmark = [pytest.mark.long, pytest.mark.django_db, pytest.mark.clause("promise:R11", "G10")]

WHOLE = os.environ.get("HALL_WHOLE_MATRIX") == "1"
NOT_OF_A_SALE = {("accepted", "approve"), ("approved", "finish"), ("recorded", "archive")}
"""A sale is examined before it is approved, is recorded and not just finished, and ends in a certificate."""
TAKEN, REFUSED, DENIED, UNSEEN = "办理", "不能办", "无权", "看不见"


@pytest.fixture
def case() -> Case:
    """A sale with nothing left to do but the step itself, whatever its state."""
    owned_home()
    return makers.paid_sale(crew())


def browser(who: Officer) -> Client:
    client = Client()
    client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    return client


def by_name(username: str) -> Officer:
    return Officer.objects.get(username=username)


@contextmanager
def undone() -> Iterator[None]:
    """What happens in here has not happened afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def press(client: Client, case: Case, step: str) -> tuple[str, list[str]]:
    """What comes of pressing a step's button, and the sentences shown; only denials are in the audit."""
    reply = client.post(reverse("cases:step", args=[case.number]), {"step": step, "reason": "理由"})
    audited = Act.objects.filter(verb="越权被拒", subject=f"case:{case.number}").exists()
    assert audited == (reply.status_code == 403)
    if reply.status_code in {409, 422}:
        return REFUSED, list(reply.context["faults"])
    moved = Case.objects.only("state").get(pk=case.pk).state != case.state
    assert moved == (reply.status_code == 302 and step in STEPS)
    found = {302: TAKEN if moved else REFUSED, 409: REFUSED, 422: REFUSED, 403: DENIED, 404: UNSEEN}
    faults = reply.context.get("faults", []) if reply.context and reply.status_code in {409, 422} else []
    return found[reply.status_code], [*faults, *map(str, get_messages(reply.wsgi_request))]


def expected(role: Role, state: str, step: str) -> str:
    """What the two tables say: who may (DUTIES), and from where (the machine); a sale is the registry's.

    For a court it does not exist: what its orders concern it follows at its own desk.
    """
    if role.department == D.COURT:
        return UNSEEN
    if not any(step in DUTIES[Duty(duty)].steps for duty in role.duties):
        return DENIED
    if step in DECISIONS and role.department != D.REGISTRATION:
        return DENIED
    if state not in STEPS[step].sources or (state, step) in NOT_OF_A_SALE:
        return REFUSED
    return TAKEN


@pytest.mark.clause("promise:R13")
def test_every_role_at_every_step_gets_what_duties_and_machine_say(case: Case) -> None:
    clients, wrong = [browser(by_name(role.username)) for role in ROLES], []
    for layer, state in enumerate(State.values):
        write_past_the_door(case, state=state)
        standing = read(case)
        for (row, role), (column, step) in product(enumerate(ROLES), enumerate(STEPS)):
            right = expected(role, state, step)
            if right in {DENIED, UNSEEN} and not WHOLE and (row + column + layer) % 6:
                continue
            with undone():
                found, said = press(clients[row], standing, step)
            if found != right or (found == REFUSED and not said):
                wrong.append((state, role.title, step, found, right))
    assert wrong == []


@pytest.mark.clause("promise:R12", "check:R34")
@pytest.mark.parametrize(
    ("state", "step", "earlier"),
    [("examined", "approve", "examined_by"), ("approved", "record", "accepted_by")],
)
def test_ones_own_earlier_work_closes_the_door_that_anothers_leaves_open(
    case: Case, state: str, step: str, earlier: str
) -> None:
    me, client = by_name("heding"), browser(by_name("heding"))
    write_past_the_door(case, state=state, **{earlier: me.pk})
    with undone():
        found, said = press(client, read(case), step)
    assert found == REFUSED
    assert any(sentence.startswith("前一环节由您本人经办") for sentence in said)
    write_past_the_door(case, **{earlier: by_name("shouli2").pk})
    assert press(client, read(case), step)[0] == TAKEN


@pytest.mark.clause("S3", "promise:R14")
def test_a_case_that_was_not_sent_to_a_department_does_not_exist_for_it(case: Case) -> None:
    write_past_the_door(case, receivers=[])
    for username in ("zhujian", "heshui", "shoufei"):
        client = browser(by_name(username))
        assert {press(client, case, step)[0] for step in STEPS} == {UNSEEN}
        assert client.get(reverse("cases:case", args=[case.number])).status_code == 404


@pytest.mark.clause("S3")
def test_a_court_sees_no_case_of_the_hall(case: Case) -> None:
    client = browser(officer("court", department=D.COURT))
    assert client.get(reverse("cases:case", args=[case.number])).status_code == 404


@pytest.mark.clause("promise:R11")
def test_a_stranger_is_led_to_the_log_in_and_changes_nothing(case: Case) -> None:
    reply = Client().post(reverse("cases:step", args=[case.number]), {"step": "examine"})
    assert reply.status_code == 302
    assert reverse("staff:login") in reply.headers["Location"]
    assert read(case).state == case.state


@pytest.mark.clause("promise:R11")
def test_who_lost_the_duty_is_denied_at_the_next_request(case: Case) -> None:
    examiner = by_name("chushen")
    client = browser(examiner)
    Officer.objects.filter(pk=examiner.pk).update(duties=[])
    assert press(client, case, "examine")[0] == DENIED


@pytest.mark.clause("P18")
def test_a_step_the_machine_does_not_know_is_answered_with_a_sentence(case: Case) -> None:
    found, said = press(browser(by_name("heding")), case, "countersign")
    assert (found, said) == (REFUSED, ["没有这个步骤，请从页面上的按钮办理。"])


@pytest.mark.clause("promise:R4")
def test_one_form_number_with_two_contents_is_a_conflict(case: Case) -> None:
    client, address = browser(by_name("chushen")), reverse("cases:step", args=[case.number])
    form = {"step": "examine", "command_key": "form-1", "reason": "材料齐全"}
    assert client.post(address, form).status_code == 302
    assert client.post(address, form).status_code == 302
    assert client.post(address, form | {"step": "send_back"}).status_code == 409
    assert read(case).state == "examined"
    assert case.events.filter(verb="examine").count() == 1
