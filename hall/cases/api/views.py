"""申请预检 for the registry's own systems – banks' desks, terminals: would this application be accepted?"""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from hall.cases.api.shapes import ApplicationShape, MaterialShape, PrecheckShape, filing_of
from hall.cases.services.prechecking import precheck
from hall.exchange.api.resource import Resource
from hall.staff.departments import D


class Prechecks(Resource):
    """An application looked at, nothing filed."""

    departments = frozenset({D.REGISTRATION})

    @extend_schema(
        tags=["申请预检"], summary="预检一份申请", request=ApplicationShape, responses=PrecheckShape
    )
    def post(self, request: Request) -> Response:
        """按受理时的审查逐项预检：单元、申请人、登记簿上的限制、材料所载。不收件、不编号、不留存；填写有误的逐栏说明。"""
        found = precheck(filing_of(self.read(ApplicationShape)), by=self.by)
        return Response(
            {
                "item": found.item,
                "may_be_filed": not found.obstacles,
                "obstacles": found.obstacles,
                "reminders": found.reminders,
                "materials": MaterialShape(found.materials, many=True).data,  # type: ignore[arg-type]  # rows of a model
                "departments": found.departments,
                "promised_days": found.promised_days,
                "promised_on": found.promised_on,
            }
        )
