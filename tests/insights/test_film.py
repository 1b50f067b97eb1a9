"""The network film: moments and what lies between, as it may be seen today."""

from datetime import UTC, datetime, timedelta

import pytest

from netwerk_widgets.figures.film import film, one_frame, places
from netwerk_widgets.insights.film import MOST_BETWEEN, frames, from_log, recorded, spread, told
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.room import Room
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import texts

NL = texts("nl")
FIRST = datetime(2026, 1, 10, 12, tzinfo=UTC)


def network(names, *pairs):
    """Parties a, b… with these names, and relations between them."""
    return {
        "stakeholders": {
            "items": [
                {"id": each, "name": f"Partij {each}", "branch": f"tak {each}", "note": "geheim"}
                for each in names
            ]
        },
        "relations": {
            "items": [
                {"id": f"r{one}{other}", "from_id": one, "to_id": other, "note": "geheim"}
                for one, other in pairs
            ]
        },
    }


def session(now, *moments):
    """How it is now, and how it was at moments a month apart."""
    frozen = [
        {"id": f"m{n}", "taken": FIRST + timedelta(days=30 * n), "state": state}
        for n, state in enumerate(moments)
    ]
    named = [{"id": f"m{n}", "name": f"Moment {n}"} for n in range(len(moments))]
    parts = {"moments": {"frozen": frozen}, "persevering": {"moments": named}}
    return Session.model_validate(now | parts)


THREE = session(
    network("abd", "ab", "bd"), network("abc", "ab", "ac"), network("abcd", "ab", "ac", "bd")
)


def test_the_moments_and_now_in_order_with_what_came_and_went():
    made = frames(THREE, NL)
    assert [each.label for each in made] == ["Moment 0", "Moment 1", "nu"]
    said = [" ".join(each.sentence for each in told(made, at, NL)) for at in range(3)]
    assert "met 3 partijen" in said[0]
    assert "erbij gekomen: Partij d" in said[1]
    assert "Eén partij is weg" in said[2]


def test_who_was_removed_since_is_nameless_in_every_frame():
    made = frames(THREE, NL)
    everything = "".join(each.session.model_dump_json() for each in made)
    assert "Partij c" not in everything
    assert "tak c" not in everything
    assert '"c"' not in everything
    assert "geheim" not in everything
    # It still stands there, with its relation.
    assert [len(each.session.stakeholders.items) for each in made] == [3, 4, 3]
    assert len(made[0].session.relations.items) == 2
    drawn = film(THREE, NL)
    assert "Partij c" not in drawn.figure.to_json() + str(drawn.table)
    assert "Partij a" in drawn.figure.to_json()


def test_todays_panels_hold_for_what_was_too():
    dark = THREE.model_copy(update={"room": Room(hidden=["map"])})
    assert frames(dark, NL) == ()
    assert film(dark, NL).empty
    assert film(session(network("ab", "ab")), NL).empty


def test_everybody_stands_in_one_place_in_all_frames():
    made = frames(THREE, NL)
    where = places(made)
    assert {*where} == {"a", "b", "d", "gone-1"}
    first, last = (one_frame(made, at, where, NL).figure.wide for at in (0, 2))
    assert first != last
    x, y = film(THREE, NL).figure.data[2].x, film(THREE, NL).figure.data[2].y
    # a stands in the first column as in the second and the third.
    inside = [(round(px % 1, 4), round(py % 1, 4)) for px, py in zip(x, y, strict=True)]
    assert max(inside.count(each) for each in inside) == 3


def kept(changes):
    """A session in a store of which the parties were changed so many times."""
    store = MemoryStore()
    store.create("zaal", network("ab", "ab"), "test")
    for n in range(changes):
        revision = store.read("zaal", "stakeholders")
        items = [*revision.document["items"], {"id": f"p{n}", "name": f"Nieuw {n}"}]
        store.save("zaal", "stakeholders", {"items": items}, revision.number, "test")
    return store


def test_between_the_moments_stands_what_was_saved():
    store = kept(3)
    everything = network("ab", "ab")
    everything["stakeholders"]["items"] += [
        {"id": f"p{n}", "name": f"Nieuw {n}"} for n in (0, 1, 2)
    ]
    made = recorded(session(everything, network("a")), store, "zaal", NL)
    assert [each.moment for each in made] == [True, False, False, False, True]
    assert [len(each.session.stakeholders.items) for each in made] == [1, 2, 3, 4, 5]
    # What was before the first moment is no part of the film.
    later = datetime.now(UTC) + timedelta(days=1)
    assert from_log(store, "zaal", later) == []


def test_of_many_changes_forty_are_shown_the_last_among_them():
    found = from_log(kept(MOST_BETWEEN + 9), "zaal", FIRST)
    assert len(found) == MOST_BETWEEN
    assert len(found[-1][1].stakeholders.items) == MOST_BETWEEN + 11


@pytest.mark.parametrize(("many", "shown"), [(2, [0, 1]), (5, [0, 2, 4])])
def test_spread_keeps_the_ends(many, shown):
    assert spread(range(many), 3) == shown
