"""The departments' names before and after the reform of 2018–2019, and what older papers call them."""

from datetime import date

from django.db import migrations

FOUNDING, TAX_REFORM, REFORM = date(2000, 1, 1), date(2018, 7, 5), date(2019, 1, 1)

NAMES = [
    ("registration", FOUNDING, "国土资源局", "国土局", ["国土资源", "国土资源主管部门"]),
    (
        "registration",
        REFORM,
        "自然资源局（登记）",
        "自然资源局",
        ["自然资源", "国土资源", "不动产登记机构", "登记机构", "不动产登记中心"],
    ),
    ("planning", FOUNDING, "城乡规划局", "规划局", ["规划", "城乡规划"]),
    ("planning", REFORM, "自然资源局（规划）", "自然资源局（规划）", ["规划", "城乡规划", "规划职能"]),
    (
        "transactions",
        FOUNDING,
        "住房和城乡建设局（房产管理局）",
        "房管局",
        ["住房城乡建设（房管）", "房管", "房产管理", "房地产管理"],
    ),
    (
        "transactions",
        REFORM,
        "住房和城乡建设局",
        "住建局",
        ["住房城乡建设", "住房城乡建设（房管）", "住建", "房管", "房产管理", "房地产管理"],
    ),
    ("taxation", FOUNDING, "地方税务局", "地税局", ["地税", "国税", "国家税务局"]),
    ("taxation", TAX_REFORM, "税务局", "税务局", ["税务", "财政、税务", "地税", "国税"]),
    ("market-regulation", FOUNDING, "工商行政管理局、质量技术监督局", "工商、质监", ["工商", "质监", "工商、质监"]),
    (
        "market-regulation",
        REFORM,
        "市场监督管理局",
        "市场监管局",
        ["市场监管", "工商", "质监", "工商、质监", "工商行政管理"],
    ),
    ("public-security", FOUNDING, "公安局", "公安局", ["公安"]),
    ("civil-affairs", FOUNDING, "民政局", "民政局", ["民政"]),
    ("court", FOUNDING, "人民法院", "法院", ["法院", "人民法院"]),
    ("arbitration", FOUNDING, "仲裁委员会", "仲裁委", ["仲裁", "仲裁机构"]),
    ("government", FOUNDING, "人民政府（有关部门）", "政府", ["人民政府", "政府有关部门"]),
    ("finance", FOUNDING, "金融机构", "金融机构", ["银行", "金融"]),
    ("competent", FOUNDING, "各相关职能部门", "相关部门", ["相关职能部门", "有关部门"]),
    ("applicant", FOUNDING, "申请人", "申请人", ["申请人提供", "当事人"]),
]


def write_names(apps, schema_editor):
    Department = apps.get_model("staff", "Department")
    Department.objects.bulk_create(
        Department(code=code, since=since, name=name, short_name=short, aliases=aliases)
        for code, since, name, short, aliases in NAMES
    )


class Migration(migrations.Migration):
    dependencies = [("staff", "0001_initial")]
    operations = [migrations.RunPython(write_names, migrations.RunPython.noop)]
