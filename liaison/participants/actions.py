"""What keeps people findable: the court writes a name, and with it the pieces by which it is searched."""

from liaison.common.viewer import Viewer
from liaison.participants.models import NameGram, Participant
from liaison.participants.rules import grams

BECAUSE = "the pieces of a name that the court is writing"


def keep_name(*, by: Viewer, person: Participant) -> None:
    """Keep the pieces of a person's name in place of those that it had.

    Called within the act that makes or renames the person, which writes the line in the log. Raises
    ``PermissionError`` at a door that writes no names.
    """
    if by.door != "court":
        raise PermissionError("names are the court's to write")
    rows = NameGram.objects.unguarded(because=BECAUSE)
    rows.filter(participant=person.pk).delete()
    pieces = sorted(grams(f"{person.given_name} {person.surname}"))
    NameGram.objects.bulk_create(NameGram(participant_id=person.pk, gram=piece) for piece in pieces)
