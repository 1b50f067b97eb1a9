"""A problem with a case: the file, the place in it, and what to say."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from netwerk_widgets.texts import Texts

#: The content of each file, by its name without ``.json``.
Tree = dict[str, Any]


@dataclass(frozen=True)
class Problem:
    """``key`` names the sentence in ``texts/…/checkcase.toml``, ``values`` fill it in.

    ``reason`` is a sentence of its own (what a model refused), called with the texts.
    """

    file: str
    path: tuple[Any, ...] | str
    key: str
    values: tuple[tuple[str, Any], ...] = ()
    reason: Callable[[Texts], str] | None = None

    def sentence(self, t: Texts) -> str:
        """The file, the place in it, and what is wrong there."""
        where = f"{self.file}, {written(self.path)}" if self.path else self.file
        values = dict(self.values)
        said = self.reason(t) if self.reason else t(f"checkcase.{self.key}", **values)
        return t("checkcase.line", where=where, said=said)


def place(path: Any, tree: Any) -> tuple[Any, ...]:
    """A path with the id of each row beside its number, as far as the tree has one."""
    found: list[Any] = []
    for word in path:
        tree = _inside(tree, word)
        if isinstance(word, int) and isinstance(tree, dict) and isinstance(tree.get("id"), str):
            found.append((word, tree["id"]))
        else:
            found.append(word)
    return tuple(found)


def _inside(tree: Any, word: Any) -> Any:
    if isinstance(tree, dict):
        return tree.get(word)
    if isinstance(tree, list) and isinstance(word, int) and word < len(tree):
        return tree[word]
    return None


def written(path: Any) -> str:
    """A path as a teacher finds it in the file: ``items[3] (nurseries).sector``; rows from 1."""
    if isinstance(path, str):
        return path
    text = ""
    for word in path:
        if isinstance(word, tuple):
            text += f"[{word[0] + 1}] ({word[1]})"
        elif isinstance(word, int):
            text += f"[{word + 1}]"
        else:
            text += f".{word}" if text else str(word)
    return text
