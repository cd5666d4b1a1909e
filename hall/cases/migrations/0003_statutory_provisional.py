from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_reminders")]

    operations = [
        migrations.AddField("case", "statutory_is_provisional", models.BooleanField(default=False, verbose_name="法定到期日为推算")),
        migrations.AlterField("case", "due_is_provisional", models.BooleanField(default=False, verbose_name="承诺到期日为推算")),
    ]
