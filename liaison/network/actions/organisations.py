"""Organisations and programmes as an administrator enters them by hand."""

from uuid import UUID

from django.db import transaction

from liaison.common import log
from liaison.common.viewer import Viewer
from liaison.network.models import Organisation, Programme


@transaction.atomic
def add_organisation(*, by: Viewer, name: str, kind: str) -> UUID:
    """A chamber, a justice house, a care organisation, a law firm or an operator."""
    organisation = Organisation.objects.create(name=name, kind=kind)
    log.record(by=by, act="organisation.add", organisation_added=str(organisation.pk))
    return organisation.pk


@transaction.atomic
def add_programme(
    *, by: Viewer, organisation: UUID, name: str, question_address: str = "", telephone: str = ""
) -> UUID:
    """What an organisation offers; a link with a question goes to ``question_address``."""
    programme = Programme.objects.create(
        organisation_id=organisation, name=name, question_address=question_address, telephone=telephone
    )
    log.record(by=by, act="programme.add", programme=str(programme.pk))
    return programme.pk
