"""What is typed with a measured table."""

from __future__ import annotations

from django import forms


class SurveyForm(forms.Form):
    """测绘成果入库."""

    parcel_number = forms.CharField(
        label="宗地代码",
        max_length=40,
        help_text="19 位，可以带空格，例如 445302 001002 GB00012",
        error_messages={"required": "请填写宗地代码（19 位）"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    project = forms.CharField(
        label="小区或者项目名称",
        max_length=60,
        help_text="与幢号合成坐落，例如 云岭花园 3幢",
        error_messages={"required": "请填写小区或者项目名称"},
    )
    completed_on = forms.DateField(
        label="竣工日期",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请填写竣工日期", "invalid": "请按 2026-09-18 的写法填写日期"},
    )
    floors = forms.IntegerField(
        label="总层数",
        min_value=1,
        max_value=200,
        error_messages={
            "required": "请填写总层数",
            "min_value": "总层数应为 1–200 的整数",
            "max_value": "总层数应为 1–200 的整数",
            "invalid": "总层数应为 1–200 的整数",
        },
    )
    table = forms.FileField(
        label="楼盘表文件",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx"}),
        help_text="CSV 或 XLSX，第一行是表头：幢号、房号、建筑面积、用途必填；"
        "所在层、专有面积、分摊面积、房屋类型、结构、业主共有可不填",
        error_messages={"required": "请选择楼盘表文件", "empty": "这个文件是空的，请重新导出"},
    )
