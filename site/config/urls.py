"""Addresses. Fixed ones first, then the admin, then the pages of each language."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from core.admin_urls import admin_urls as core_admin_urls
from core.health import healthz
from core.root_files import favicon, robots_txt
from core.security_txt import PATH as SECURITY_TXT
from core.security_txt import security_txt
from core.views import choose_language
from directory.channels import official_channels
from entries.sitemaps import sitemap, sitemap_index
from events.urls import page_urls as event_urls
from home.contact.urls import page_urls as contact_urls
from languages.urls import admin_urls as languages_admin_urls
from media.urls import admin_urls as media_admin_urls
from media.urls import urlpatterns as media_urls
from outreach.urls import page_urls as feed_urls
from press.urls import page_urls as press_urls
from publishing.calendar.urls import admin_urls as calendar_admin_urls
from publishing.calendar.urls import open_urls as calendar_urls
from publishing.sharing.urls import admin_urls as sharing_admin_urls
from publishing.sharing.urls import page_urls as sharing_urls
from search.urls import api_urls, page_urls
from users.urls import admin_urls as users_admin_urls
from users.urls import page_urls as users_page_urls

handler404 = "languages.views.page_not_found"
handler500 = "core.views.server_error"

urlpatterns = [
    path("", choose_language),
    path("healthz", healthz, name="healthz"),
    path(SECURITY_TXT.lstrip("/"), security_txt),
    path("robots.txt", robots_txt, name="robots_txt"),
    path("favicon.ico", favicon, name="favicon"),
    path("official-channels.json", official_channels, name="official_channels"),
    path("sitemap.xml", sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:language>.xml", sitemap, name="sitemap"),
    path("api/search/", include(api_urls)),
    *media_urls,
    path("", include(calendar_urls)),
    # Ours stand before Wagtail's and localize's: they check rights on source and target.
    path("admin/", include(users_admin_urls)),
    path("admin/", include(core_admin_urls)),
    path("admin/", include(media_admin_urls)),
    path("admin/", include(languages_admin_urls)),
    path("admin/", include(calendar_admin_urls)),
    path("admin/", include(sharing_admin_urls)),
    path("admin/", include(wagtailadmin_urls)),
    *i18n_patterns(
        path("search/", include(page_urls)),
        path("press/", include(press_urls)),
        path("", include(contact_urls)),
        path("", include(sharing_urls)),
        path("", include(feed_urls)),
        path("", include(event_urls)),
        path("", include(users_page_urls)),
        path("", include(wagtail_urls)),
    ),
]
