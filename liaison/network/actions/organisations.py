"""Organisations and programmes as an administrator enters them by hand."""

from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import transaction

from liaison.common import log
from liaison.common.viewer import Viewer
from liaison.network.actions.figures import NoProgrammeError
from liaison.network.models import Organisation, Programme


@dataclass(frozen=True)
class Description:
    """What an administrator says of a programme; ``question_address`` is where a link with a question is mailed.

    ``kind`` and ``setting`` are those of ``rules.directory``, ``status`` that of ``Programme.Status``. Empty is unknown.
    """

    name: str
    kind: str = ""
    setting: str = ""
    status: str = "active"
    street: str = ""
    postcode: str = ""
    municipality: str = ""
    telephone: str = ""
    question_address: str = ""
    admits: str = ""


@transaction.atomic
def add_organisation(*, by: Viewer, name: str, kind: str) -> UUID:
    """A chamber, a justice house, a care organisation, a public service, a law firm or an operator."""
    organisation = Organisation.objects.create(name=name, kind=kind)
    log.record(by=by, act="organisation.add", organisation_added=str(organisation.pk))
    return organisation.pk


@transaction.atomic
def add_programme(
    *,
    by: Viewer,
    organisation: UUID,
    name: str,
    question_address: str = "",
    telephone: str = "",
    kind: str = "",
) -> UUID:
    """What an organisation offers; a link with a question goes to ``question_address``."""
    programme = Programme.objects.create(
        organisation_id=organisation,
        name=name,
        question_address=question_address,
        telephone=telephone,
        kind=kind,
    )
    log.record(by=by, act="programme.add", programme=str(programme.pk))
    return programme.pk


@transaction.atomic
def describe_programme(*, by: Viewer, programme: UUID, said: Description) -> None:
    """Say what a programme is and how it is reached. Raises ``NoProgrammeError``."""
    row = Programme.objects.filter(pk=programme).first()
    if row is None:
        raise NoProgrammeError
    for name, value in asdict(said).items():
        setattr(row, name, value)
    row.save(force_update=True)
    log.record(by=by, act="programme.describe", programme=str(programme))
