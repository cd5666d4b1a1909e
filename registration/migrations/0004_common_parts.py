from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registration", "0003_court_receipts"),
    ]

    operations = [
        migrations.AddField(
            model_name="realestateunit",
            name="is_common",
            field=models.BooleanField(default=False, verbose_name="业主共有部分"),
        ),
    ]
