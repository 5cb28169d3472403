"""Looks at somebody who is called as the one who looks: a relative, perhaps. For the worker that draws what is reviewed."""

from collections.abc import Collection, Iterator
from typing import Final

from liaison.common.folding import fold
from liaison.common.reviewing import Look
from liaison.network.models import Account
from liaison.participants.models import Participant

BECAUSE: Final = "the worker compares surnames, and says only that they are the same"


def of_own_name(looks: Collection[Look]) -> Iterator[Look]:
    """The looks at one person whose surname is the account's, however either is written."""
    accounts = Account.objects.filter(pk__in={look.actor for look in looks})
    names = {pk: f" {fold(name)} " for pk, name in accounts.values_list("pk", "name")}
    people = {person for look in looks for person in look.people}
    rows = Participant.objects.unguarded(because=BECAUSE).filter(pk__in=people)
    surnames = {pk: fold(surname) for pk, surname in rows.values_list("pk", "surname")}
    for look in looks:
        called = {surname for person in look.people if (surname := surnames.get(person))}
        if any(f" {surname} " in names.get(look.actor, "") for surname in called):
            yield look
