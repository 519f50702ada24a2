"""What comes with the site about an adapter: what it has shown in the jobs that it does, and nothing of others."""

from pathlib import Path

import msgspec

from tutor.exam import results
from tutor.exam.comparing.compare import Compared
from tutor.exam.results import Figures, Shipped


def ship(compared: Compared, folder: Path = results.FOLDER) -> Path | None:
    """A file for `results/`; none where there is no adapter, or it is not the default."""
    comparison = compared.comparison
    if not comparison.decision.is_default:
        return None
    jobs = {job: figures for job in comparison.decision.jobs if (figures := figures_of(compared, job))}
    told = Shipped(comparison.digest, comparison.name, comparison.backend, comparison.at, comparison.machine, jobs)
    how = comparison.backend.partition(",")[0]
    file = folder / f"{comparison.name.lower()}-{comparison.digest.partition('+')[2]}-{how}.json"
    file.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n")
    return file


def figures_of(compared: Compared, job: str) -> Figures:
    """Of whoever does the job; a job without figures is not passed, and so is done without a model."""
    match compared.comparison.decision.jobs[job]:
        case "adapter":
            return compared.sat["adapter"].jobs[job]
        case "base":
            return of_base(compared, job) or compared.sat["base"].jobs[job]
    return {}


def of_base(compared: Compared, job: str) -> Figures:
    """What its own exam has found of the base weights, which are the same beside an adapter."""
    base, _, _ = compared.comparison.digest.partition("+")
    shown = [each for each in results.shipped() if (each.digest, each.backend) == (base, compared.comparison.backend)]
    return shown[0].jobs.get(job, {}) if shown else {}
