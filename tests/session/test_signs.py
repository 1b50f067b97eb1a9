"""Signs that nobody sees: refused in names, in long texts only where they do harm."""

import json
import sqlite3
import sys
import unicodedata

import pytest
from pydantic import ValidationError

from netwerk_widgets.files import plan, read
from netwerk_widgets.session.errors import EditError, ImportFileError, NameInvalidError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.signs import cleaned, unseen
from netwerk_widgets.session.portable import dumps, loads
from netwerk_widgets.session.store import MemoryStore, open_store
from netwerk_widgets.session.store.revisions import clean_name
from netwerk_widgets.texts import LANGUAGES, texts

TURNING = [chr(n) for n in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]
OTHERS = ["\x00", "\x85", "\ud800", "\udfff", "\ufdd0", "\uffff", "\U0001fffe", "\U000e0041",
          "\ufff9", "\u206a"]  # fmt: skip
HARMLESS = ["\xad", "\u061c", "\u180e", "\u200b", "\u200e", "\u200f", "\u2028", "\u2029",
            "\u2060", "\ufeff"]  # fmt: skip
NEEDED = {
    "a farmer": "Boerin 👩\u200d🌾 Jansen",
    "a rainbow": "🏳\ufe0f\u200d🌈",
    "Wales": "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f FC",
    "Persian": "می\u200cخواهم",
    "Sinhala": "ශ්\u200dරී ලංකා",
    "Arabic number sign": "\u06001",
    "accents": "Zoë e\u0301 Łódź ß",
}


def names():
    """Every place where a name is given: each makes something with it, or refuses."""
    return {
        "session": clean_name,
        "party": lambda name: Session.model_validate(
            {"stakeholders": {"items": [{"id": "a", "name": name}]}}
        ),
        "participant": lambda name: Session.model_validate(
            {"people": {"items": [{"id": "a", "role": name}]}}
        ),
        "theme": lambda name: Session.model_validate(
            {"dream": {"themes": [{"id": "a", "name": name}]}}
        ),
    }


@pytest.mark.parametrize("sign", TURNING + OTHERS + HARMLESS, ids=ascii)
@pytest.mark.parametrize("what", names())
def test_no_name_holds_what_nobody_sees(what, sign):
    for name in (f"Bank{sign}", f"{sign}Bank", f"Ba{sign}nk"):
        if what == "session" and name.strip() != name:
            continue  # what is around a name is taken away
        with pytest.raises((NameInvalidError, ValidationError)):
            names()[what](name)


@pytest.mark.parametrize(
    "name", ["Bank\u200d", "Ba\u200dnk", "\u200cBank", "Zo\xeb\u200d", "👩\u200d\u200d🌾"]
)
@pytest.mark.parametrize("what", names())
def test_a_joiner_that_joins_nothing_is_refused(what, name):
    with pytest.raises((NameInvalidError, ValidationError)):
        names()[what](name)


@pytest.mark.parametrize("sign", "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0", ids=ascii)
@pytest.mark.parametrize("what", names())
def test_no_name_holds_what_draws_nothing(what, sign):
    for name in (sign, f"Ba{sign}nk", f"Bank{sign}"):
        with pytest.raises((NameInvalidError, ValidationError)):
            names()[what](name)
    assert cleaned(f"Ba{sign}nk", name=True) == "Bank"


SPACES = ["   ", "\t", "\xa0", "\u2003 \u3000", "\u0301", " \u20e3"]


