"""Signing in: the lock after five wrong passwords, codes that work once, sessions that end."""

import re

from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from wagtail.models import ModelLogEntry

import pytest
import time_machine

from tests.factories.second_factor import code, give_app, give_recovery, show, wrong_code
from users.factor_reset import RESET

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]

LOGIN, CODE = "/admin/login/", "/admin/login/code/"
HOME, OTHER = "203.0.113.7", "198.51.100.9"
DATABASE = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
    "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}


def attempt(name="publisher", password="password", address=HOME, **headers):
    """Post the sign-in form in a new browser; return the browser and the answer."""
    client = Client(REMOTE_ADDR=address)
    answer = client.post(LOGIN, {"login": name, "password": password}, headers=headers)
    return client, answer


def is_in(client):
    """Whether the admin opens."""
    return client.get("/admin/").status_code == 200


def five_wrong(**values):
    """What the guesser has before the sixth."""
    for _ in range(5):
        attempt(password="wrong", **values)


@pytest.mark.parametrize("cache", ["memory", "database"])
def test_the_sixth_wrong_password_locks_one_account_at_one_address(people, settings, cache):
    if cache == "database":
        settings.CACHES = DATABASE
        call_command("createcachetable", verbosity=0)
    five_wrong()
    client, answer = attempt()
    assert answer.status_code == 200 and not is_in(client)
    assert is_in(attempt("officer")[0])
    assert is_in(attempt(address=OTHER)[0])


def test_five_wrong_ones_lock_nobody_who_then_remembers(people):
    for _ in range(4):
        attempt(password="wrong")
    assert is_in(attempt()[0])
    assert is_in(attempt()[0])


def test_an_account_that_is_none_locks_alike(people):
    five_wrong(name="nobody")
    assert "çok fazla yanlış deneme" in attempt("nobody")[1].text


@pytest.mark.parametrize(
    ("language", "words"),
    [("tr", "yeniden deneyin"), ("ru;q=0.9, tr;q=0.5", "Попробуйте"), ("en-GB", "Try again")],
)
def test_the_lock_says_until_when_in_the_browsers_language(people, language, words):
    with time_machine.travel("2026-11-24T12:00:00+03:00", tick=False):
        five_wrong()
        answer = attempt(**{"accept-language": language})[1]
    assert words in answer.text
    assert "12:15:00 (Europe/Istanbul)" in answer.text


def test_the_lock_opens_by_itself(people):
    with time_machine.travel("2026-11-24T12:00:00+03:00", tick=False) as clock:
        five_wrong()
        clock.shift(14 * 60)
        assert not is_in(attempt()[0])
        clock.shift(2 * 60)
        assert is_in(attempt()[0])


@pytest.mark.parametrize("proxies", [0, 1])
def test_a_forged_address_is_no_new_address(people, settings, proxies):
    settings.TRUSTED_PROXIES = proxies
    for number in range(5):
        forged = f"192.0.2.{number}, {HOME}"
        attempt(password="wrong", **{"x-forwarded-for": forged})
    assert not is_in(attempt(**{"x-forwarded-for": f"192.0.2.77, {HOME}"})[0])


def test_behind_a_proxy_the_clients_are_told_apart(people, settings):
    settings.TRUSTED_PROXIES = 1
    for _ in range(5):
        attempt(password="wrong", **{"x-forwarded-for": HOME})
    assert not is_in(attempt(**{"x-forwarded-for": HOME})[0])
    assert is_in(attempt(**{"x-forwarded-for": OTHER})[0])


@pytest.mark.parametrize("heard", ["", " ,", "nonsense", "::1, [2001:db8::1]:443"])
def test_an_odd_address_is_no_error(people, settings, heard):
    settings.TRUSTED_PROXIES = 2
    assert is_in(attempt(**{"x-forwarded-for": heard})[0])


def test_a_password_and_a_code_open(people):
    give_app(people["publisher"])
    client, answer = attempt()
    assert answer.url == CODE and not is_in(client)
    assert client.post(CODE, {"code": code()}).url == reverse("wagtailadmin_home")
    assert is_in(client)


def test_a_replayed_code_fails(people):
    give_app(people["publisher"])
    used = code()
    for replay in (used, f"{used[:3]} {used[3:]}"):
        client = attempt()[0]
        client.post(CODE, {"code": replay})
        assert is_in(client) == (replay == used)


def test_a_code_is_dead_as_long_as_the_clock_would_take_it(people):
    give_app(people["publisher"])
    with time_machine.travel("2026-11-24T12:00:05+03:00", tick=False) as clock:
        used = code()
        client = attempt()[0]
        client.post(CODE, {"code": used})
        clock.shift(50)
        client = attempt()[0]
        client.post(CODE, {"code": used})
        assert not is_in(client)
        client.post(CODE, {"code": code()})
        assert is_in(client)


def test_wrong_codes_are_limited_too(people):
    give_app(people["publisher"])
    client = attempt()[0]
    for _ in range(5):
        client.post(CODE, {"code": wrong_code()})
    answer = client.post(CODE, {"code": code()}, headers={"accept-language": "en"})
    assert "Too many wrong attempts" in answer.text
    assert not is_in(client)


