"""One world while it is being made: who is in it, and who may act for whom at this moment."""

from dataclasses import dataclass, field
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet

from liaison.casework.models import Assignment
from liaison.casework.queries.relation import active
from liaison.common import clock, links
from liaison.common.gated import GatedQuerySet
from liaison.common.models import Link
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court.models import Appearance, CaseFile
from liaison.participants.models import SignIn
from tests.worlds.cast import NEXT, Person
from tests.worlds.stage import Stage

BECAUSE = "a constructed world is being made"


@dataclass
class World:
    """Its stage, the people of both chambers, and what is going to be told."""

    stage: Stage
    people: list[Person]
    elsewhere: list[Person]
    tells: set[UUID] = field(default_factory=set)
    """Whoever hands something over in every variant of this world; the others hand over nothing in any."""
    reserved: set[UUID] = field(default_factory=set)
    """The facts that they tell, and the letter that a programme reads, which the noise leaves alone."""
    waits: set[UUID] = field(default_factory=set)
    """Whoever has not told it yet: until then his plan stands, since he tells what stands in it."""

    @property
    def everybody(self) -> list[Person]:
        return [*self.people, *self.elsewhere]

    def liaison_of(self, person: Person) -> Viewer | None:
        """The liaison who is assigned to somebody now, if any; of two the one assigned last."""
        rows = Assignment.objects.unguarded(because=BECAUSE).filter(
            active(clock.now()), participant=person.id
        )
        rows = rows.exclude(kind=Assignment.Kind.URGENT)
        last = rows.order_by("-starts_at", "id").first()
        return next((one for one in self.stage.staff.values() if last and one.id == last.account_id), None)

    def himself(self, person: Person) -> Viewer:
        """The participant at his own door."""
        sign_in = SignIn.objects.get(participant=person.id)
        return Viewer(sign_in.pk, Role.PARTICIPANT, "me", person.name, person=person.id)


def programmes_link(attestation: UUID) -> Viewer:
    """The programme, as the link that it was sent."""
    from liaison.care import queries

    link: Link = working(attestation).get()
    return queries.actor_of(links.FoundLink(link.pk, link.purpose, link.subject, link.door, False, False))


def working(subject: UUID) -> QuerySet[Link]:
    """The links that lead somewhere and are not revoked."""
    return Link.objects.filter(subject=subject, revoked_at=None).order_by("made_at", "id")


def keys_of_another_chamber(world: World) -> list[UUID]:
    """A sitting, an appearance and a file that exist, and that the first chamber must not be told of."""
    appearance = world.elsewhere[0].occasions[NEXT]
    row = Appearance.objects.unguarded(because=BECAUSE).get(pk=appearance)
    file = CaseFile.objects.unguarded(because=BECAUSE).get(participant=row.participant_id)
    return [row.sitting_id, appearance, file.pk]


SECRET = (
    "disclosure.Statement",
    "disclosure.Handover",
    "disclosure.StatementPage",
    "disclosure.PaperSentence",
    "casework.NoteDraft",
    "casework.UrgentAccess",
    "care.Attestation",
    "care.Referral",
    "care.Stay",
)


def secret_rows() -> list[UUID]:
    """One key of each kind of row that the court cannot read, where there is one, and one of a person with a draft."""
    found: list[UUID] = []
    for name in SECRET:
        rows = apps.get_model(name)._default_manager.all()
        opened = rows.unguarded(because=BECAUSE) if isinstance(rows, GatedQuerySet) else rows
        if (row := opened.order_by("id").first()) is not None:
            found += [row.pk, row.participant if isinstance(row.participant, UUID) else row.participant_id]
    return found
