"""Run in a process of its own: keeps words in every sealed place of a fresh installation, then stops without closing.

What is left are the files as a machine that lost its power leaves them: the database with its write-ahead log.
"""

import os
import sys
from datetime import date
from uuid import uuid4

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liaison.config.settings")


def plant(words: str) -> None:
    """Keep the words as a note, as a draft that is thrown away, and as a goal."""
    from liaison.casework.actions import notes, plans
    from liaison.common import clock
    from liaison.common.context import acting
    from tests.casework import cast

    service = cast.service()
    lien, person = cast.staff(service.organisation, "lien"), cast.person(service.chamber)
    cast.assign(person, lien)
    viewer = cast.viewer_of(lien)
    writing = notes.Writing(id=uuid4(), contact="talk", day=clock.today(), words=words)
    with acting(viewer):
        notes.save_draft(by=viewer, participant=person.pk, writing=writing)
    with acting(viewer):
        notes.write_note(by=viewer, participant=person.pk, writing=writing)
        plans.agree_plan(
            by=viewer,
            participant=person.pk,
            agreed_on=date(2026, 11, 1),
            goals={"people": words},
            begun_from=0,
        )


if __name__ == "__main__":
    django.setup()
    plant(sys.argv[1])
    os._exit(0)