@pytest.mark.parametrize("name", SPACES, ids=ascii)
@pytest.mark.parametrize("what", names())
def test_no_name_is_of_spaces_alone(what, name):
    with pytest.raises((NameInvalidError, ValidationError)):
        names()[what](name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_of_spaces_is_refused_in_words_however_it_comes(language):
    t = texts(language)
    with MemoryStore() as store:
        store.create("een", {"stakeholders": {"items": [{"id": "a", "name": "Bank"}]}}, "x")
        live = LiveSession(store, "een", "x")
        put = {"op": "set", "id": "a", "key": "name", "value": " "}
        with pytest.raises(EditError) as problem:
            live.edit("stakeholders", "items", [put])
        assert problem.value.sentence(t) == t("errors.blank_name")
        with pytest.raises(EditError) as problem:
            live.replace("stakeholders", {"items": [{"id": "a", "name": "\xa0"}]})
        assert problem.value.sentence(t) == t("errors.blank_name")
        assert live.session.stakeholders.items[0].name == "Bank"
        with pytest.raises(NameInvalidError):
            store.rename("een", " \u0301")
    with pytest.raises(ImportFileError) as refused:
        loads(file_of(" \u3000"))
    assert t("errors.blank_name") in refused.value.sentence(t)


@pytest.mark.parametrize("name", ["Ba\ufe0fnk", "Bank\ufe0e", "\ufe0fBank", "Bank\U000e0100"])
@pytest.mark.parametrize("what", names())
def test_a_letter_has_no_other_form(what, name):
    with pytest.raises((NameInvalidError, ValidationError)):
        names()[what](name)
    assert cleaned(name, name=True) == "Bank"


@pytest.mark.parametrize(
    "name", ["Zon ☀\ufe0f", "Route 1\ufe0f\u20e3", "葛\U000e0100城", "Merk ®\ufe0f"]
)
@pytest.mark.parametrize("what", names())
def test_what_chooses_the_form_of_a_sign_stays(what, name):
    names()[what](name)
    assert cleaned(name, name=True) == name


@pytest.mark.parametrize("name", NEEDED.values(), ids=NEEDED)
@pytest.mark.parametrize("what", names())
def test_what_a_script_or_an_emoji_needs_stays(what, name):
    names()[what](name)
    assert cleaned(name, name=True) == name


@pytest.mark.parametrize("sign", TURNING + OTHERS, ids=ascii)
def test_a_long_text_holds_nothing_that_does_harm(sign):
    for field in ("note", "interests"):
        row = {"id": "a", field: f"regel een\nregel {sign} twee"}
        with pytest.raises(ValidationError):
            Session.model_validate({"stakeholders": {"items": [row]}})


@pytest.mark.parametrize("sign", [*HARMLESS, "\u200d", "\n", "\t"], ids=ascii)
def test_a_long_text_may_hold_what_comes_along_with_pasting(sign):
    row = {"id": "a", "note": f"samen{sign}werken"}
    Session.model_validate({"stakeholders": {"items": [row]}})


def test_every_sign_that_only_gives_format_is_thought_of():
    """What Unicode calls format is refused in names, but what is seen or needed."""
    seen = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
    written = {*range(0x13430, 0x13440), *range(0x1BCA0, 0x1BCA4)}  # hieroglyphs, shorthand
    missed = [
        hex(n)
        for n in range(sys.maxunicode + 1)
        if unicodedata.category(chr(n)) in ("Cf", "Cc", "Cs", "Zl", "Zp")
        and chr(n) not in "\t\n"
        and n not in seen | written
        and not unseen(f"a{chr(n)}b", name=True)
    ]
    assert missed == []


def file_of(name):
    session = Session()
    whole = json.loads(dumps("een", session))
    whole["session"]["stakeholders"]["items"] = [{"id": "a"}, {"id": "b", "name": name}]
    return json.dumps(whole)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sessions_file_names_the_row(language):
    t = texts(language)
    with pytest.raises(ImportFileError) as problem:
        loads(file_of("Ba\u202enk"))
    said = problem.value.sentence(t)
    row = t("errors.place_named", list=t("fields.list.stakeholders_items"), number=2, name="Ba·nk")
    assert row in said
    assert t("errors.control_character") in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_names_the_row_and_goes_on_without(language):
    t = texts(language)
    data = "Naam,Aantekening\nKwekers,x\nBa\u202enk,so\u202em\xads\n".encode()
    found = plan(read(data, "lijst.csv"), Session())
    rows = found.documents["stakeholders"]["items"]
    assert [each["name"] for each in rows] == ["Kwekers", "Bank"]
    assert rows[1]["note"] == "som\xads"
    lines = [each.line(t) for each in found.problems]
    assert len(lines) == 2
    assert all("3" in each for each in lines)


def test_what_was_stored_before_opens_and_goes_on_without(tmp_path):
    url = f"sqlite:///{tmp_path / 's.db'}"
    party = {"id": "a", "name": "Bank", "note": "no\xadta"}
    with open_store(url) as store:
        store.create("een", {"stakeholders": {"items": [party]}}, "x")
        live = LiveSession(store, "een", "x")
        state = {"stakeholders": live.documents["stakeholders"]}
        frozen = {"id": "m", "taken": "2026-01-01T10:00:00+00:00", "state": state}
        live.replace("moments", {"frozen": [frozen]})
    with sqlite3.connect(tmp_path / "s.db") as raw:
        raw.execute("UPDATE revisions SET document = replace(document, 'Bank', 'Ba\u202enk\ufeff')")
    raw.close()
    with open_store(url) as store:
        live = LiveSession(store, "een", "x")
        [found] = live.session.stakeholders.items
        assert (found.name, found.note) == ("Bank", "no\xadta")
        moment = live.session.moments.frozen[0].state["stakeholders"]["items"][0]
        assert moment["name"] == "Bank"
        op = {"op": "set", "id": "a", "key": "branch", "value": "x"}
        live.edit("stakeholders", "items", [op])
        assert live.undo()


def test_a_name_of_spaces_that_was_stored_before_is_no_name_now(tmp_path):
    party = {"id": "a", "name": "Bank", "note": "x"}
    with open_store(f"sqlite:///{tmp_path / 's.db'}") as store:
        store.create("een", {"stakeholders": {"items": [party]}}, "x")
    with sqlite3.connect(tmp_path / "s.db") as raw:
        raw.execute("UPDATE revisions SET document = replace(document, 'Bank', '  ')")
    raw.close()
    with open_store(f"sqlite:///{tmp_path / 's.db'}") as store:
        live = LiveSession(store, "een", "x")
        assert live.session.stakeholders.items[0].name == ""
        live.edit("stakeholders", "items", [{"op": "set", "id": "a", "key": "note", "value": "y"}])


def test_a_store_that_is_gone_with_its_process_is_no_other():
    store = MemoryStore()
    store.create("een", {"stakeholders": {"items": [{"id": "a", "name": "é 👩\u200d🌾"}]}}, "x")
    assert store.read("een", "stakeholders").document["items"][0]["name"] == "é 👩\u200d🌾"
