"""The numbers behind `/metrics`, read from the database and the workers when somebody asks."""

from collections.abc import Iterator

from django.db.models import Count
from prometheus_client import CollectorRegistry, Metric, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector
from redis.exceptions import RedisError

from learn.people.models import Classroom, User
from projects.models import Project
from runner import workers
from runner.models import Run


class SiteCollector(Collector):
    def collect(self) -> Iterator[Metric]:
        yield _runs()
        yield from _kernels()
        yield _gauge("people", "People who have an account.", User.objects.count())
        yield _gauge("classes", "Classes.", Classroom.objects.count())
        yield _gauge("projects", "Projects that are not deleted.", Project.objects.filter(deleted_at=None).count())


def exposition() -> bytes:
    """In Prometheus' own text format."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(SiteCollector())
    return generate_latest(registry)


def _runs() -> Metric:
    family = CounterMetricFamily("buildalong_runs", "Runs by how they ended; alive: not ended yet.", labels=["outcome"])
    for row in Run.objects.values("state", "outcome").annotate(count=Count("pk")).order_by():
        family.add_metric([row["outcome"] or "alive"], row["count"])
    return family


def _kernels() -> Iterator[Metric]:
    try:
        alive, workspaces = workers.alive(), workers.open_workspaces()
    except RedisError:
        return  # numbers that nobody can know are better left out than wrong
    yield _gauge("workspaces_open", "Workspaces that are open in a browser.", workspaces)
    yield _gauge("run_workers", "Workers that run programs.", len(alive))
    warm = GaugeMetricFamily("buildalong_kernels_warm", "Kernels ready for the next run.", labels=["worker"])
    busy = GaugeMetricFamily("buildalong_kernels_busy", "Kernels with a program in them.", labels=["worker"])
    for worker in alive:
        warm.add_metric([worker.name], worker.warm)
        busy.add_metric([worker.name], worker.busy)
    yield warm
    yield busy


def _gauge(name: str, about: str, value: float) -> Metric:
    return GaugeMetricFamily(f"buildalong_{name}", about, value=value)
