from django.db import migrations

from liaison.participants.rules import grams


def cut_up_anew(apps, schema_editor):
    """Everybody's name is cut up as names are now, also that of whom a clerk registered or renamed."""
    pieces = apps.get_model("participants", "NameGram").objects
    pieces.all().delete()
    people = apps.get_model("participants", "Participant").objects
    for person, given, surname in people.order_by().values_list("pk", "given_name", "surname").iterator():
        own = sorted(grams(f"{given} {surname}"))
        pieces.bulk_create(pieces.model(participant_id=person, gram=piece) for piece in own)


class Migration(migrations.Migration):

    dependencies = [
        ('participants', '0004_no_index_by_chamber'),
    ]

    operations = [
        migrations.RunPython(cut_up_anew, migrations.RunPython.noop),
    ]
