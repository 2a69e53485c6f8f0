from django.conf import settings
from django.db import migrations


def take_out_of_attribution(apps, schema_editor):
    """Entries kept the ids among their attribution."""
    users = set(apps.get_model(settings.AUTH_USER_MODEL).objects.values_list("pk", flat=True))
    entries = apps.get_model("entries", "Entry")
    rows = list(entries.objects.only("attribution"))
    for row in rows:
        for name in ("author", "approver"):
            found = row.attribution.pop(name, None)
            setattr(row, f"{name}_id", found if found in users else None)
    entries.objects.bulk_update(rows, ["attribution", "author", "approver"], batch_size=200)


class Migration(migrations.Migration):
    """Apart from 0004: PostgreSQL alters no table whose rows the same transaction has written."""

    dependencies = [
        ('entries', '0004_accounts'),
    ]

    operations = [
        migrations.RunPython(take_out_of_attribution, migrations.RunPython.noop),
    ]
