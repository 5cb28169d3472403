"""Whose occasion and whose key it is, which ``disclosure`` cannot say of itself: it lies beneath people and sittings.

A hand-over, a sentence and a copy belong to the person who appears on that occasion; a participant's key is turned by
the sign-in of that very participant, never by that of somebody who holds his mandate.
"""

from django.db import migrations

from liaison.court.migrations._guards import NOT_HIS_OCCASION, guard

NOT_HIS_KEY = """
    NOT EXISTS (
        SELECT 1 FROM participants_signin his WHERE his.id = NEW.actor AND his.participant_id = NEW.participant
    )
"""
GUARDS = (
    ("a_handover_is_for_his_occasion", "handover", NOT_HIS_OCCASION, "this occasion is not his"),
    ("a_sentence_is_for_his_occasion", "statement", NOT_HIS_OCCASION, "this occasion is not his"),
    ("a_copy_is_for_his_occasion", "frozencopy", NOT_HIS_OCCASION, "this occasion is not his"),
    ("nobody_turns_the_key_of_another", "participantkey", NOT_HIS_KEY, "nobody turns the key of another"),
)


def forward(apps, schema_editor):
    guard(schema_editor, GUARDS)


class Migration(migrations.Migration):
    dependencies = [
        ("court", "0001_first"),
        ("participants", "0001_first"),
        ("disclosure", "0002_two_keys"),
    ]
    operations = [migrations.RunPython(forward, migrations.RunPython.noop)]
