"""The tray of ideas as documents: picking, joining, sending on, and what follows from an edit."""

import json

import pytest

from netwerk_widgets.report import xlsx
from netwerk_widgets.report.outline import outline
from netwerk_widgets.session import managing, tray
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.errors import EditError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.portable import dumps, loads
from netwerk_widgets.session.published import fingerprint, published
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.clock import today

HOSTILE = ("<img src=x onerror='window.bad = 1'>", "=cmd()")


def row(id_, text, **more):
    return {"id": id_, "text": text, **more}


def held(items=(), groups=(), picked=()):
    return Session.model_validate(
        {"ideas": {"items": list(items), "groups": list(groups), "picked": list(picked)}}
    ).model_dump(mode="json")


@pytest.fixture
def live():
    store = MemoryStore()
    documents = held(
        [row("a", "Samen inkopen", group="g"), row("b", "Een fietspad"), row("c", "Gezamenlijk")],
        [{"id": "g", "name": "Geld"}],
    )
    store.create("een", documents, "x")
    return LiveSession(store, "een", "x")


def do(live, changed):
    live.replace_many(changed)


def test_pasted_lines_are_ideas_without_empty_ones_and_without_spaces():
    assert tray.lines(" een  idee \r\n\r\n\ttwee\n\u3164\u2800\n") == ["een idee", "twee"]


def test_what_is_picked_has_its_words_and_its_group_and_reads_as_they_do(live):
    do(live, {"ideas": tray.picked(live.documents["ideas"], ["b", "a", "weg"], on=True)})
    assert [(e.id, e.text, e.group) for e in live.session.ideas.picked] == [
        ("a", "Samen inkopen", "Geld"),
        ("b", "Een fietspad", ""),
    ]
    fresh = json.loads(json.dumps(live.documents["ideas"]))
    fresh["items"][0]["text"], fresh["groups"][0]["name"] = "Samen kopen", "Centen"
    fresh["items"] = fresh["items"][:1]
    assert [(e["text"], e["group"]) for e in tray.followed(fresh)["picked"]] == [
        ("Samen kopen", "Centen")
    ]
    do(live, {"ideas": tray.picked(live.documents["ideas"], ["a"], on=False)})
    assert [each.id for each in live.session.ideas.picked] == ["b"]


def test_an_idea_of_a_group_that_went_is_in_none(live):
    document = dict(live.documents["ideas"], groups=[])
    assert {each["group"] for each in tray.followed(document)["items"]} == {None}


def test_joined_ideas_keep_both_texts_and_are_two_again_with_one_undo(live):
    before = live.documents["ideas"]
    do(live, {"ideas": tray.merged(before, "b", "a")})
    kept = live.session.ideas.items[0]
    assert (kept.text, kept.also, kept.group) == ("Een fietspad", ["Samen inkopen"], "g")
    assert len(live.session.ideas.items) == 2
    assert live.undo()
    assert live.documents["ideas"] == before


def test_joining_shows_the_room_nothing_that_was_not_picked(live):
    document = tray.picked(live.documents["ideas"], ["a"], on=True)
    assert tray.merged(document, "b", "a")["picked"] == []
    assert [e["id"] for e in tray.merged(document, "a", "b")["picked"]] == ["a"]


def test_ideas_that_each_became_an_action_are_not_joined(live):
    for each in "ab":
        do(live, tray.sent(live.documents, "items", each, "action"))
    with pytest.raises(EditError) as problem:
        tray.merged(live.documents["ideas"], "a", "b")
    assert problem.value.key == "ideas_both_sent"


@pytest.mark.parametrize("kind", tray.KINDS)
def test_an_idea_goes_on_as_one_act_and_its_way_is_known_from_both_ends(live, kind):
    before = dict(live.documents)
    do(live, tray.sent(live.documents, "items", "a", kind))
    session, home = live.session, tray.HOMES[kind]
    [thing] = getattr(getattr(session, home.part), home.path)
    assert getattr(thing, home.key) == "Samen inkopen"
    assert list(tray.became(session.ideas.items[0], session)) == [(kind, "Samen inkopen")]
    assert tray.origins(session, kind, thing.id) == ["Samen inkopen"]
    with pytest.raises(EditError) as problem:
        tray.sent(live.documents, "items", "a", kind)
    assert problem.value.key == "idea_sent"
    assert live.undo()
    assert live.documents == before


@pytest.mark.parametrize("kind", tray.KINDS)
def test_a_group_goes_on_under_its_name(live, kind):
    do(live, tray.sent(live.documents, "groups", "g", kind))
    home = tray.HOMES[kind]
    [thing] = getattr(getattr(live.session, home.part), home.path)
    assert getattr(thing, home.key) == "Geld"
    assert tray.origins(live.session, kind, thing.id) == ["Geld"]


def test_long_words_are_a_short_name_and_stand_whole_beside_it(live):
    long = "Wij willen " + "heel " * 60 + "graag"
    document = tray.followed(
        dict(live.documents["ideas"], items=[held([row("a", long)])["ideas"]["items"][0]])
    )
    do(live, {"ideas": document})
    do(live, tray.sent(live.documents, "items", "a", "theme"))
    [theme] = live.session.dream.themes
    assert len(theme.name) == 120
    assert theme.name.endswith("…")
    assert theme.description == " ".join(long.split())


