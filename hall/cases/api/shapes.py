"""Shapes of an application as another system of the registry sends it, and of what would come of it."""

from typing import Any

from rest_framework import serializers

from hall.cases.filing import Claimant, FiledUnit, Filing
from hall.cases.states import ApplicantRole, CoOwnership, UnitRole
from hall.catalogue.materials import ALL_MATERIALS
from hall.identity.documents import DocumentKind

Shape = serializers.Serializer[dict[str, Any]]
MOST = 60


class UnitShape(Shape):
    """不动产单元."""

    number = serializers.CharField(max_length=60, help_text="不动产单元号，28 位，可以带空格")
    role = serializers.ChoiceField(UnitRole.choices, default=UnitRole.SUBJECT, help_text="单元在本件中的地位")


class PersonShape(Shape):
    """申请人."""

    role = serializers.ChoiceField(ApplicantRole.choices, help_text="申请人类别")
    part = serializers.IntegerField(
        min_value=1, max_value=9, default=1, help_text="合并办理的，第几项登记的申请人"
    )
    name = serializers.CharField(max_length=120, help_text="姓名或者名称")
    document_kind = serializers.ChoiceField(DocumentKind.choices, default=1, help_text="证件种类")
    document_number = serializers.CharField(max_length=60, help_text="证件号码")
    co_ownership = serializers.ChoiceField(CoOwnership.choices, default=0, help_text="共有方式")
    share = serializers.RegexField(
        r"^[1-9]\d{0,5}/[1-9]\d{0,5}$", default="1/1", help_text="按份共有的份额，如 1/2"
    )


class ApplicationShape(Shape):
    """申请."""

    item = serializers.CharField(max_length=60, help_text="事项代码，即办事指南网址的最后一段")
    units = UnitShape(many=True, allow_empty=False, help_text="不动产单元")
    people = PersonShape(many=True, help_text="申请人")
    facts = serializers.ListField(
        child=serializers.CharField(max_length=60), default=list, max_length=MOST, help_text="已问明的情形"
    )
    papers = serializers.DictField(
        child=serializers.DictField(), default=dict, help_text="手上的材料：材料代码和所载要素"
    )

    def validate(self, said: dict[str, Any]) -> dict[str, Any]:
        if max(len(said["units"]), len(said["people"])) > MOST:
            raise serializers.ValidationError(f"单元、申请人各不超过 {MOST} 个，请分件预检")
        return said

    def validate_papers(self, papers: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
        unknown = sorted(set(papers) - set(ALL_MATERIALS))
        if unknown:
            raise serializers.ValidationError(f"材料目录没有“{'、'.join(unknown)}”，请对照接口说明改正")
        return papers


class MaterialShape(Shape):
    """材料清单的一行."""

    line = serializers.CharField(help_text="材料行")
    material = serializers.CharField(help_text="材料代码，papers 里用它")
    name = serializers.CharField(help_text="材料名称")
    state = serializers.CharField(source="get_state_display", help_text="状态")


class PrecheckShape(Shape):
    """预检结果."""

    item = serializers.CharField(help_text="事项名称")
    may_be_filed = serializers.BooleanField(help_text="没有阻止受理的情形")
    obstacles = serializers.ListField(child=serializers.CharField(), help_text="阻止受理的情形，逐条说明")
    reminders = serializers.ListField(child=serializers.CharField(), help_text="受理时要告知的情形")
    materials = MaterialShape(many=True, help_text="材料清单")
    departments = serializers.ListField(child=serializers.CharField(), help_text="须答复的部门代码")
    promised_days = serializers.IntegerField(help_text="承诺办理时限，工作日；0 为即时办理")
    promised_on = serializers.DateField(allow_null=True, help_text="今天受理的承诺办结日")


def filing_of(said: dict[str, Any]) -> Filing:
    """What was sent, for the service."""
    return Filing(
        item_code=said["item"],
        units=[FiledUnit(one["number"], one["role"]) for one in said["units"]],
        claimants=[claimant_of(one) for one in said["people"]],
        payloads=said["papers"],
        declared=dict.fromkeys(said["facts"], True),
    )


def claimant_of(one: dict[str, Any]) -> Claimant:
    numerator, denominator = map(int, one["share"].split("/"))
    return Claimant(
        role=ApplicantRole(one["role"]),
        part=one["part"],
        name=one["name"],
        document_kind=int(one["document_kind"]),
        document_number=one["document_number"],
        co_ownership=int(one["co_ownership"]),
        share=(numerator, denominator),
    )
