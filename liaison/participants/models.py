"""The person and his way through one court, and the sign-ins at the participant's door."""

from dataclasses import replace
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from liaison.common import clock, context, links
from liaison.common.gated import GatedQuerySet
from liaison.common.roles import Role
from liaison.common.tables import KeyField, Table
from liaison.common.viewer import Viewer
from liaison.network.models import Organisation

CLIENT = "client"
"""Where a session keeps the mandate whose client was picked."""


class PeopleQuerySet(GatedQuerySet["Participant"]):
    """People are reached through a relation that a room above states: a file, an assignment, a mandate."""

    person_path = "pk"


class Participant(Table):
    """A person before a drug treatment court: what the court itself knows of who he is."""

    class Sex(models.TextChoices):
        FEMALE = "female"
        MALE = "male"
        OTHER = "other"
        UNKNOWN = "unknown"

    surname = models.CharField(max_length=120)
    given_name = models.CharField(max_length=120)
    born_on = models.DateField(null=True)
    folded_name = models.CharField(max_length=240, db_index=True)
    language = models.CharField(max_length=2, default="nl")
    interpreter = models.CharField(max_length=60, blank=True)

    objects = PeopleQuerySet.as_manager()
    owner = "id"
    rights = {"court": "rau", "care": "r", "me": "r:own"}
    kinds = {
        "id": "X2",
        "surname": "M01",
        "given_name": "M01",
        "born_on": "M01",
        "folded_name": "M01",
        "language": "M01",
        "interpreter": "M01",
    }

    class Meta:
        ordering = ["surname", "given_name", "id"]

    @property
    def name(self) -> str:
        """The name as it is said."""
        return f"{self.given_name} {self.surname}".strip()


class Trajectory(Table):
    """One person's way through one court, with the state that the court has recorded.

    When it is over, judged or with another court, a new summons begins a new one.
    """

    class State(models.TextChoices):
        NOTIFIED = "notified"
        OFFERED = "offered"
        DECLINED = "declined"
        NOT_STARTED = "not-started"
        RUNNING = "running"
        STOPPED = "stopped"
        CLOSED_POSITIVE = "closed-positive"
        CLOSED_NEGATIVE = "closed-negative"
        JUDGED = "judged"
        TRANSFERRED = "transferred"

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    # No index: a chamber holds nearly every row, and SQLite would go by it before anything that tells one from another.
    chamber = models.ForeignKey(Organisation, db_index=False, on_delete=models.PROTECT)
    state = models.CharField(max_length=20, choices=State.choices)
    introduced_on = models.DateField(null=True)

    objects = GatedQuerySet["Trajectory"].as_manager()
    rights = {"court": "rau", "care": "r", "me": "r:own"}
    kinds = {"id": "X2", "participant": "M01", "chamber": "M04", "state": "M04", "introduced_on": "M04"}

    class Meta:
        ordering = ["introduced_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "chamber"],
                condition=~Q(state__in=["judged", "transferred"]),
                name="one_open_trajectory_per_court",
            )
        ]


class SignInManager(BaseUserManager["SignIn"]):
    """Sign-ins have no password; they are found by the link that leads to them."""


class SignIn(AbstractBaseUser):
    """A person at the participant's door: the participant himself, or somebody with his mandate."""

    password = None  # type: ignore[assignment]
    id = KeyField()
    role = models.CharField(max_length=30)
    name = models.CharField(max_length=120)
    participant = models.ForeignKey(Participant, null=True, on_delete=models.PROTECT)
    address = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="nl")
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "id"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = SignInManager()

    owner = "participant_id"
    row_rules: ClassVar[dict[str, str]] = {
        "himself": "id = nullif(current_setting('liaison.actor', true), '')::uuid OR participant_id IS NULL"
    }
    rights = {"me": "r:himself u:self", "care": "rau"}
    changes: ClassVar[dict[str, tuple[str, ...]]] = {"me": ("last_login", "language")}
    kinds = {
        "id": "X2",
        "last_login": "X1",
        "role": "X1",
        "name": "M01",
        "participant": "M01",
        "address": "M02",
        "language": "X1",
        "is_active": "X2",
    }

    class Meta:
        constraints = [models.UniqueConstraint(fields=["participant"], name="one_sign_in_per_participant")]

    @property
    def viewer(self) -> Viewer:
        """The sign-in as an actor: the participant himself, or somebody who has not picked a client."""
        return Viewer(self.pk, Role(self.role), "me", self.name, person=self.participant_id)

    def as_viewer(self, request: HttpRequest) -> Viewer | None:
        """The participant himself, or the holder of a mandate with the client he has picked.

        The mandate is asked for again at every request: one that has ended opens nothing from that moment.
        """
        picked = request.session.get(CLIENT) if self.role != Role.PARTICIPANT.value else None
        return standing(self.viewer, picked) if picked else self.viewer

    def must_first(self, request: HttpRequest, **wants: Any) -> str | None:
        """The link and its code are all that this door asks."""
        return None

    def get_session_auth_hash(self) -> str:
        """Changes when a link of this person is revoked, so that his open sessions end with it: a telephone was lost."""
        return salted_hmac(
            "liaison.participants.session", " ".join(links.ended(self.pk)), algorithm="sha256"
        ).hexdigest()


class Mandate(Table):
    """What a participant lets his lawyer or a trusted person read at the participant's door, and for how long."""

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    sign_in = models.ForeignKey(SignIn, on_delete=models.PROTECT)
    matrix_rows = models.CharField(max_length=200)
    given_at = models.DateTimeField()
    ends_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = GatedQuerySet["Mandate"].as_manager()
    row_rules: ClassVar[dict[str, str]] = {
        "party": "{owner} = nullif(current_setting('liaison.person', true), '')::uuid"
        " OR sign_in_id = nullif(current_setting('liaison.actor', true), '')::uuid"
    }
    rights = {"me": "r:party au:own"}
    changes: ClassVar[dict[str, tuple[str, ...]]] = {"me": ("ended_at",)}
    kinds = {
        "id": "X2",
        "participant": "M29",
        "sign_in": "M29",
        "matrix_rows": "M29",
        "given_at": "M29",
        "ends_on": "M29",
        "ended_at": "M29",
    }


def standing(viewer: Viewer, mandate: str) -> Viewer:
    """The viewer with the client of one mandate, if it is his and holds today; else the viewer without a client."""
    with context.acting(viewer):
        rows = Mandate.objects.unguarded(
            because="a mandate is its holder's own, and says only what he may read"
        )
        held = rows.filter(Q(ends_on=None) | Q(ends_on__gte=clock.today()), ended_at=None, sign_in=viewer.id)
        row = held.filter(pk=mandate).values_list("participant_id", "matrix_rows").first()
    return replace(viewer, person=row[0], mandate=frozenset(row[1].split(","))) if row else viewer


class NameGram(Table):
    """One piece of a person's name as it sounds, so that a misspelt name finds him on both databases."""

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    gram = models.CharField(max_length=8)

    objects = GatedQuerySet["NameGram"].as_manager()
    rights = {"court": "rad", "care": "r"}
    kinds = {"id": "X2", "participant": "M01", "gram": "M01"}

    class Meta:
        indexes = [models.Index(fields=["gram", "participant"], name="people_of_a_gram")]
