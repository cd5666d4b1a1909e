from django.db import migrations

from registration.bigrams import CREATE_FUNCTION


class Migration(migrations.Migration):
    """Addresses and names are indexed anew, with their numbers as a whole."""

    dependencies = [
        ("registration", "0007_authority_of_an_order"),
    ]

    operations = [
        migrations.RunSQL(
            f"{CREATE_FUNCTION}; REINDEX INDEX unit_address_bigrams; REINDEX INDEX party_name_bigrams",
            migrations.RunSQL.noop,
        ),
    ]
