"""A page of examples to look at: some of each sort, as the model reads them and as it should answer."""

from typing import Any

from django.template.loader import render_to_string

from tutor.training.chance import chance_of
from tutor.training.examples import Example
from tutor.training.making import Data

OF_EACH = 4


def page(data: Data, manifest: dict[str, Any]) -> str:
    parts = [{"name": part, "count": len(found), "sorts": sorts(found)} for part, found in data.parts.items() if found]
    return render_to_string("tutor/training/samples.html", {"parts": parts, "manifest": manifest})


def sorts(found: list[Example]) -> list[dict[str, Any]]:
    """Some of each, always the same ones for the same data."""
    told = []
    for sort in sorted({example.part for example in found}):
        some = [example for example in found if example.part == sort]
        chosen = chance_of("samples", sort, len(some)).sample(some, min(OF_EACH, len(some)))
        told.append({"name": sort, "count": len(some), "examples": [shown(example) for example in chosen]})
    return told


def shown(example: Example) -> dict[str, Any]:
    asked = example.prefix or "\n\n".join(turn["content"] for turn in example.turns if turn["role"] != "system")
    made_of = ", ".join(filter(None, [example.tag, example.kind, example.shape, example.origin, example.recipe]))
    return {"asked": asked, "reply": example.reply, "made_of": made_of}
