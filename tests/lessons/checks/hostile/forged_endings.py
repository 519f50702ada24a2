# the reply to a call claims all sorts of things, and is far too large
from buildalong_inside import trial
claims = iter([
    {"how": "finished", "value": ["int", "4"], "type": ["x"]}, {"how": "passed", "value": True}, {"how": 3}, [], None, "finished",
    {"how": "finished", "value": ["str", "x" * 3_000_000], "type": "str" * 100_000},
    {"how": "finished", "is_plain": True, "plain": 4, "value": None}, {"how": "missing"}, {"how": "interrupted"},
    {"how": "failed", "kind": "x" * 100_000, "message": "\ud800", "frames": [{"file": 3}] * 1000},
] * 9)
trial.call = lambda name, arguments: next(claims)
def add(a, b):
    return 0
def is_prime(n):
    return 0
