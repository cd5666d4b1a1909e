"""开发项目 for housing's own system: its 楼盘表 in, the unit numbers out (I2)."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from hall.exchange.api.files import SheetShape
from hall.exchange.api.resource import Resource
from hall.staff.departments import D
from transactions.projects.models import Project, TableUnit
from transactions.projects.services import take_table


class TakenShape(serializers.Serializer[dict[str, Any]]):
    """What became of the table."""

    project = serializers.CharField(help_text="项目编号")
    homes = serializers.IntegerField(help_text="收下的房屋套数")


class HomeShape(serializers.Serializer[Any]):
    """One home of the project's table."""

    building = serializers.CharField(source="building.number", help_text="幢号，4 位")
    room = serializers.CharField(help_text="房号")
    floor = serializers.CharField(help_text="所在层")
    use = serializers.CharField(help_text="用途")
    predicted_area = serializers.DecimalField(12, 2, help_text="预测建筑面积，㎡")
    unit_number = serializers.CharField(help_text="不动产单元号，28 位；登记机构还没有编的为空")


class HomesShape(serializers.Serializer[dict[str, Any]]):
    project = serializers.CharField(help_text="项目编号")
    homes = HomeShape(many=True, help_text="按楼盘表顺序")


class ProjectTable(Resource):
    """The project's table."""

    departments = frozenset({D.TRANSACTIONS, D.TAXATION})

    @extend_schema(tags=["开发项目"], summary="取楼盘表和不动产单元号", responses=HomesShape)
    def get(self, request: Request, number: str) -> Response:
        """每户的预测面积和登记机构编的不动产单元号。"""
        project = get_object_or_404(Project, number=number)
        homes = TableUnit.objects.filter(building__project=project).select_related("building")
        shown = HomeShape(list(homes.order_by("building__number", "ordinal")), many=True)
        return Response({"project": project.number, "homes": shown.data})

    @extend_schema(tags=["开发项目"], summary="报送楼盘表", request=SheetShape, responses={201: TakenShape})
    def post(self, request: Request, number: str) -> Response:
        """CSV 或 XLSX，列同网页上传；有一行不对就整张退回，逐行说明。没有发预售许可的幢以新表为准。"""
        project, said = get_object_or_404(Project, number=number), self.read(SheetShape)

        def take() -> dict[str, Any]:
            homes = take_table(project.pk, said["name"], said["content"], by=self.by)
            return {"project": project.number, "homes": homes}

        return self.command(take)