def test_a_recovery_code_opens_once_and_is_noted(people):
    give_app(people["publisher"])
    recovery = give_recovery(people["publisher"])[0]
    for opens in (True, False):
        client = attempt()[0]
        client.post(CODE, {"code": recovery})
        assert is_in(client) == opens
    assert ModelLogEntry.objects.filter(action="users.code_recovered").count() == 1


def test_a_code_alone_opens_nothing(people):
    give_app(people["publisher"])
    client = Client()
    assert client.post(CODE, {"code": code()}).url == LOGIN
    assert not is_in(client)


def test_a_closed_account_stays_out(people):
    people["publisher"].is_active = False
    people["publisher"].save()
    assert not is_in(attempt()[0])


def test_wagtails_other_sign_in_form_is_closed(people):
    client = Client()
    for address in ("/tr/_util/login/", "/en/_util/login/"):
        answer = client.post(address, {"username": "publisher", "password": "password"})
        assert answer.url == LOGIN
    assert not is_in(client)


def test_the_way_in_leads_to_where_one_wanted_but_never_elsewhere(people):
    for wanted, reached in (("/admin/account/", "/admin/account/"), ("//evil.example", "/admin/")):
        answer = Client().post(
            LOGIN, {"login": "publisher", "password": "password", "next": wanted}
        )
        assert answer.url == reached


def test_who_may_not_enter_gets_the_form_and_no_loop(people):
    people["centre"].groups.clear()
    client = attempt("centre")[0]
    answer = client.get("/admin/", follow=True)
    assert answer.status_code == 200 and "form" in answer.context


def sessions_of(name, count):
    """Browsers in which `name` is signed in."""
    return [attempt(name)[0] for _ in range(count)]


def test_a_new_password_ends_the_other_sessions(people):
    here, there = sessions_of("publisher", 2)
    page = here.get("/admin/account/").text
    data = dict(re.findall(r'name="((?:name_email|locale|theme)[^"]*)"[^>]*value="([^"]*)"', page))
    data |= {
        "name_email-first_name": "A", "name_email-last_name": "B",
        "name_email-email": "a@example.org", "theme-theme": "system",
        "theme-contrast": "system", "theme-density": "default", "theme-keyboard_shortcuts": "on",
        "password-old_password": "password", "password-new_password1": "kırk-bir-kere-maşallah",
        "password-new_password2": "kırk-bir-kere-maşallah",
    }  # fmt: skip
    assert here.post("/admin/account/", data).status_code == 302
    assert is_in(here) and not is_in(there)


def test_signing_out_everywhere_else(people):
    here, there, another = sessions_of("publisher", 3)
    officer = attempt("officer")[0]
    assert here.get("/admin/second-factor/").text.count("security-list") == 2
    here.post(reverse("end_other_sessions"))
    assert is_in(here) and is_in(officer)
    assert not is_in(there) and not is_in(another)


def test_the_list_of_sessions_shows_the_own_ones_only(people):
    client = Client(REMOTE_ADDR=HOME, headers={"user-agent": "Mozilla (X11; Linux) Firefox/140.0"})
    client.post(LOGIN, {"login": "publisher", "password": "password"})
    attempt("officer", address=OTHER)
    page = client.get("/admin/second-factor/").text
    assert "Firefox · Linux" in page and HOME in page and OTHER not in page


def test_a_reset_by_command_ends_sessions_and_is_noted(people, capsys):
    give_app(people["publisher"])
    client = Client()
    client.force_login(people["publisher"])
    officer = attempt("officer")[0]
    call_command("reset_second_factor", "publisher")
    assert not is_in(client) and is_in(officer)
    assert ModelLogEntry.objects.get(action=RESET).object_id == str(people["publisher"].pk)
    with pytest.raises(CommandError):
        call_command("reset_second_factor", "nobody")


def test_a_reset_by_an_administrator_and_by_nobody_else(people):
    give_app(people["publisher"])
    address = reverse("reset_second_factor", args=[people["publisher"].pk])
    attempt("officer")[0].post(address)
    assert people["publisher"].authenticator_set.exists()
    attempt("admin")[0].post(address)
    assert not people["publisher"].authenticator_set.exists()
    assert ModelLogEntry.objects.get(action=RESET).user == people["administrator"]


def test_a_superusers_factor_is_a_superusers_matter(people):
    from django.contrib.auth import get_user_model

    chief = get_user_model().objects.create_superuser("chief", "c@example.org", "password")
    give_app(chief)
    attempt("admin")[0].post(reverse("reset_second_factor", args=[chief.pk]))
    assert chief.authenticator_set.exists()


def test_a_removed_app_ends_the_other_sessions(people, demanded):
    publisher = people["publisher"]
    give_app(publisher)
    here, there = Client(), Client()
    for client in (here, there):
        client.force_login(publisher)
        show(client, publisher)
    before = Session.objects.count()
    assert here.post("/admin/second-factor/app/remove/").status_code == 302
    assert Session.objects.count() == before - 1
    assert here.get("/admin/").url.startswith("/admin/second-factor/choose/")
