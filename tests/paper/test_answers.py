"""Answer files that come back: what is taken, what is refused, what it does to a session."""

import json
import time

import pytest

from netwerk_widgets.paper.answers import HEAVIEST, MOST_FILES, opened
from netwerk_widgets.paper.taking import counting, differing, takes
from netwerk_widgets.rounds.kinds import KINDS
from netwerk_widgets.texts import LANGUAGES, texts
from tests.paper.mailing import UID, as_file, case, data, filled, made

SESSION = case()
FORM, OTHER, *_ = made(SESSION)
GOOD = filled(FORM, SESSION, 2)


def documents(session):
    return session.model_dump(mode="json")


def read(*files, session=SESSION, uid=UID):
    return opened(list(files), session, uid)


def why(*files, **more):
    [rejected] = read(*files, **more).rejected
    for language in LANGUAGES:
        assert rejected.sentence(texts(language))
    return rejected.key


def test_what_was_filled_in_comes_into_the_session_as_of_a_round():
    mail = read(as_file(GOOD))
    [one] = mail.answered
    assert (one.party, one.name, one.many, one.all) == (
        FORM.party.id, FORM.party.name, one.all, sum(map(len, GOOD["answers"].values())),
    )  # fmt: skip
    before = documents(SESSION)
    every = [each.at for each in differing(mail, before)]
    changed = takes(mail, before, every)
    party = FORM.party.id
    [row] = [each for each in changed["goals"]["positions"] if each["id"] == party]
    assert set(row["positions"].values()) == {2}
    [dream] = [each for each in changed["dream"]["dreams"] if each["id"] == party]
    assert (dream["sentence"], dream["support"]) == ("Een zin", 2)
    places = [each for each in changed["dilemmas"]["positions"] if each["party"] == party]
    assert {each["position"] for each in places} == {2}
    # Who is new is added once, for both kinds that ask for a name.
    new = changed["people"]["items"][len(before["people"]["items"]) :]
    assert [(each["name"], each["party"]) for each in new] == [("Ada", party)]
    assert [each["id"] for each in changed["context"]["respondents"]][-1] == new[0]["id"]
    assert [each["id"] for each in changed["doing"]["readiness"]][-1] == new[0]["id"]
    # Of nobody else anything changed.
    others = [each for each in before["goals"]["positions"] if each["id"] != party]
    assert [each for each in changed["goals"]["positions"] if each["id"] != party] == others


def test_what_is_there_already_stays_unless_it_is_chosen():
    before = documents(SESSION)
    mail = read(as_file(GOOD))
    found = differing(mail, before)
    assert {each.round.kind for each in found} >= {"positions", "places"}
    kept = takes(mail, before)
    for each in found:
        assert takes(mail, before, [each.at]) != kept
    assert "goals" not in kept
    after = before | takes(mail, before, [each.at for each in found])
    assert differing(mail, after) == []
    assert takes(mail, after) == {}


def changed(**more):
    return as_file(GOOD | more)


def without(key):
    return as_file({name: value for name, value in GOOD.items() if name != key})


def answering(kind, **given):
    return changed(answers={kind: given})


GOAL = f"{SESSION.goals.goals[0].id}.answer"
HOSTILE_FILES = {
    "not json": (("a.json", b"<html>"), "json"),
    "not text": (("a.json", b"\xff\xfe\x00"), "json"),
    "a list": (("a.json", b"[]"), "json"),
    "a name twice": (("a.json", b'{"format": 1, "format": 2}'), "json"),
    "deep": (("a.json", b"[" * 100_000), "json"),
    "too large": (("a.json", b" " * (HEAVIEST + 1)), "large"),
    "another json": (("a.json", b'{"format": "geojson"}'), "foreign"),
    "newer": (changed(version=2), "newer"),
    "no version": (changed(version=True), "shape"),
    "more in it": (changed(extra=1), "shape"),
    "less in it": (without("seal"), "shape"),
    "of another session": (changed(session="0" * 12), "session"),
    "for another organisation": (changed(party=OTHER.party.id), "seal"),
    "other questions": (changed(asked={**GOOD["asked"], "lesson": {"lesson": "0" * 16}}), "seal"),
    "no questions": (changed(asked=[]), "shape"),
    "a seal of its own": (changed(seal="0" * 64), "seal"),
    "no seal": (changed(seal="é"), "seal"),
    "a kind not asked": (answering("lesson", **{"lesson.answer": "x"}), "shape"),
    "a question not asked": (answering("positions", **{"zz.answer": 1}), "shape"),
    "an answer not asked": (answering("positions", **{GOAL.replace("answer", "more"): 1}), "shape"),
    "off the scale": (answering("positions", **{GOAL: 4}), "shape"),
    "no number": (answering("positions", **{GOAL: "2"}), "shape"),
    "true": (answering("positions", **{GOAL: True}), "shape"),
    "a list as answer": (answering("dream", **{"dream.answer": ["x"]}), "shape"),
    "answers in a list": (changed(answers=[]), "shape"),
    "nothing": (changed(answers={}), "empty"),
    "only blanks": (answering("dream", **{"dream.answer": "  "}), "empty"),
    "no day": (changed(saved="gisteren"), "shape"),
    "no name": (changed(who=""), "who"),
    "a name of a thousand signs": (changed(who="x" * 1000), "who"),
    "a name that is a number": (changed(who=3), "shape"),
}


