import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


def keep_what_is_there(apps, schema_editor):
    """Every file has a first version; its bytes stay in the blob that the file holds."""
    File, Version = apps.get_model("projects", "File"), apps.get_model("projects", "Version")
    facts = ("project_id", "revision", "name", "size", "is_text", "blob_id")
    rows = File.objects.values_list("pk", "changed_at", *facts).iterator()
    Version.objects.bulk_create(
        (
            Version(file_id=pk, kept_at=changed_at, kind="found", **dict(zip(facts, values)))
            for pk, changed_at, *values in rows
        ),
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [("projects", "0001_initial"), ("runner", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField()),
                ('kept_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('kind', models.CharField(choices=[('typed', 'Typed'), ('restored', 'Restored'), ('program', 'Program'), ('uploaded', 'Uploaded'), ('starter', 'Starter'), ('copied', 'Copied'), ('merged', 'Merged'), ('imported', 'Imported'), ('renamed', 'Renamed'), ('deleted', 'Deleted'), ('back', 'Back'), ('found', 'Found')], max_length=10)),
                ('name', models.CharField(max_length=100)),
                ('size', models.PositiveIntegerField()),
                ('is_text', models.BooleanField()),
                ('moment', models.CharField(blank=True, max_length=60)),
                ('link', models.PositiveSmallIntegerField(default=0)),
                ('packed', models.BinaryField(default=b'')),
                ('origins', models.BinaryField(default=b'')),
                ('blob', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='runner.blob')),
                ('file', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='projects.file')),
                ('key', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='projects.version')),
                ('project', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='projects.project')),
            ],
            options={
                'indexes': [models.Index(fields=['file', 'revision'], name='versions_of_file'), models.Index(fields=['project', 'id'], name='versions_of_project'), models.Index(condition=models.Q(('blob', None), _negated=True), fields=['blob'], name='versions_with_blob'), models.Index(condition=models.Q(('moment', ''), _negated=True), fields=['project'], name='versions_with_name')],
            },
        ),
        migrations.RunPython(keep_what_is_there, migrations.RunPython.noop),
    ]
