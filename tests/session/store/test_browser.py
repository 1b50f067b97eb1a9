"""The store of a browser: what it tells to be kept is all that there is."""

from netwerk_widgets.session.store.browser import OWN, BrowserStore

AUTHOR = "anna"


def _kept(store, records):
    """What the browser has after the store told what changed."""
    for key, text in store.changes().items():
        if text is None:
            del records[key]
        else:
            assert key not in records or "/" not in key, "a revision is never written again"
            records[key] = text
    return records


def _again(records):
    store = BrowserStore()
    assert store.load(records) == []
    return store


def test_all_is_there_again():
    store, records = BrowserStore(), {}
    store.load({})
    store.create("een", None, AUTHOR)
    _kept(store, records)
    start = store.read("een", "start").document
    store.save("een", "start", {**start, "challenge": "innovation"}, 1, AUTHOR)
    store.undo("een", ["start"], AUTHOR)
    store.create("twee", None, AUTHOR)
    store.rename("een", "anders")
    again = _again(_kept(store, records))
    assert {each.name for each in again.sessions()} == {"anders", "twee"}
    assert again.history("anders") == store.history("anders")
    assert again.session_id("anders") == store.session_id("anders")
    assert again.workbook_id() == store.workbook_id()
    # Undone stays undone, and can be done again.
    assert again.redo("anders", ["start"], AUTHOR) is not None
    assert again.read("anders", "start").document["challenge"] == "innovation"
    assert len(_kept(again, dict(records))) == len(records) + 1


def test_nothing_new_is_nothing_to_keep():
    store = BrowserStore()
    store.load({})
    store.create("een", None, AUTHOR)
    assert OWN in store.changes()
    assert store.changes() == {}


def test_what_is_removed_is_no_more():
    store, records = BrowserStore(), {}
    store.load({})
    store.create("een", None, AUTHOR)
    _kept(store, records)
    store.delete("een")
    assert set(_kept(store, records)) == {OWN}


def test_what_cannot_be_read_stays_where_it_is():
    store, records = BrowserStore(), {}
    store.load({})
    store.create("een", None, AUTHOR)
    _kept(store, records)
    revision = next(key for key in records if "/" in key)
    broken = BrowserStore()
    assert broken.load({**records, revision: "{"}) == [revision.partition("/")[0]]
    assert broken.sessions() == []
    assert broken.changes() == {}
