"""What can go wrong, each as one clear sentence in the user's language."""

from netwerk_widgets.texts import Texts


class NetwerkError(Exception):
    """Something a person can do something about.

    ``key`` names the sentence in ``texts/<language>/errors.toml``, ``values`` fill it in.
    Write the key as a literal where the error is raised (``NetwerkError("port_in_use")``) or in
    a subclass: a test looks there for the keys that must have a sentence. A value that is a
    function is called with the texts (a place in words); a fraction is written as the
    language does.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def sentence(self, t: Texts) -> str:
        """The sentence, in the language of ``t``."""
        return t(f"errors.{self.key}", **{k: _said(v, t) for k, v in self.values.items()})


def _said(value: object, t: Texts) -> object:
    if callable(value):
        return value(t)
    return t.number(value) if isinstance(value, float) else value


class SessionNotFoundError(NetwerkError):
    """There is no session of that name."""

    def __init__(self, name: str) -> None:
        super().__init__("no_session", name=name)


class SessionExistsError(NetwerkError):
    """There is a session of that name already."""

    def __init__(self, name: str) -> None:
        super().__init__("session_exists", name=name)


class NameInvalidError(NetwerkError):
    """A session cannot have that name."""


class DatabaseError(NetwerkError):
    """The store cannot be opened."""


class ReadOnlyError(NetwerkError):
    """The store was opened for reading: on the room's page, or because a setting says so."""

    def __init__(self, key: str = "read_only") -> None:
        super().__init__(key)


class ImportFileError(NetwerkError):
    """A file is not a session that can be read."""


class EditError(NetwerkError):
    """What was typed cannot be stored."""


class BugError(EditError):
    """A mistake of the workbook, not of who typed; who raises it has logged what it was."""

    def __init__(self) -> None:
        super().__init__("our_mistake")


class StaleError(Exception):
    """Somebody else saved first; within the store, never shown."""
