"""Which tokens somebody may meet: read here a second time, more simply than the product decides it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from liaison.casework.models import Assignment
from liaison.common import clock, links
from liaison.common.roles import Role
from liaison.court.models import Appearance, CaseFile
from liaison.network.models import Account
from liaison.participants.models import Mandate, SignIn
from tests.crawl.places import Place
from tests.fuzz.visiting import Visit

BECAUSE = "a crawler asks who may read what"
COPIES = "disclosure_frozencopy"
NEEDS_HIM = {
    "casework_notedraft": ("author",),
    "disclosure_statement": ("source",),
    "disclosure_papersentence": ("enterer", "source", "witness"),
}
"""What only somebody named in the row reads at the care door, related or not."""

REASONS = "casework_urgentaccess"
"""Why a file was opened urgently, which a coordinator who did not open it reviews."""

THIRD_PERSONS = "M21"
LETTERS = {"care_referral", "care_referralletter", "care_referralevent"}


@dataclass
class Reach:
    """Somebody at a door, as far as tokens go; by default nobody, who may meet none."""

    door: str
    account: Any = None
    may: Callable[[Place], bool] = field(default=lambda place: False)

    def tokens(self, places: Iterable[tuple[str, list[Place]]]) -> set[str]:
        """The tokens that stand in at least one place where he may read."""
        return {
            token
            for token, written in places
            if any(self.door in place.readers and self.may(place) for place in written)
        }


def of(visit: Visit, user: str | None) -> Reach:
    """Whoever came in with this visit; ``user`` is whom his session names."""
    if visit.who.name == "programme":
        return of_programme(visit.keys["token"][0])
    if user is None:
        return Reach(visit.who.door)
    if visit.who.door == "me":
        return at_me(SignIn.objects.get(pk=user))
    return of_staff(Account.objects.get(pk=user))


def of_staff(account: Account) -> Reach:
    """An account at its door. The network's and the office's may read nothing that was written about anybody."""
    ways = {"court": at_the_court, "care": at_care}
    return ways[account.door](account) if account.door in ways else Reach(account.door)


def at_the_court(account: Account) -> Reach:
    """What was delivered for a date of his chamber, or of somebody whom he defends."""
    files = CaseFile.objects.unguarded(because=BECAUSE)
    if account.role in {"judge", "clerk", "prosecutor"}:
        files = files.filter(chamber=account.organisation)
    else:
        files = files.filter(lawyer=account)
    people = frozenset(files.values_list("participant_id", flat=True))
    dates = frozenset(Appearance.objects.unguarded(because=BECAUSE).values_list("pk", flat=True))
    return Reach(
        "court",
        account,
        lambda place: place.table == COPIES and place.person in people and place.facts.occasion in dates,
    )


def at_care(account: Account) -> Reach:
    """Everything about the people whom he is assigned to, covers or opened urgently, but for what is others' to turn."""
    now = clock.now()
    rows = Assignment.objects.unguarded(because=BECAUSE).filter(account=account, starts_at__lte=now)
    people = {row.participant_id for row in rows if row.ends_at is None or row.ends_at > now}

    def may(place: Place) -> bool:
        if named := NEEDS_HIM.get(place.table):
            return account.pk in {_key(place.facts, name) for name in named}
        if place.table == REASONS and account.role == Role.COORDINATOR:
            return place.facts.account_id != account.pk
        return place.person in people

    return Reach("care", account, may)


def of_programme(token: str) -> Reach:
    """What was written to the programme of one referral, and by it."""
    found = links.find(token, "care")
    assert found
    about = found.subject
    return Reach(
        "care",
        None,
        lambda place: place.table in LETTERS and about in {place.facts.pk, _key(place.facts, "referral")},
    )


def at_me(sign_in: SignIn) -> Reach:
    """The participant all that is about him but what others said; whom he mandated what he ticked."""
    if sign_in.participant_id:
        own = sign_in.participant_id
        return Reach("me", sign_in, lambda place: place.person == own and place.kind != THIRD_PERSONS)
    held = Mandate.objects.unguarded(because=BECAUSE).filter(sign_in=sign_in, ended_at=None)
    rows: dict[UUID, set[str]] = {row.participant_id: set(row.matrix_rows.split(",")) for row in held}
    return Reach("me", sign_in, lambda place: place.kind in rows.get(place.person, ()))


def _key(row: Any, name: str) -> Any:
    return getattr(row, f"{name}_id", None) or getattr(row, name, None)
