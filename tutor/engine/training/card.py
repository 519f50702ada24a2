"""The model card: what it is, what it was made of, what it is not for. For whoever runs a school's site."""

from typing import Any

WHAT = """---
base_model: {base}
library_name: peft
license: apache-2.0
language: en
---
# A tutor's words for beginners of Python

Added to **{base}**, it puts what the diagnosis of a program has found into one or two easy sentences and a question.
All that it may say is in its prompt: error, fact, where to look, the line, a few lines of code. Each sentence still
passes the guard before a student sees it. It is asked in prompts of form {form} (`tutor/prompting/briefs.py`),
in no other way.

It computes on a processor, beside the base's own weights, which serve grey text.

## What it was made of
Programs made by a grammar, lesson solutions and starters, broken by known mistakes, run in the sandbox, explained from
what is known. {givers}

| set | examples | SHA-256 |
|---|---|---|
{sets}
| base | | `{hash}` |

`unseen` holds kinds of mistake and shapes of program that neither of the others has.

## How it was trained
Recipe `{recipe}`: {kind}, rate {rate:g}, seed {seed}; {steps} steps, {rounds} rounds, on {day}.
{computed:,} tokens were computed, {plain:,} if nothing had been shared, in {minutes:.0f} minutes on {where}:
{speed} tokens/s of the {limit} that the machine's arithmetic allows where nobody else uses it ({share:.0%}).

| loss by token | before | after |
|---|---|---|
{losses}

![The learning curve](curve.svg)
"""

OF_NOBODY = """No student's program, no text from the internet. `manage.py tutor_data` of the same commit makes the same
bytes."""
OF_CLASSES = """No text from the internet. {number} of the examples to learn from are of programs that students wrote,
given by their classes, with other names and words in them: the same bytes are only made again where those lie."""

SAMPLE = """## A first look, without the guard
Replies to what it has not learnt, always the likeliest word, judged by plain rules: does it name the line or a thing
that the fact names, does each name and number stand in the prompt? “Word for word” is no aim: other words may be as
good. The exam that counts is `manage.py tutor_compare`; its figures are in `docs/tutor-model.md`.

| set | replies | {columns} |
|---|---|{rule}
{rows}

![By kind, known mistakes](confusion-valid.svg)
![By kind, unseen mistakes](confusion-unseen.svg)
"""

LIMITS = """## What it is not for
- It explains nothing by itself: without facts in its prompt it invents. It must not speak without the guard.
- It knows English only, and programs of a beginner's size.
- On other weights than those named above it makes words worse; the engine refuses to load it there.

## Licence
Apache-2.0, as the base.
"""


def card(told: dict[str, Any]) -> str:
    """Of what `training.json` says."""
    return "\n".join([WHAT.format(**_figures(told)), *_sample(told["sample"]), LIMITS])


def _figures(told: dict[str, Any]) -> dict[str, Any]:
    recipe, loss = told["recipe"], told["loss"]
    limit = max(1, told["limit, tokens a second"])
    sets = [f"| {name} | {count} | `{told['hashes'][name]}` |" for name, count in told["examples"].items()]
    losses = [f"| {name} | {loss['before'][name]:.3f} | {loss['after'][name]:.3f} |" for name in ("valid", "unseen")]
    return {name: told[name] for name in ("form", "steps", "rounds", "day")} | {
        "base": told["base"]["name"] or told["base"]["hash"][:16],
        "hash": told["base"]["hash"],
        "givers": OF_CLASSES.format(number=given) if (given := told.get("from classes", 0)) else OF_NOBODY,
        "sets": "\n".join(sets),
        "losses": "\n".join(losses),
        "recipe": recipe["name"],
        "kind": _kind(recipe),
        "rate": recipe["rate"],
        "seed": recipe["seed"],
        "computed": told["tokens"]["computed"],
        "plain": told["tokens"]["as if each alone"],
        "minutes": told["seconds"] / 60,
        "where": f"a processor, {told['threads']} threads"
        if told["device"] == "processor"
        else f"one {told['device']}",
        "speed": told["tokens a second"],
        "limit": limit,
        "share": told["tokens a second"] / limit,
    }


def _kind(recipe: dict[str, Any]) -> str:
    if recipe["kind"] == "full":
        return f"all weights of the upper {recipe['layers']} layers"
    return f"LoRA of rank {recipe['rank']} in the upper {recipe['layers']} layers"


def _sample(sample: dict[str, Any]) -> list[str]:
    if not sample:
        return []
    columns = list(next(iter(sample.values()))["hits"])
    rows = "\n".join(_row(name, row) for name, row in sample.items())
    return [SAMPLE.format(columns=" | ".join(columns), rule="---|" * len(columns), rows=rows)]


def _row(name: str, row: dict[str, Any]) -> str:
    shares = " | ".join(f"{hits / row['of']:.0%}" for hits in row["hits"].values())
    return f"| {name} | {row['of']} | {shares} |"
