"""Resources that are open to courts, each seeing its own."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from hall.exchange.api.resource import Resource
from hall.staff.departments import D
from judicial.courts import COURTS, Court


class CourtResource(Resource):
    """Open to courts; each sees its own."""

    departments = frozenset({D.COURT})

    @property
    def court(self) -> Court:
        """The calling court. Raises PermissionDenied for a key without 法院代字."""
        court = COURTS.get(self.by.court_code)
        if court is None:
            raise PermissionDenied("这个接口密钥没有填写法院代字，请联系系统管理员补上。")
        return court
