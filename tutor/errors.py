class TutorError(Exception):
    """What was asked of the tutor cannot be done; the text is for the person who asked."""


class ModelTrouble(Exception):
    """The model gives nothing now: what is written by hand takes its place. `why` is for the log."""

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why


class ModelBusy(ModelTrouble):
    """Its line is full, or the wait would be too long."""


class ModelAway(ModelTrouble):
    """It is switched off, still being made ready, or does not answer."""


class ModelSlow(ModelTrouble):
    """Its time was over before it came to an end."""


class ModelBroke(ModelTrouble):
    """It answered, and the answer is rubbish, or broke off."""
