"""Only the form of exactly the open round is taken, whatever is sent."""

import json
import unicodedata
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_widgets.rounds import slips
from netwerk_widgets.rounds.kinds import KINDS
from netwerk_widgets.rounds.model import Choice, Scale, Text
from netwerk_widgets.rounds.slips import Refused, as_text, from_form, from_json, from_text, read
from netwerk_widgets.session.models.signs import blank, unseen
from netwerk_widgets.texts import texts
from tests.rounds.making import raw, round_of

FORCES = round_of("forces", anonymous=True)
PLACES = round_of("places")
LESSON = round_of("lesson", anonymous=True)
ROUNDS = [round_of(kind) for kind in KINDS] + [FORCES, LESSON]

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)


def refused(sent, round_):
    with pytest.raises(Refused) as problem:
        read(sent, round_)
    assert problem.value.sentence(texts("nl")) != problem.value.sentence(texts("en"))
    return problem.value.key


@pytest.mark.parametrize("round_", ROUNDS, ids=lambda each: each.kind)
def test_what_a_phone_sends_is_taken_and_kept_as_it_was(round_):
    sent = raw(round_)
    slip = read(from_json(json.dumps(sent).encode()), round_)
    assert slip.answers == sent["answers"]
    back = from_text(as_text(slip))
    assert (back.answers, back.party, back.who) == (slip.answers, slip.party, slip.who)
    assert back.key == ""


@pytest.mark.parametrize("round_", ROUNDS, ids=lambda each: each.kind)
def test_a_form_without_javascript_sends_the_same(round_):
    sent = raw(round_)
    fields = {key: value for key, value in sent.items() if key != "answers"}
    fields |= {slips.PREFIX + key: value for key, value in sent["answers"].items()}
    found = read(from_form(urlencode(fields).encode(), round_), round_)
    assert found == read(sent, round_)
    with pytest.raises(Refused):
        from_form(f"{urlencode(fields)}&round=x".encode(), round_)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_slip_or_refused(body):
    for read_body in (from_json, lambda sent: from_form(sent, FORCES)):
        with pytest.raises(Refused):
            read(read_body(body), FORCES)


@given(st.dictionaries(st.sampled_from(["round", "key", "answers", "party", "who", "x"]), anything))
def test_any_object_is_a_slip_or_refused(sent):
    with pytest.raises(Refused):
        read(sent, FORCES)
    with pytest.raises(Refused):
        read(raw(FORCES) | {"answers": sent}, FORCES)


@given(anything, st.sampled_from(ROUNDS))
def test_no_answer_comes_through_that_could_not_be_chosen(value, round_):
    """Whatever is put in the place of one answer."""
    sent = raw(round_)
    name, ask = next(iter(round_.fields()))
    sent["answers"][name] = value
    try:
        found = read(sent, round_).answers.get(name)
    except Refused:
        return
    shape = ask.shape
    if isinstance(shape, Text):
        assert found is None or (found == found.strip() and len(found) <= shape.longest)
    elif isinstance(shape, Choice):
        assert found in shape.options
    else:
        assert isinstance(shape, Scale)
        assert type(found) is int
        assert found in shape.values


@given(st.text(max_size=80))
def test_what_is_typed_is_composed_and_holds_no_hidden_sign(text):
    sent = raw(LESSON)
    sent["answers"]["lesson.answer"] = text
    try:
        found = read(sent, LESSON).answers["lesson.answer"]
    except Refused:
        composed = unicodedata.normalize("NFC", text).strip()
        seen = "".join(each for each in composed if unicodedata.category(each) != "Cf")
        assert not seen or blank(seen) or unseen(composed.replace("\r", "\n"), name=False)
        return
    assert found == unicodedata.normalize("NFC", found)
    assert not unseen(found, name=False)
    assert "\r" not in found


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"round": FORCES.id[::-1]}, "closed"),
        ({"round": None}, "closed"),
        ({"key": "short"}, "form"),
        ({"key": "k" * 44}, "form"),
        ({"key": 12}, "form"),
        ({"party": "growers"}, "form"),
        ({"who": "Ada"}, "form"),
        ({"role": "baas"}, "form"),
        ({"more": 1}, "form"),
        ({"answers": []}, "form"),
        ({"answers": {}}, "empty"),
        ({"answers": {"complexity.other": 3}}, "form"),
        ({"answers": {"nothing.answer": 3}}, "form"),
        ({"answers": {"complexity.answer": 6}}, "form"),
        ({"answers": {"complexity.answer": 0}}, "form"),
        ({"answers": {"complexity.answer": 3.0}}, "form"),
        ({"answers": {"complexity.answer": True}}, "form"),
        ({"answers": {"complexity.answer": "3"}}, "form"),
        ({"answers": {"complexity.answer": None}}, "form"),
        ({"answers": {"complexity.answer": 10**400}}, "form"),
        ({"answers": {"complexity.answer": [3]}}, "form"),
    ],
)
def test_what_was_not_asked_is_refused(change, key):
    assert refused(raw(FORCES) | change, FORCES) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("x" * 301, "long"),
        ("x" * 10**6, "long"),
        ("é" * 301, "long"),
        ("a\x00b", "signs"),
        ("a\u202eb", "signs"),
        ("\ud800", "signs"),
        (" \n ", "empty"),
        ("\u200b", "empty"),  # nothing of it is to be seen
        ("\ufeff", "empty"),
    ],
)
def test_text_that_cannot_be_kept_is_refused_with_why(text, key):
    assert refused(raw(LESSON) | {"answers": {"lesson.answer": text}}, LESSON) == key


