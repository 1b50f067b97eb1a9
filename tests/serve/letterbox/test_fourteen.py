"""Fourteen organisations answer at a real door, from round to map, room and report.

Each posts as its phone would; the facilitator closes, reveals and takes over.
"""

import json
import random
import re
from datetime import date

import networkx as nx
import pytest
from markupsafe import escape

from netwerk_widgets.files import said
from netwerk_widgets.insights import helping, influence_words, pictures, quality
from netwerk_widgets.insights.influence import influences
from netwerk_widgets.report.document import Bullets, Grid, Text
from netwerk_widgets.report.outline import outline
from netwerk_widgets.rounds.put import taken
from netwerk_widgets.rounds.quality import ASPECTS
from netwerk_widgets.rounds.taking import Revealed, puts
from netwerk_widgets.session import own
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.rounds.making import key
from tests.serve.answering import JSON, asking
from tests.serve.followers import until

T = texts("nl")
DETAILS = ["helping", "influence", "pictures", "quality"]
KINDS = ["cooperation", "information", "supply-to", "supply-from"]


def answered(room, round_, answers):
    """Every organisation sends its answers, then they are taken over; none is lost."""
    for party, given in answers.items():
        body = {"round": round_.id, "key": key(), "code": round_.code.key, "party": party}
        body |= {"answers": given} | ({"seen": "yes"} if round_.quality else {})
        status, _, told = room.ask("POST", "/round?lang=nl", json.dumps(body), JSON)
        assert (status, told) == (204, b"")
    assert room.count(round_) == len(answers)
    room.end(round_, "closed", "revealed")
    with room.answers() as kept, room.live() as live:
        slips = kept.slips(round_.id)
        rows = live.documents["relations"]["items"]
        ids = {each["id"] for each in live.documents["stakeholders"]["items"]}
        wanted = puts(Revealed(round_, slips, relations=rows, parties=ids))
        live.replace_many(taken(live.documents, wanted))
        kept.move_on(round_.id, "taken")


def session_of(room) -> Session:
    with room.live() as live:
        return live.session.model_copy(deep=True)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The room after both rounds, what was said in them, and the session that came of it."""
    chance = random.Random(14)
    with asking(tmp_path_factory.mktemp("fourteen")) as room:
        with room.live() as live:
            empty = {
                "domain": live.documents["domain"] | {"pictures": [], "quality": []},
                "goals": live.documents["goals"] | {"influences": []},
            }
            live.replace_many(empty | {own.PART: {"questions": [], "answers": []}})
        round_ = room.begin("relations", session_of(room), quality=True)
        parties = [each.id for each in round_.parties]
        assert len(parties) == 14
        arcs, relating = {}, {}
        for number, party in enumerate(parties):
            # Two neighbours in a ring, who say the same, and two by chance.
            near = {parties[number - 1], parties[(number + 1) % len(parties)]}
            others = [each for each in parties if each not in {party, *near}]
            given = {}
            for other in [*sorted(near), *chance.sample(others, 2)]:
                kind = "cooperation" if other in near else chance.choice(KINDS)
                given |= {f"{other}.kind": kind, f"{other}.strength": chance.randint(1, 3)}
                given |= {f"{other}.{each}": chance.randint(1, 4) for each in ASPECTS}
                arcs[party, other] = kind
            relating[party] = given
        answered(room, round_, relating)
        session = session_of(room)
        round_ = room.begin("influence", session)
        giant = max(round_.whom, key=lambda each: (len(round_.whom[each]), each))
        influencing = {
            party: {f"{other}.influence": 4 if party == giant else chance.randint(0, 1)
                    for other in whom}
            for party, whom in round_.whom.items()
        }  # fmt: skip
        answered(room, round_, influencing)
        yield room, arcs, influencing, giant, session_of(room)


def test_the_map_has_what_each_said_and_reciprocity_is_networkxs(told):
    _, arcs, _, _, session = told
    assert {(each.by, each.other): each.kinds for each in session.domain.pictures} == {
        ends: [kind] for ends, kind in arcs.items()
    }
    found = pictures.agreement_of(session)
    assert found.answered == 14
    assert found.reciprocity == pytest.approx(nx.overall_reciprocity(nx.DiGraph([*arcs])))
    assert sum(found.pairs.values()) == len({frozenset(each) for each in arcs})
    states = {frozenset(each.ends): each.state for each in pictures.pairs(session)}
    for a, b in arcs:
        if (b, a) not in arcs:
            assert states[frozenset((a, b))] == "one"
    # What is exported of each relation is what the map has.
    for row in session.relations.items:
        exported = said.of_relations(session)[row.id].get("said", "none")
        assert exported == states.get(frozenset((row.from_id, row.to_id)), "none")


def test_each_influence_is_where_it_was_said_and_the_strongest_is_the_one_that_is(told):
    _, _, influencing, giant, session = told
    kept = {row.id: row.on for row in session.goals.influences}
    assert kept == {
        party: {name.partition(".")[0]: many for name, many in given.items()}
        for party, given in influencing.items()
    }
    found = influences(session)
    assert found.ranked
    assert found.told == sum(map(len, influencing.values()))
    assert found.parties[found.power.relative.index(max(found.power.relative))] == giant


def test_the_room_gets_its_blocks_when_switched_on_and_no_mark_of_any_relation(told):
    room, _, _, _, session = told
    before = room.ask("GET", "/?lang=nl")[2].decode()
    titles = [T(f"dashboard.{each}") for each in DETAILS]
    assert not [each for each in titles if each in before]
    with room.live() as live:
        live.replace_many({"room": live.documents["room"] | {"shown": DETAILS}})
    until(lambda: titles[-1] in room.ask("GET", "/?lang=nl")[2].decode())
    page = room.ask("GET", "/?lang=nl")[2].decode()
    for title in titles:
        assert title in page
    plain = re.sub(r"\s+", " ", page)
    for find in (pictures.findings, quality.findings, influence_words.findings, helping.findings):
        assert escape(find(session, T)[0].sentence) in plain, find
    for side in quality.SIDES:
        for each in quality.private(session, side, T):
            assert escape(each.sentence) not in plain


def test_the_report_has_all_four_and_no_mark_of_any_relation(told):
    *_, session = told
    made = outline(session, "Veertien", T, date(2026, 11, 27))
    words = []
    for block in made.blocks():
        if isinstance(block, Text):
            words.append(block.text)
        elif isinstance(block, Bullets):
            words += block.lines
        elif isinstance(block, Grid):
            words += [str(cell) for row in block.rows for cell in row]
    text = "\n".join(words)
    for find in (pictures.findings, quality.findings, influence_words.findings, helping.findings):
        for each in find(session, T):
            assert each.sentence in text
    for side in quality.SIDES:
        private = quality.private(session, side, T)
        assert private
        assert not [each.sentence for each in private if each.sentence in text]
