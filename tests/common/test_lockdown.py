"""What a superuser runs where the owner is none."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

MAY_HOLD = "SELECT has_function_privilege('liaison_{}', 'pg_advisory_xact_lock(bigint)', 'execute')"


def test_what_is_printed_shuts_the_statistics_and_leaves_the_doors_that_hand_over_their_holds() -> None:
    printed = StringIO()
    if connection.vendor != "postgresql":
        with pytest.raises(CommandError, match="embedded"):
            call_command("lockdown", stdout=printed)
        return
    call_command("lockdown", stdout=printed)
    with connection.cursor() as cursor:
        cursor.execute("GRANT EXECUTE ON FUNCTION pg_advisory_xact_lock(bigint) TO PUBLIC")
        cursor.execute(printed.getvalue())
        may = {}
        for door in ("court", "care", "me", "network", "office"):
            cursor.execute(MAY_HOLD.format(door))
            (may[door],) = cursor.fetchone()
    assert [door for door, is_given in may.items() if is_given] == ["care", "me"]
