import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("projects", "0003_sharing"), ("runner", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="project",
            name="cover",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="runner.blob",
            ),
        ),
        migrations.AddField(
            model_name="project",
            name="cover_type",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="project",
            name="cover_words",
            field=models.CharField(blank=True, max_length=1500),
        ),
        migrations.AddField(
            model_name="project",
            name="shows_cover",
            field=models.BooleanField(default=True),
        ),
    ]
