"""Two people who press undo at the same moment: both presses are in the log, nobody is stuck."""

from netwerk_widgets.session.models import PARTS

ALL = list(PARTS)


def intro(store):
    return store.read("een", "start").document["intro"]


def write(store, words):
    from_ = store.read("een", "start")
    store.save("een", "start", {**from_.document, "intro": words}, from_.number, "anna")


def press_together(store, monkeypatch):
    """Anna presses undo; what she undoes was looked up before Bert's undo of it was saved."""
    look_up = store._trail

    def late(name, parts):
        found = look_up(name, parts)
        monkeypatch.setattr(store, "_trail", look_up)
        assert store.undo("een", ALL, "bert")
        return found

    monkeypatch.setattr(store, "_trail", late)
    return store.undo("een", ALL, "anna")


def test_an_undo_that_changes_nothing_is_recorded(store, monkeypatch):
    store.create("een", None, "anna")
    write(store, "a")
    write(store, "b")
    assert press_together(store, monkeypatch)
    assert intro(store) == "a"
    log = [(each.number, each.author, each.undoes) for each in store.history("een", "start")]
    assert log[:2] == [(5, "anna", 3), (4, "bert", 3)]


def test_who_undid_together_can_go_on_and_back(store, monkeypatch):
    store.create("een", None, "anna")
    write(store, "a")
    write(store, "b")
    press_together(store, monkeypatch)
    assert store.undo("een", ALL, "anna")
    assert intro(store) == ""
    assert not store.undoable("een", ALL)
    presses = 0
    while store.redoable("een", ALL):
        assert store.redo("een", ALL, "anna")
        presses += 1
        assert presses < 5
    assert intro(store) == "b"
