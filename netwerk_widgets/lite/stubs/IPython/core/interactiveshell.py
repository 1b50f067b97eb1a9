"""There is no shell."""


class InteractiveShell:
    """Asked for by name alone."""
