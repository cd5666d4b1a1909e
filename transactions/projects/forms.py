"""Forms of the projects' pages; services judge the values, forms say what is missing."""

from __future__ import annotations

from typing import Any

from django import forms

from transactions.projects.models import Project

DATE = {"invalid": "请按 2026-09-18 的写法填写日期", "required": "请填写日期"}


def words(label: str) -> dict[str, str]:
    return {"required": f"请填写{label}"}


class ProjectForm(forms.Form):
    """新建开发项目."""

    name = forms.CharField(label="项目名称", max_length=100, error_messages=words("项目名称"))
    developer = forms.CharField(label="开发企业", max_length=120, error_messages=words("开发企业"))
    developer_code = forms.CharField(
        label="统一社会信用代码", max_length=30, error_messages=words("统一社会信用代码")
    )
    parcel_number = forms.CharField(
        label="宗地代码", max_length=30, help_text="19 位，可以带空格", error_messages=words("宗地代码")
    )
    address = forms.CharField(label="坐落", max_length=200, error_messages=words("坐落"))


class TableForm(forms.Form):
    """楼盘表."""

    table = forms.FileField(
        label="楼盘表文件",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx"}),
        help_text="CSV 或 XLSX。列：幢号、房号、预测建筑面积、用途；可加所在层、套内建筑面积、总层数",
        error_messages={"required": "请选择楼盘表文件", "empty": "这个文件是空的，请重新导出"},
    )


class BuildingsForm(forms.Form):
    """Chooses buildings of the project."""

    buildings = forms.TypedMultipleChoiceField(
        label="幢",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请选择幢"},
    )

    def __init__(self, project: Project, open_to: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = project.buildings.filter(**{open_to: None})
        self.fields["buildings"].choices = [(one.pk, str(one)) for one in rows]  # type: ignore[attr-defined]  # a ChoiceField has choices


class PermitForm(BuildingsForm):
    """核发预售许可."""

    number = forms.CharField(label="预售许可证号", max_length=60, error_messages=words("预售许可证号"))
    planning_permit = forms.CharField(
        label="建设工程规划许可证号", max_length=60, error_messages=words("规划许可证号")
    )
    construction_permit = forms.CharField(
        label="施工许可证号", max_length=60, error_messages=words("施工许可证号")
    )


class CompletionForm(BuildingsForm):
    """竣工验收备案."""

    number = forms.CharField(label="备案编号", max_length=60, error_messages=words("备案编号"))
    completed_on = forms.DateField(
        label="竣工验收日期",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=DATE,
    )
    filed_on = forms.DateField(
        label="备案日期",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=DATE,
    )
