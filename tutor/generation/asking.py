"""A file by the model: only plain data, each text in it looked at, and only where it has passed its exam for this."""

import ast
import contextlib
import io
import re
import tokenize
from collections.abc import Iterator

from channels.db import database_sync_to_async

from runner.diagnosis.sources import parse
from tutor.cleaning import clean
from tutor.errors import ModelTrouble
from tutor.generation.texts import MadeFile, free
from tutor.guard.gate import Gate
from tutor.model.asking import Asked, Model, Turn
from tutor.prompting import prompts
from tutor.scenes import Scene
from tutor.speaking import Looks

MOST_CHARS = 4_000
MOST_TEXTS = 60
BLOCK = re.compile(r"```(?:python|py)?\n(.*?)```", re.DOTALL)
SYSTEM = """You write small data files in Python for a beginner of 11 to 15 years.
Write only one Python code block with one variable: a list, a list of tuples, or a dict. No functions, no loops."""
PLAIN = (ast.List, ast.Tuple, ast.Dict, ast.UnaryOp, ast.USub)
VALUES = (str, int, float, type(None))


async def ask(scene: Scene, wish: str, model: Model, gate: Looks | None) -> MadeFile | None:
    """None where nothing came that may be offered."""
    said = ""
    with contextlib.suppress(ModelTrouble):
        async with contextlib.aclosing(model.stream(_asked(wish))) as pieces:  # type: ignore[type-var]
            async for piece in pieces:
                said += piece.text
                if len(said) > MOST_CHARS:
                    break
    code = data_in(said)
    if code is None:
        return None
    if gate is None:
        gate = await database_sync_to_async(Gate)(scene, job="file", level="example", asked=wish)
    for text in texts_of(code)[:MOST_TEXTS]:
        if (await gate.check(text)).why in ("leak", "unfit"):  # what is true of the world the gate cannot know
            return None
    return MadeFile(free("data.py", scene.texts), code, size_of(code), "model")


def data_in(said: str) -> str | None:
    """The code in what was said, where it is nothing but data."""
    found = BLOCK.search(said)
    code = clean(found[1] if found else said, MOST_CHARS).strip() + "\n"
    tree = parse(code)
    if tree is None or not tree.body or not all(isinstance(node, ast.Assign) for node in tree.body):
        return None
    parts = [part for node in tree.body if isinstance(node, ast.Assign) for part in (*node.targets, *_in(node.value))]
    return code if all(map(_is_plain, parts)) else None


def _in(value: ast.expr) -> Iterator[ast.AST]:
    """Its parts; a name stands only on the left."""
    yield from (part for part in ast.walk(value) if not isinstance(part, ast.Load))


def _is_plain(part: ast.AST) -> bool:
    if isinstance(part, ast.Constant):
        return isinstance(part.value, VALUES)
    return isinstance(part, PLAIN) or (isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store))


def size_of(code: str) -> int:
    """Of the largest of its lists and dicts."""
    values = [node.value for node in ast.parse(code).body if isinstance(node, ast.Assign)]
    sizes = [len(value.keys if isinstance(value, ast.Dict) else getattr(value, "elts", [0])) for value in values]
    return max(sizes, default=0)


def texts_of(code: str) -> list[str]:
    """All that says something in it: texts, names, comments."""
    nodes = list(ast.walk(ast.parse(code)))
    said: list[object] = [node.value for node in nodes if isinstance(node, ast.Constant)]
    said += [node.id.replace("_", " ") for node in nodes if isinstance(node, ast.Name)]
    said += [token.string.lstrip("# ") for token in _tokens(code) if token.type == tokenize.COMMENT]
    return [text for text in said if isinstance(text, str) and text.strip()]


def _tokens(code: str) -> Iterator[tokenize.TokenInfo]:
    return tokenize.generate_tokens(io.StringIO(code).readline)


def _asked(wish: str) -> Asked:
    words = f"The wish: {prompts.fenced(wish, prompts.MOST_ASKED)}\nTask: Write the file."
    turns = (Turn("system", SYSTEM, True), Turn("user", words))
    return Asked(turns=turns, most_tokens=400, first_seconds=3.0, seconds=20.0)
