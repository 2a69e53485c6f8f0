"""A source article, the verbs on it, and an editor of given pages."""

from django.contrib.auth.models import Group, Permission
from django.test import Client

from wagtail.models import GroupPagePermission

import pytest
from wagtail_localize.models import StringTranslation

from languages import translations
from languages.words import translation_into, untranslated
from tests.factories import site
from users.models import User


@pytest.fixture
def chief(db):
    return User.objects.create_superuser("chief")


@pytest.fixture
def source(db):
    for code in ("tr", "kk"):
        site.section(site.NewsIndexPage, code)
    return site.article("tr", title="Bakü Forumu", place="Bakü", issued_on="2013-06")


@pytest.fixture
def started(source, chief):
    """The Kazakh draft and its translation."""
    page = translations.submit(source, [site.locale("kk")], chief)[0]
    return page, translation_into(page)


@pytest.fixture
def published(started, chief):
    """The Kazakh page, complete and live."""
    page, translation = started
    translate_all(translation)
    return translations.publish(translation, chief), translation


def translate_all(translation, leave_out=()):
    """Translate every string but those of the paths left out."""
    for segment in untranslated(translation):
        if segment.context.path in leave_out:
            continue
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            data=f"Қаз {segment.string.data}"[:180],
        )


def editor_of(*pages, name="editor", flag=True):
    """An editor with rights on `pages`, and by default the global flag of wagtail-localize."""
    user = User.objects.create_user(name)
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    if flag:
        group.permissions.add(Permission.objects.get(codename="submit_translation"))
    user.groups.add(group)
    for page in pages:
        for codename in ("add_page", "change_page"):
            GroupPagePermission.objects.create(
                group=group, page=page, permission=Permission.objects.get(codename=codename)
            )
    return user


def signed_in(user):
    """A client of `user`."""
    client = Client()
    client.force_login(user)
    return client
