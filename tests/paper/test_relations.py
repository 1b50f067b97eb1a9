"""Relations by mail: each organisation tells of its own, and a tick alone puts one on the map."""

import pytest

from netwerk_widgets.paper.taking import differing, takes
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.before import left_out, related
from tests.paper.mailing import as_file, filled, made
from tests.paper.test_answers import SESSION, documents, read, why

FIRST, SECOND, *_ = made(SESSION, ["relations"])


def tells(form, other, kind=None, strength=None):
    """The answer file of an organisation about its relation with another."""
    given = {f"{other}.kind": kind, f"{other}.strength": strength}
    kept = {name: value for name, value in given.items() if value is not None}
    return as_file(filled(form, SESSION, answers={"relations": kept}), f"{form.party.id}.json")


def test_relations_that_were_mailed_are_seen_one_by_one_and_ticked_onto_the_map():
    one, two = FIRST.party.id, SECOND.party.id
    mail = read(tells(FIRST, two, "funding-to", 3), tells(SECOND, one, "authority-to", 2))
    assert mail.rejected == []
    before = documents(SESSION)
    # What each said is kept, whatever goes onto the map.
    assert {*takes(mail, before)} == {"domain"}
    lines = related(mail, ())
    assert {each.state for each in lines.values()} == {"differ"}
    found = differing(mail, before)
    assert {each.found.at for each in found} == {*lines}
    assert all(each.found.ours is None for each in found)
    chosen = next(each.at for each in found if "funding" in each.at)
    rows = takes(mail, before, [chosen])["relations"]["items"]
    [new] = rows[len(before["relations"]["items"]) :]
    assert (new["from_id"], new["to_id"], new["kind"], new["strength"]) == (one, two, "funding", 3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_half_a_relation_is_left_out_and_named_and_the_rest_is_taken(language):
    t, two, three = texts(language), SECOND.party.id, made(SESSION, ["relations"])[2].party
    answer = filled(FIRST, SESSION, answers={
        "relations": {
            f"{two}.kind": "cooperation", f"{two}.strength": 1, f"{three.id}.kind": "cooperation",
        },
    })  # fmt: skip
    mail = read(as_file(answer))
    [one] = mail.answered
    assert (one.many, one.half) == (2, (three.id,))
    assert left_out(one, mail, t) == [
        t("paper.before.half", party=one.name, what=f"‘{three.name}’")
    ]
    assert why(tells(FIRST, two, "cooperation")) == "empty"


def test_a_relation_with_itself_or_with_nobody_of_the_session_is_refused():
    for other in (FIRST.party.id, "weg"):
        assert why(tells(FIRST, other, "cooperation", 2)) == "shape"
