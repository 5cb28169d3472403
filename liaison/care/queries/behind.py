"""Who comes in by a programme's link, before anything of anybody is shown."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from liaison.care.models import Attestation, Referral
from liaison.common import links
from liaison.common.models import Link
from liaison.common.viewer import Viewer

BECAUSE = "says who is asked, before anything of anybody is shown"


@dataclass(frozen=True)
class Asker:
    """The member of staff who asks, and where to reach him or her: nobody else is named before a link is opened."""

    name: str
    telephone: str


def actor_of(link: links.FoundLink) -> Viewer:
    """The programme that a link was sent to, as the actor in the log; raises ``Http404`` where it asks nothing."""
    found = _organisation(link)
    if found is None:
        raise Http404
    return links.as_actor(link, organisation=found)


def _organisation(link: links.FoundLink) -> UUID | None:
    path = "programme__organisation_id"
    match link.purpose:
        case Link.Purpose.ATTESTATION:
            asked = Attestation.objects.unguarded(because=BECAUSE).filter(pk=link.subject)
            return asked.values_list(path, flat=True).first()
        case Link.Purpose.REFERRAL:
            referred = Referral.objects.unguarded(because=BECAUSE).filter(pk=link.subject)
            return referred.values_list(path, flat=True).first()
    return None


def asker(referral: UUID) -> Asker:
    """Who asks by a referral's link."""
    rows = Referral.objects.unguarded(because=BECAUSE).filter(pk=referral)
    return Asker(*rows.values_list("author__name", "telephone").get())
