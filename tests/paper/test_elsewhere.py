"""A session that went to another laptop knows the answers that were asked for before it went."""

from netwerk_widgets.session.portable import dumps, export_session, import_session, read_session
from netwerk_widgets.session.published import published
from netwerk_widgets.session.store import MemoryStore
from tests.paper.mailing import as_file, data, filled, made
from tests.paper.test_answers import OTHER, SESSION, documents, read, why


def elsewhere(text, name="Daar"):
    """A session of a file, in another workbook."""
    store = MemoryStore()
    import_session(store, name, text, "x")
    return store, read_session(store, name), store.session_id(name)


def test_a_session_that_went_to_another_laptop_takes_the_answers_that_were_asked_before():
    first = MemoryStore()
    first.create("Hier", documents(SESSION), "x")
    uid = first.session_id("Hier")
    form = made(SESSION, ["positions"], uid=uid)[0]
    answer = filled(form, SESSION, 2)
    store, there, other = elsewhere(export_session(first, "Hier"))
    assert other != uid
    assert read(as_file(answer), session=there, uid=other).rejected == []
    # And from there once more; the seal holds as well as it did.
    _, further, third = elsewhere(export_session(store, "Daar"))
    assert read(as_file(answer), session=further, uid=third).rejected == []
    for session, own in ((there, other), (further, third)):
        forged = as_file(answer | {"party": OTHER.party.id})
        assert why(forged, session=session, uid=own) == "seal"
        own_seal = answer | {"seal": data(made(SESSION, ["positions"], uid=own)[0])["seal"]}
        assert why(as_file(own_seal), session=session, uid=own) == "seal"
    # Not the other way round, and nobody else's; and the room never gets to know.
    mine = filled(made(SESSION, ["positions"], uid=other)[0], SESSION, 2)
    assert why(as_file(mine), uid=uid) == "session"
    _, stranger, fourth = elsewhere(dumps("x", SESSION))
    assert why(as_file(answer), session=stranger, uid=fourth) == "session"
    assert uid not in published(there).model_dump_json()
