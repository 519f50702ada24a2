"""Makes an adapter of examples: `python -m tutor.engine.training`. Knows torch and peft, and nothing of the site."""
