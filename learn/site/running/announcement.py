"""What the person at the terminal is told once everything answers."""

import io

import segno
from django.conf import settings
from django.urls import reverse

from learn.people import seed, welcome
from learn.site.running import network


def lines(names: list[str], *, seconds: float, lan: bool) -> list[str]:
    """READY comes first: tests, systemd and people wait for that line."""
    if "web" not in names:
        return [f"READY {' '.join(names)}"]
    url = network.public_url()
    first_class = seed.demo_class()
    join = url + reverse("people:join", args=[first_class.code])
    found = [f"READY {url}", f"  after {seconds:.1f} seconds", ""]
    if teach := welcome.teacher_link():
        found.append(f"  Become the teacher (this link works once):  {url}{teach}")
    else:
        found.append(f"  Teachers sign in here:                      {url}{reverse('account_login')}")
    if first_class.is_open:
        found.append(f"  Students join the first class here:         {join}")
    else:
        found.append("  The code of the first class has run out: its page makes a new one.")
    if "model" in names:
        found += [
            "",
            "  The tutor's model is made ready in the background; until then help comes from what is written by hand.",
        ]
    if lan:
        found += _about_the_network(join if first_class.is_open else url)
    return [*found, "", f"  Stop with Ctrl+C. What the parts say is kept in {settings.DATA_DIR / 'logs'}"]


def _about_the_network(address: str) -> list[str]:
    picture = io.StringIO()
    segno.make(address, error="l").terminal(out=picture, border=2, compact=True)
    return [
        "",
        *picture.getvalue().splitlines(),
        "",
        "  Everyone on this network can open the site now, and what is sent is not encrypted.",
        "  Use it in a classroom that you trust; for the open internet see docs/install.md.",
    ]
