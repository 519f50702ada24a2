import django.db.models.deletion
import projects.sharing.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("projects", "0002_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SharedProject',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(default=projects.sharing.models.new_token, max_length=32, unique=True)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('hidden_at', models.DateTimeField(blank=True, null=True)),
                ('hidden_words', models.CharField(blank=True, max_length=300)),
                ('project', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='share', to='projects.project')),
            ],
        ),
        migrations.CreateModel(
            name='ClassSharing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gallery', models.CharField(choices=[('approve', 'I look at each project first'), ('open', 'Projects are shown at once'), ('off', 'There is no gallery')], default='approve', max_length=8)),
                ('audience', models.CharField(choices=[('site', 'Everybody who is signed in here'), ('class', 'The class only'), ('anyone', 'Everybody who has the link, also without an account')], default='site', max_length=8)),
                ('classroom', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='sharing', to='people.classroom')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('gallery__in', ['approve', 'open', 'off'])), name='a_known_gallery'), models.CheckConstraint(condition=models.Q(('audience__in', ['site', 'class', 'anyone'])), name='a_known_audience')],
            },
        ),
        migrations.CreateModel(
            name='Like',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('clever', 'Clever'), ('beautiful', 'Beautiful'), ('funny', 'Funny'), ('curious', 'Made me curious')], max_length=10)),
                ('given_at', models.DateTimeField(auto_now_add=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='likes', to=settings.AUTH_USER_MODEL)),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='likes', to='projects.project')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('project', 'person', 'kind'), name='one_like_of_a_kind'), models.CheckConstraint(condition=models.Q(('kind__in', ['clever', 'beautiful', 'funny', 'curious'])), name='a_known_like')],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(choices=[('unkind', 'It is unkind to somebody'), ('private', 'It shows something private: a real name, an address, a photo'), ('frightening', 'It is frightening or not for children'), ('copied', "It is somebody else's work, and does not say so"), ('other', 'Something else')], max_length=12)),
                ('words', models.CharField(blank=True, max_length=200)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('answer', models.CharField(blank=True, choices=[('', 'Not answered yet'), ('keep', 'It stays'), ('hide', 'It is hidden')], max_length=4)),
                ('answer_words', models.CharField(blank=True, max_length=300)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reports_answered', to=settings.AUTH_USER_MODEL)),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='projects.project')),
                ('reporter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='reports_made', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('answered_at', None)), fields=('project', 'reporter'), name='one_open_report_a_person'), models.CheckConstraint(condition=models.Q(('reason__in', ['unkind', 'private', 'frightening', 'copied', 'other'])), name='a_known_reason'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None)), models.Q(('answer__in', ['keep', 'hide']), ('answered_at__isnull', False)), _connector='OR'), name='answered_with_its_moment')],
            },
        ),
        migrations.CreateModel(
            name='GalleryEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('shown', 'Shown'), ('declined', 'Declined')], default='waiting', max_length=8)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('classroom', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gallery_entries', to='people.classroom')),
                ('share', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='projects.sharedproject')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('share', 'classroom'), name='once_in_a_gallery'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'shown', 'declined'])), name='a_known_state')],
            },
        ),
    ]
