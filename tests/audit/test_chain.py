"""The trail is only added to, by nobody otherwise, and a chain that was touched is found."""

from io import StringIO

from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import TestCase

import pytest

from audit.chain import seal_left, verify, write
from audit.models import AuditRow, ChainEnd, Seal

pytestmark = pytest.mark.django_db

TABLES = ("audit_auditrow", "audit_seal")


@pytest.fixture
def rows():
    """Three sealed rows, after those that the site of the tests has left."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        found = [write("x.y", object_type="a.b", label=f"Row {n}") for n in range(3)]
    assert verify()[1] is None
    return found


def without_triggers(sql):
    """What somebody with the keys of the database could do."""
    on = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if on:
            # PostgreSQL alters no table whose rows still wait for the check of their keys.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in TABLES:
            for verb in ("update", "delete"):
                name = f"{table}_no_{verb}"
                cursor.execute(
                    f"ALTER TABLE {table} DISABLE TRIGGER {name}" if on else f"DROP TRIGGER {name}"
                )
        cursor.execute(sql)


def test_model_and_queryset_refuse_to_change_and_delete(rows):
    row = rows[0]
    for verb in (row.save, row.delete, row.seal.save, row.seal.delete):
        with pytest.raises(PermissionDenied):
            verb()
    for found in (AuditRow.objects.all(), Seal.objects.all()):
        for refused in (found.delete, lambda found=found: found.update(pk=1)):
            with pytest.raises(PermissionDenied):
                refused()


def test_the_database_refuses(rows):
    """Update and delete, at each table, below every model."""
    for table in TABLES:
        column = "label" if table == "audit_auditrow" else "digest"
        for sql in (f"UPDATE {table} SET {column} = 'x'", f"DELETE FROM {table}"):
            with (
                pytest.raises(DatabaseError, match="only added to"),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(sql)


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("UPDATE audit_auditrow SET label = 'Other' WHERE id = {0}", "isn't what was sealed"),
        ("UPDATE audit_auditrow SET language = 'kk' WHERE id = {0}", "isn't what was sealed"),
        ("DELETE FROM audit_seal WHERE row_id = {0}", "missing before"),
        ("DELETE FROM audit_seal WHERE row_id >= {0}", "the end"),
    ],
)
def test_a_touched_chain_names_the_first_broken_row(rows, sql, why):
    number = rows[1].seal.number
    without_triggers(sql.format(rows[1].pk))
    held, broken = verify()
    assert broken is not None and why in broken.why and broken.number == number == held + 1
    with pytest.raises(CommandError, match=f"seal {number} "):
        call_command("verify_audit")


def test_a_whole_chain_is_said_to_be_and_rows_left_are_sealed(rows):
    write("x.y", object_type="a.b", label="Left by a killed process")
    out = StringIO()
    call_command("verify_audit", stdout=out)
    assert "1 rows had no seal" in out.getvalue()
    assert seal_left() == 0 and verify()[1] is None
    assert ChainEnd.objects.get().number == Seal.objects.count() == AuditRow.objects.count()


def test_a_row_goes_with_its_transaction():
    before = AuditRow.objects.count()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write("x.y", object_type="a.b", label="Undone")
        raise ZeroDivisionError
    assert AuditRow.objects.count() == before
