"""What Make promises, measured: `python -m bench.make` prints each figure beside its bound and its baseline."""

from bench import make_history, make_places, make_sharing, make_sse, make_tracing, make_turtle
from bench.table import measure_all

PARTS = {
    "tracing": make_tracing.measure,
    "history": make_history.measure,
    "places": make_places.measure,
    "sharing": make_sharing.measure,
    "sse": make_sse.measure,
    "turtle": make_turtle.measure,
}

if __name__ == "__main__":
    measure_all(PARTS, about=__doc__, apart=True)
