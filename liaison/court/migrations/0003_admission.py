"""The charges as rows of their own, the checklist, the offer, the steps of the way, and what each sitting is for him."""

import django.db.models.deletion
import liaison.common.tables
from django.db import migrations, models


def charges_as_rows(apps, schema_editor):
    """What stood in one column is one charge of the file, whose days of facts nobody wrote down."""
    files = apps.get_model("court", "CaseFile")._base_manager.exclude(charges="")
    charge = apps.get_model("court", "Charge")
    charge._base_manager.bulk_create(
        charge(file_id=pk, participant_id=participant, position=1, words=words)
        for pk, participant, words in files.values_list("pk", "participant_id", "charges")
    )


def kinds_of_sitting(apps, schema_editor):
    """Somebody to whom no offer has been answered is still before an introductory sitting."""
    appearances = apps.get_model("court", "Appearance")._base_manager
    early = appearances.filter(decision="", trajectory__state__in=["notified", "offered"])
    early.update(kind="introductory")


class Migration(migrations.Migration):

    dependencies = [
        ('court', '0002_own_occasions'),
        ('participants', '0002_admission'),
        ('network', '0001_first'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            # SQLite would remake the table, and the triggers of the bridge look into it while it is away.
            database_operations=[
                migrations.RunSQL("ALTER TABLE court_appearance ADD COLUMN kind varchar(12) DEFAULT 'follow-up' NOT NULL")
            ],
            state_operations=[
                migrations.AddField(
                    model_name='appearance',
                    name='kind',
                    field=models.CharField(choices=[('introductory', 'Introductory'), ('follow-up', 'Follow Up'), ('closing', 'Closing')], default='follow-up', max_length=12),
                ),
            ],
        ),
        migrations.AddField(
            model_name='casefile',
            name='parted_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='casefile',
            name='revision',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.CreateModel(
            name='Charge',
            fields=[
                ('id', liaison.common.tables.KeyField(editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('words', models.CharField(max_length=500)),
                ('facts_from', models.DateField(null=True)),
                ('facts_until', models.DateField(null=True)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='court.casefile')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='participants.participant')),
            ],
            options={
                'ordering': ['file', 'position', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Checklist',
            fields=[
                ('id', liaison.common.tables.KeyField(editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField()),
                ('model', models.CharField(max_length=200)),
                ('model_version', models.CharField(max_length=40)),
                ('criteria', models.JSONField(default=list)),
                ('answers', models.JSONField(default=dict)),
                ('written_at', models.DateTimeField()),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='participants.participant')),
                ('trajectory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='participants.trajectory')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='network.account')),
            ],
            options={
                'ordering': ['trajectory', 'version', 'id'],
                'constraints': [models.UniqueConstraint(fields=('trajectory', 'version'), name='each_version_of_a_checklist_once')],
            },
        ),
        migrations.CreateModel(
            name='FileVersion',
            fields=[
                ('id', liaison.common.tables.KeyField(editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('before', models.JSONField()),
                ('after', models.JSONField()),
                ('reason', models.CharField(max_length=300)),
                ('written_at', models.DateTimeField()),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='court.casefile')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='participants.participant')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='network.account')),
            ],
            options={
                'ordering': ['file', 'number', 'id'],
                'constraints': [models.UniqueConstraint(fields=('file', 'number'), name='each_version_of_a_file_once')],
            },
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', liaison.common.tables.KeyField(editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField()),
                ('explained_on', models.DateField()),
                ('language', models.CharField(max_length=2)),
                ('interpreter', models.CharField(blank=True, max_length=60)),
                ('answer', models.CharField(choices=[('none', 'None'), ('accepts', 'Accepts'), ('asks-time', 'Asks Time'), ('declines', 'Declines'), ('taken-back', 'Taken Back')], default='none', max_length=10)),
                ('time_until', models.DateField(null=True)),
                ('written_at', models.DateTimeField()),
                ('appearance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='court.appearance')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='participants.participant')),
                ('trajectory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='participants.trajectory')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='network.account')),
            ],
            options={
                'ordering': ['trajectory', 'version', 'id'],
                'constraints': [models.UniqueConstraint(fields=('trajectory', 'version'), name='each_version_of_an_offer_once')],
            },
        ),
        migrations.CreateModel(
            name='StepTaken',
            fields=[
                ('id', liaison.common.tables.KeyField(editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('step', models.CharField(max_length=20)),
                ('before', models.CharField(max_length=20)),
                ('after', models.CharField(max_length=20)),
                ('day', models.DateField()),
                ('written_at', models.DateTimeField()),
                ('taken_back_at', models.DateTimeField(null=True)),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='participants.participant')),
                ('trajectory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='participants.trajectory')),
            ],
            options={
                'ordering': ['trajectory', 'number', 'id'],
                'constraints': [models.UniqueConstraint(fields=('trajectory', 'number'), name='each_step_once')],
            },
        ),
        migrations.RunPython(kinds_of_sitting, migrations.RunPython.noop),
        migrations.RunPython(charges_as_rows, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name='casefile',
            name='charges',
        ),
    ]
