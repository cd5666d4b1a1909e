"""Who opens the court's pages: the liaison staff of one court, who see that court's matters only."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponseBase

from hall.staff.access import deny, officer_of
from hall.staff.duties import Duty
from judicial.courts import Court, court_of_officer

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)


def court_desk(
    view: Callable[Concatenate[HttpRequest, Court, P], R],
) -> Callable[Concatenate[HttpRequest, P], R]:
    """The view opens for 法院联络 of a court and is told which; others get 403, and the audit a line.

    What a view reads must be narrowed to this court; another court's matter is 404, as if it did not exist.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> R:
        officer = officer_of(request)
        court = court_of_officer(officer)
        if court is None or not officer.has_duty(Duty.COURT):
            deny(request, "本页由人民法院的联络人员使用；法院账号没有填写法院代字的，请联系系统管理员补上。")
        return view(request, court, *args, **kwargs)

    return guarded