def test_a_name_is_one_line():
    named = round_of("accelerators")
    assert read(raw(named) | {"who": " Ada\n  van\tdijk "}, named).who == "Ada van dijk"


def test_two_ways_to_write_a_sign_are_one():
    sent = raw(LESSON) | {"answers": {"lesson.answer": "cafe\u0301\r\nhier"}}
    assert read(sent, LESSON).answers["lesson.answer"] == "café\nhier"


@pytest.mark.parametrize(
    ("kind", "change", "key"),
    [
        ("places", {"party": ""}, "party"),
        ("places", {"party": "nobody"}, "form"),
        ("places", {"who": "Ada"}, "form"),
        ("forces", {"who": ""}, "who"),
        ("forces", {"who": " "}, "who"),
        ("forces", {"who": "a" * 61}, "long"),
        ("forces", {"who": "a\u200bb"}, "signs"),
        ("forces", {"who": " \u0301"}, "signs"),
        ("forces", {"who": ["Ada"]}, "form"),
    ],
)
def test_who_somebody_is_is_what_was_asked(kind, change, key):
    round_ = round_of(kind)
    assert refused(raw(round_) | change, round_) == key


def test_a_role_is_one_of_those_offered():
    round_ = round_of("forces", anonymous=True, roles=("zorg", "bestuur"))
    assert read(raw(round_, role="zorg"), round_).role == "zorg"
    assert read(raw(round_), round_).role == ""
    assert refused(raw(round_, role="koning"), round_) == "form"


@pytest.mark.parametrize(
    "body",
    [
        b'{"round": 1, "round": 1}',
        b'{"a": NaN}',
        b"[" * 30_000,
        b'{"a":' * 5000,
        b'{"a": 1' + b"0" * 5000 + b"}",
        b"\xff\xfe",
        b"[]",
        b"3",
        b"",
    ],
)
def test_json_that_is_none_of_ours_is_refused(body):
    with pytest.raises(Refused):
        from_json(body)


def test_what_is_kept_is_in_one_order_whatever_was_tapped_first():
    sent = raw(FORCES)
    turned = sent | {"answers": dict(reversed(sent["answers"].items()))}
    assert as_text(read(sent, FORCES)) == as_text(read(turned, FORCES))
    assert sent["key"] not in as_text(read(sent, FORCES))


def chosen(way, **how):
    return round_of("choosing", anonymous=True, way=way, **how)


def test_more_dots_than_there_are_are_refused_and_no_dot_is_no_answer():
    round_ = chosen("dots", dots=4)
    names = [name for name, _ask in round_.fields()]
    sent = raw(round_)
    assert refused(sent | {"answers": {names[0]: 3, names[1]: 2}}, round_) == "dots"
    assert refused(sent | {"answers": {names[0]: 5}}, round_) == "form"
    assert refused(sent | {"answers": dict.fromkeys(names, 0)}, round_) == "empty"
    slip = read(sent | {"answers": {names[0]: 3, names[1]: 1, names[2]: 0}}, round_)
    assert slip.answers == {names[0]: 3, names[1]: 1}


def test_an_order_has_every_place_once():
    round_ = chosen("ranking")
    names = [name for name, _ask in round_.fields()]
    sent = raw(round_)
    for wrong in (
        dict.fromkeys(names, 1),
        {names[0]: 1},
        dict(zip(names, range(2, 7), strict=True)),
    ):
        assert refused(sent | {"answers": wrong}, round_) in ("order", "form")


@pytest.mark.parametrize("way", ["score", "resistance"])
def test_of_what_is_weighed_nothing_is_left_out(way):
    round_ = chosen(way)
    sent = raw(round_)
    sent["answers"].popitem()
    assert refused(sent, round_) == "all"


def test_a_relation_is_told_whole_and_never_of_oneself():
    round_ = round_of("relations")
    one, other = (each.id for each in round_.parties[:2])
    sent = raw(round_, party=one)
    said = {f"{other}.kind": "cooperation", f"{other}.strength": 2}
    assert read(sent | {"answers": said}, round_).answers == said
    assert refused(sent | {"answers": {f"{other}.kind": "cooperation"}}, round_) == "pairs"
    own = {f"{one}.kind": "cooperation", f"{one}.strength": 2}
    assert refused(sent | {"answers": said | own}, round_) == "self"
    assert refused(sent | {"answers": said | {"x.kind": "cooperation"}}, round_) == "form"
    assert (
        refused(sent | {"answers": {f"{other}.kind": "love", f"{other}.strength": 2}}, round_)
        == "form"
    )


@given(st.dictionaries(st.integers(0, 4), st.integers(-1, 6)), st.sampled_from(["dots", "ranking"]))
def test_whatever_is_sent_what_comes_through_keeps_the_rule(given_, way):
    round_ = chosen(way)
    names = [name for name, _ask in round_.fields()]
    sent = raw(round_) | {"answers": {names[at]: value for at, value in given_.items()}}
    try:
        slip = read(sent, round_)
    except Refused:
        return
    found = sorted(slip.answers.values())
    assert sum(found) <= 3 if way == "dots" else found == [1, 2, 3, 4, 5]
