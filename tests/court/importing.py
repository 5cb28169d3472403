"""A chamber, its clerk, and lists read for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from liaison.common import log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court.models import Appearance, CaseFile, Sitting
from liaison.court.queries.importing import plans_for
from liaison.court.rules.matching import RowPlan
from liaison.network.models import Account, Organisation
from liaison.participants.models import Participant, Trajectory
from tests.court import lists

BECAUSE = "the test counts what there is"
TABLES = (Participant, Trajectory, CaseFile, Sitting, Appearance)


@dataclass(frozen=True)
class Court:
    chamber: Organisation
    account: Account
    clerk: Viewer


def court(name: str = "Drugbehandelingskamer") -> Court:
    chamber = Organisation.objects.create(name=name, kind=Organisation.Kind.CHAMBER)
    username = "".join(letter for letter in name.lower() if letter.isalpha())
    account = Account.objects.create(
        door="court", username=username, name="G. Griffier", role=Role.CLERK, organisation=chamber
    )
    return Court(
        chamber, account, Viewer(account.pk, Role.CLERK, "court", account.name, organisation=chamber.pk)
    )


def look(
    viewer: Viewer, *rows: str, headings: str = "Naam|Voornaam|Geboren|Notitienr"
) -> tuple[RowPlan, ...]:
    return plans_for(viewer, lists.listing(*rows, headings=headings).rows)


def counts() -> tuple[int, ...]:
    """How many rows each table has."""
    return tuple(len(everything(model)) for model in TABLES)


def everything(model: type) -> Sequence[object]:
    rows = model.objects.all()  # type: ignore[attr-defined]
    return list(rows.unguarded(because=BECAUSE) if hasattr(rows, "unguarded") else rows)


def only_file() -> CaseFile:
    return CaseFile.objects.unguarded(because=BECAUSE).select_related("participant", "trajectory").get()


def logged(act: str) -> list[str]:
    """The bodies of the events of one act at the court's door."""
    events = log.table("court", "event")._default_manager.order_by("seq")
    return [event.body for event in events if f'"act":"{act}"' in event.body.replace('": "', '":"')]


def nobody() -> UUID:
    return UUID(int=0)
