"""测绘成果 for the survey system of the registry: the measured table of a building, taken in one call."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from hall.exchange.api.files import SheetShape
from hall.exchange.api.resource import Resource
from hall.staff.departments import D
from registration.services.survey_tables import take_survey, upload_survey


class SurveyShape(SheetShape):
    """实测楼盘表."""

    parcel_number = serializers.CharField(max_length=40, help_text="宗地代码，19 位")
    project = serializers.CharField(max_length=60, help_text="小区或者项目名称")
    completed_on = serializers.DateField(help_text="竣工日期")
    floors = serializers.IntegerField(min_value=1, max_value=200, help_text="总层数")


class SurveyedBuildingShape(serializers.Serializer[dict[str, Any]]):
    building = serializers.CharField(help_text="幢号，4 位")
    name = serializers.CharField(help_text="幢的称呼")
    rooms = serializers.IntegerField(help_text="单元数")
    new = serializers.IntegerField(help_text="其中新编号的")
    far_off = serializers.IntegerField(help_text="实测与预测面积相差超过 3% 的")
    area = serializers.DecimalField(16, 2, help_text="实测建筑面积合计，㎡")
    first = serializers.CharField(help_text="第一个不动产单元号")
    last = serializers.CharField(help_text="最后一个不动产单元号")


class SurveyedShape(serializers.Serializer[dict[str, Any]]):
    units = serializers.IntegerField(help_text="入库的单元数")
    buildings = SurveyedBuildingShape(many=True)


class Surveys(Resource):
    """Measured tables."""

    departments = frozenset({D.REGISTRATION})

    @extend_schema(
        tags=["测绘成果"], summary="实测楼盘表入库", request=SurveyShape, responses={201: SurveyedShape}
    )
    def post(self, request: Request) -> Response:
        """预测单元转为实测，没有的编新号；有一行不对就整张退回，逐行说明。已办首次登记的房屋不能再报。"""
        said = self.read(SurveyShape)

        def take() -> dict[str, Any]:
            name, content, parcel = (said.pop(key) for key in ("name", "content", "parcel_number"))
            kept = upload_survey(parcel, name, content, by=self.by, **said)
            return dict(take_survey(kept.pk, by=self.by).outcome)

        return self.command(take)
