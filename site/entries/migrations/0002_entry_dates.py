from django.db import migrations, models


def fill(apps, schema_editor):
    """What `rebuild_entries` would write for pages without a noted change."""
    entries = apps.get_model("entries", "Entry")
    pages = apps.get_model("wagtailcore", "Page")
    first = models.Subquery(
        pages.objects.filter(pk=models.OuterRef("page_id")).values("first_published_at")[:1]
    )
    entries.objects.update(first_published_at=first, updated_at=first)


class Migration(migrations.Migration):
    dependencies = [("entries", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="first_published_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="entry",
            name="updated_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