@pytest.mark.parametrize(("file", "key"), HOSTILE_FILES.values(), ids=HOSTILE_FILES)
def test_a_hostile_file_is_refused_with_a_sentence(file, key):
    mail = read(file)
    assert mail.answered == []
    assert why(file) == key
    assert takes(mail, documents(SESSION)) == {}


def test_one_bad_file_keeps_no_good_one_out():
    bad = [each for each, _ in HOSTILE_FILES.values()]
    mail = read(*bad, as_file(GOOD))
    assert len(mail.rejected) == len(bad)
    assert [each.party for each in mail.answered] == [FORM.party.id]
    assert why(as_file(GOOD, "a"), as_file(GOOD, "b")) == "same"
    many = [as_file(GOOD | {"who": f"Ada {n}"}) for n in range(MOST_FILES + 1)]
    assert why(*many) == "many"
    assert why(as_file(GOOD), uid="another session") == "session"


def test_of_two_of_one_organisation_the_first_counts_unless_the_later_is_chosen():
    first = filled(FORM, SESSION, 1, saved="2026-11-20T10:00:00+01:00")
    last = filled(FORM, SESSION, 3, saved="2026-11-21T10:00:00Z")
    mail = read(as_file(last, "2"), as_file(first, "1"), as_file(filled(OTHER, SESSION, 2), "3"))
    assert len(mail.answered) == 3
    assert sorted(each.file for each in counting(mail)) == ["1", "3"]
    assert sorted(each.file for each in counting(mail, {FORM.party.id})) == ["2", "3"]
    before = documents(SESSION)
    for later, value in ((set(), 1), ({FORM.party.id}, 3)):
        every = [each.at for each in differing(mail, before, later)]
        after = before | takes(mail, before, every, later)
        [row] = [e for e in after["goals"]["positions"] if e["id"] == FORM.party.id]
        assert set(row["positions"].values()) == {value}


def test_a_question_that_was_reworded_meanwhile_is_left_out_and_named():
    session = case()
    first, second, *_ = session.goals.goals
    first.name = "Een heel ander doel"
    session.goals.goals.remove(second)
    for each in session.goals.goals:  # how it is measured makes it no other goal
        each.indicator = "anders gemeten"
    [one] = read(as_file(GOOD), session=session).answered
    assert set(one.changed) == {first.id, second.id}
    assert set(one.slips["positions"].answers) == {
        f"{e.id}.answer" for e in session.goals.goals[1:]
    }
    only = as_file(GOOD | {"answers": {"positions": {f"{first.id}.answer": 1}}})
    assert why(only, session=session) == "changed"
    session.stakeholders.items = [e for e in session.stakeholders.items if e.id != FORM.party.id]
    assert why(as_file(GOOD), session=session) == "party"


def test_what_was_hidden_when_it_was_asked_or_is_hidden_now_makes_no_other_question():
    session = case()
    session.room.hidden = ["goals", "shared"]
    # Asked while they were shown, read while they are hidden; and the other way round.
    [one] = read(as_file(GOOD), session=session).answered
    assert one.changed == ()
    [form, *_] = made(session)
    assert "positions" not in data(form)["asked"]
    [one] = read(as_file(filled(form, session, 2))).answered
    assert one.changed == ()


def test_words_that_cannot_be_kept_are_left_out_and_the_rest_is_taken():
    answers = json.loads(json.dumps(GOOD["answers"]))
    answers["dream"]["dream.answer"] = "stil\u202egedraaid"
    [one] = read(changed(answers=answers)).answered
    assert one.unread == ("dream",)
    assert "dream" not in one.slips
    assert one.many == one.all - 1


def test_every_kind_that_is_mailed_can_be_taken_over():
    before = documents(SESSION)
    for kind, given in GOOD["answers"].items():
        mail = read(changed(answers={kind: given}))
        every = [each.at for each in differing(mail, before)]
        found = takes(mail, before, every)
        part = {"relations": "relations", "own_party": "own"}.get(kind, KINDS[kind].step)
        assert part in found, kind


def with_person(name, party):
    """The session, with one more who takes part; and that number."""
    people = documents(SESSION)["people"]["items"]
    more = {"items": [*people, {"id": "one-more", "name": name, "party": party}]}
    return type(SESSION).model_validate(documents(SESSION) | {"people": more}), len(people) + 1


def test_a_number_of_somebody_of_another_organisation_is_refused():
    session, number = with_person("Bram", OTHER.party.id)
    form = next(each for each in made(session) if each.party.id == FORM.party.id)
    assert why(as_file(filled(form, session, 2, who=str(number))), session=session) == "who"
    own = next(each for each in made(session) if each.party.id == OTHER.party.id)
    mail = read(as_file(filled(own, session, 2, who=str(number))), session=session)
    assert "people" not in takes(mail, documents(session))


def test_a_namesake_of_another_organisation_comes_in_once_however_often_it_is_read():
    session, _number = with_person("Bram", OTHER.party.id)
    form = next(each for each in made(session) if each.party.id == FORM.party.id)
    file = as_file(filled(form, session, 2, who="Bram"))
    before = documents(session)
    after = before | takes(read(file, session=session), before)
    new = after["people"]["items"][len(before["people"]["items"]) :]
    assert [(each["name"], each["party"]) for each in new] == [("Bram (2)", FORM.party.id)]
    again = type(SESSION).model_validate(after)
    assert "people" not in takes(read(file, session=again), documents(again))


def test_a_day_that_no_calendar_here_has_is_refused(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    time.tzset()
    for saved in ("9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00"):
        assert why(as_file({**GOOD, "saved": saved})) == "shape"
    monkeypatch.undo()
    time.tzset()
