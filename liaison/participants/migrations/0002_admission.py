
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('network', '0001_first'),
        ('participants', '0001_first'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='trajectory',
            name='one_trajectory_per_court',
        ),
        migrations.AlterField(
            model_name='trajectory',
            name='state',
            field=models.CharField(choices=[('notified', 'Notified'), ('offered', 'Offered'), ('declined', 'Declined'), ('not-started', 'Not Started'), ('running', 'Running'), ('stopped', 'Stopped'), ('closed-positive', 'Closed Positive'), ('closed-negative', 'Closed Negative'), ('judged', 'Judged'), ('transferred', 'Transferred')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='trajectory',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['judged', 'transferred']), _negated=True), fields=('participant', 'chamber'), name='one_open_trajectory_per_court'),
        ),
    ]