def test_what_is_called_so_already_is_what_an_idea_became(live):
    live.replace("stakeholders", {"items": [{"id": "p", "name": "Een Fietspád"}]})
    do(live, tray.sent(live.documents, "items", "b", "party"))
    assert [each.id for each in live.session.stakeholders.items] == ["p"]
    assert live.session.ideas.items[1].party == "p"


def test_what_went_since_is_said_and_can_be_made_again(live):
    do(live, tray.sent(live.documents, "items", "a", "action"))
    live.replace("doing", dict(live.documents["doing"], actions=[]))
    assert list(tray.became(live.session.ideas.items[0], live.session)) == [("action", None)]
    do(live, tray.sent(live.documents, "items", "a", "action"))
    assert len(live.session.doing.actions) == 1


@pytest.mark.parametrize("id_", ["weg", "leeg"])
def test_what_is_not_there_or_has_no_words_goes_nowhere(live, id_):
    document = live.documents["ideas"]
    items = [*document["items"], held([row("leeg", " ")])["ideas"]["items"][0]]
    documents = dict(live.documents, ideas=dict(document, items=items))
    with pytest.raises(EditError) as problem:
        tray.sent(documents, "items", id_, "lesson")
    assert problem.value.key == {"weg": "row_gone", "leeg": "idea_empty"}[id_]


# ---- nothing in the room before it is picked ----


def test_nothing_of_the_tray_changes_what_the_room_gets_until_it_is_picked():
    case = load_case("laanboompact", "nl")
    one, other = case.model_copy(deep=True), case.model_copy(deep=True)
    picked = [{"id": "a", "text": "Wel", "group": "Open"}]
    for session, secret in ((one, "Geheim"), (other, "Anders")):
        session.ideas = Session.model_validate(
            held(
                [row("a", "Wel", group="g", also=[secret]), row("b", secret, came="round")],
                [{"id": "g", "name": "Open"}, {"id": "h", "name": secret}],
                picked,
            )
        ).ideas
        told = published(session).model_dump_json()
        assert secret not in told
        assert "Wel" in told
    assert published(one) == published(other)
    assert fingerprint(one) == fingerprint(other)
    one.ideas.picked = []
    assert fingerprint(one) != fingerprint(other)
    one.room.hidden = other.room.hidden = ["ideas"]
    assert fingerprint(one) == fingerprint(other)


# ---- out and in ----


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_ideas_are_words_in_every_export(language):
    session = Session.model_validate(
        held(
            [row("a", HOSTILE[0], group="g"), row("b", HOSTILE[1], also=[HOSTILE[0]])],
            [{"id": "g", "name": HOSTILE[1]}],
        )
    )
    assert loads(dumps("x", session)) == ("x", session)
    t = texts(language)
    made = outline(session, "x", t, today())
    [chapter] = [each for each in made.chapters if each.key == "ideas"]
    assert chapter.title == t("ideas.report.chapter")
    assert HOSTILE[0] in str(chapter.blocks)
    book = openpyxl_book(xlsx.write(made, t))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value]
    assert {*HOSTILE} <= {cell.value for cell in cells}
    assert [cell.value for cell in cells if cell.data_type == "f"] == []


def openpyxl_book(data):
    from io import BytesIO

    from openpyxl import load_workbook

    return load_workbook(BytesIO(data))


def test_a_file_of_before_there_was_a_tray_opens_with_an_empty_one():
    whole = json.loads(dumps("x", load_case("laanboompact", "nl")))
    del whole["session"]["ideas"]
    name, session = loads(json.dumps(whole))
    assert name == "x"
    assert session.ideas == Session().ideas


def test_a_store_of_before_there_was_a_tray_opens_with_an_empty_one(live):
    log = live.store._log["een"]
    log[:] = [each for each in log if each.revision.part != "ideas"]
    assert LiveSession(live.store, "een", "y").session.ideas == Session().ideas


def test_a_session_to_begin_with_has_an_empty_tray(live):
    managing.copy(live.store, "een", "twee", "x")
    assert LiveSession(live.store, "twee", "y").session.ideas == Session().ideas


def test_two_who_sort_at_once_both_have_their_say(live):
    other = LiveSession(live.store, "een", "y")
    put = {"op": "set", "key": "group", "value": "g"}
    live.edit("ideas", "items", [{**put, "id": "b"}])
    other.edit("ideas", "items", [{**put, "id": "c"}])
    assert {each.group for each in other.session.ideas.items} == {"g"}


def test_an_edit_of_the_tray_takes_no_confirmation_away(live):
    for step in ("context", "doing"):
        live.confirm(step)
    digests = {step: each.digest for step, each in live.session.steps.confirmed.items()}
    do(live, {"ideas": tray.picked(live.documents["ideas"], ["a"], on=True)})
    for step in digests:
        live.confirm(step)
    assert digests == {step: each.digest for step, each in live.session.steps.confirmed.items()}


def test_the_signs_of_a_pasted_list_are_no_part_of_an_idea():
    pasted = "- Fietsen\n• Lopen\n  * Varen\n1. Treinen\n3 bussen\n-20 graden\n\n–"
    assert tray.lines(pasted) == [
        "Fietsen", "Lopen", "Varen", "Treinen", "3 bussen", "-20 graden", "–"
    ]  # fmt: skip
