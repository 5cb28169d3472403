"""The sheet as it is saved, put together from the tables that keep its parts; for reads and for writes alike."""

from uuid import UUID

from liaison.court.models import Appearance, Hearing
from liaison.court.rules.sheet import Content, Voice, marked

VOICE_FIELDS = {
    Voice.PROSECUTOR: "prosecutor_said",
    Voice.LAWYER: "lawyer_said",
    Voice.CIVIL_PARTY: "civil_party_said",
}
OF_SHEET = "a part of a sheet whose appearance was reached"


def hearing_of(appearance: UUID) -> Hearing | None:
    """Who else was there, None as long as nothing was noted of it."""
    return Hearing.objects.unguarded(because=OF_SHEET).filter(appearance=appearance).first()


def content_of(row: Appearance, hearing: Hearing | None, agreements: tuple[str, ...]) -> Content:
    """The whole sheet; whoever shows it withholds what its reader may not have."""
    voices = {
        voice.value: words for voice, name in VOICE_FIELDS.items() if (words := getattr(hearing, name, ""))
    }
    return Content(
        presence=row.presence,
        said=marked(row.said),
        decision=row.decision,
        agreements=agreements,
        next_day=row.next_day,
        lawyer=hearing.lawyer if hearing else "",
        interpreter=hearing.interpreter if hearing else "",
        voices=voices,
    )
