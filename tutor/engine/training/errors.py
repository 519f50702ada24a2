"""What keeps a training from going on."""


class CannotTrain(Exception):
    """The text is the sentence for whoever trains; nothing was overwritten."""
