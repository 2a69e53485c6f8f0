"""Terms of use; official accounts move from each home page to records (directory.Channel)."""

from django.db import migrations, models


def accounts_become_records(apps, schema_editor):
    """An account that stood on several languages' home pages becomes one record."""
    HomePage = apps.get_model("home", "HomePage")
    Channel = apps.get_model("directory", "Channel")
    for home in HomePage.objects.all():
        for block in home.accounts.raw_data:
            name, address = block["value"]["name"], block["value"]["address"]
            label = {home.locale.language_code: name}
            Channel.objects.get_or_create(url=address, defaults={"name": label, "network": "other"})


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("directory", "0003_body_email_channel"),
    ]

    operations = [
        migrations.RunPython(accounts_become_records, migrations.RunPython.noop),
        # checked: what it held stands in records now.
        migrations.RemoveField(model_name="homepage", name="accounts"),
        migrations.AddField(
            model_name="homepage",
            name="rights",
            field=models.CharField(
                blank=True,
                help_text="On what terms texts may be used: beside every text, and in the feeds.",
                max_length=200,
                verbose_name="terms of use",
            ),
        ),
    ]
