"""Each request finds its page by `url_path` (core.routing), which Wagtail leaves without an index.

Addresses are ASCII and at most six slugs long, well below PostgreSQL's limit of 2,700 bytes a key.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0001_cache_table"), ("wagtailcore", "0098_apitoken")]
    operations = [
        migrations.RunSQL(
            "CREATE INDEX core_page_url_path ON wagtailcore_page (url_path)",
            "DROP INDEX core_page_url_path",
        )
    ]
