"""A new database knows the published years, and the next one as 未公布."""

from datetime import date

from django.db import migrations

from hall.clock import now
from hall.clock.calendars import SOURCE, known_years, special_days
from hall.clock.working_days import FIXED_HOLIDAYS


def write_published_years(apps, schema_editor):
    CalendarYear = apps.get_model("clock", "CalendarYear")
    CalendarDay = apps.get_model("clock", "CalendarDay")
    known = list(known_years())
    CalendarYear.objects.bulk_create(
        CalendarYear(year=year, published=True, notice=SOURCE, changed_at=now()) for year in known
    )
    CalendarDay.objects.bulk_create(
        CalendarDay(calendar_year_id=year, day=day, works=special.works, name=special.name)
        for year in known
        for day, special in sorted(special_days(year).items())
    )
    coming = CalendarYear.objects.create(year=max(known) + 1, changed_at=now())
    CalendarDay.objects.bulk_create(
        CalendarDay(calendar_year=coming, day=date(coming.year, month, day), name=name)
        for (month, day), name in FIXED_HOLIDAYS.items()
    )


class Migration(migrations.Migration):
    dependencies = [("clock", "0001_initial")]

    operations = [migrations.RunPython(write_published_years, migrations.RunPython.noop)]
