"""Whose occasion and whose lawyer it is, which ``disclosure`` cannot say of itself: as ``0002_own_occasions`` does.

A sentence entered from paper belongs to the person who appears on that occasion; only a lawyer who holds that person's
mandate over drafts countersigns as his lawyer.
"""

from django.db import migrations

from liaison.court.migrations._guards import NOT_HIS_OCCASION, guard

NOT_HIS_LAWYER = """
    NOT EXISTS (
        SELECT 1 FROM participants_mandate given JOIN participants_signin who ON who.id = given.sign_in_id
        WHERE given.sign_in_id = NEW.actor AND given.participant_id = NEW.participant AND given.ended_at IS NULL
        AND replace(given.matrix_rows, 'M31', '') <> given.matrix_rows AND who.role = 'mandated-lawyer'
    )
"""
GUARDS = (
    ("a_paper_is_for_his_occasion", "papersentence", NOT_HIS_OCCASION, "this occasion is not his"),
    ("only_his_lawyer_countersigns", "lawyerkey", NOT_HIS_LAWYER, "only his lawyer countersigns"),
)


def forward(apps, schema_editor):
    guard(schema_editor, GUARDS)


class Migration(migrations.Migration):
    dependencies = [
        ("court", "0005_judging"),
        ("participants", "0001_first"),
        ("disclosure", "0003_papers"),
    ]
    operations = [migrations.RunPython(forward, migrations.RunPython.noop)]
