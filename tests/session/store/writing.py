"""How the contract's tests write and read."""

from netwerk_widgets.session.models import PARTS

AUTHOR = "anna"


def intro(store, name="een", number=None):
    return store.read(name, "start", number).document["intro"]


def write(store, words, base=None, part="start", key="intro", author=AUTHOR):
    """Save a change of one field, from the latest revision or from an older one."""
    from_ = store.read("een", part, base)
    return store.save("een", part, {**from_.document, key: words}, from_.number, author)


ALL = tuple(PARTS)


def undo(store, parts=ALL):
    return store.undo("een", parts, AUTHOR) is not None


def redo(store, parts=ALL):
    return store.redo("een", parts, AUTHOR) is not None
