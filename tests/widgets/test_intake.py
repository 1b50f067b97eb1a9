"""A list coming in without a browser: nothing is stored before it is accepted."""

import io

import openpyxl
import pytest

from netwerk_widgets import files
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.intake import Intake, Takeaway

T = texts("nl")
LIST = "Naam\tSector\nNieuw & co\tpubilek\n\nVan\tNaar\nNieuw & co\tX\nX\tY\nY\tZ\n"


@pytest.fixture
def live():
    store = MemoryStore()
    store.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "x")
    return LiveSession(store, "een", "x")


@pytest.fixture
def intake(live):
    notices = []
    widget = Intake(T, live, notices.append)
    widget.notices = notices
    widget.sent = []
    widget.send = lambda content, buffers=None: widget.sent.append((content, buffers))
    yield widget
    widget.close()


def say(widget, type_, *buffers, **more):
    widget._receive(widget, {"type": type_, **more}, list(buffers))


def names(live):
    return [each.name for each in live.session.stakeholders.items]


def test_a_pasted_list_is_shown_accepted_and_undone(intake, live):
    before = live.session
    say(intake, "paste", text=LIST)
    shown = intake.state["preview"]
    assert [(each["what"], each["amount"]) for each in shown["groups"]] == [
        ("added", "4 partijen en 3 relaties")
    ]
    assert live.session == before
    say(intake, "accept")
    assert names(live)[-4:] == ["Nieuw & co", "X", "Y", "Z"]
    assert intake.state["preview"] is None
    assert intake.notices == [T("files.intake.done", parties="4 partijen", relations="3 relaties")]
    assert live.undo()
    assert live.session == before


def test_choices_change_the_preview(intake, live):
    say(intake, "paste", text=LIST)
    value = next(p for p in intake.state["preview"]["problems"] if "Sector" in p["where"])
    assert value["chosen"] == "public"
    say(intake, "choose", key=value["key"], value="private")
    say(intake, "choose_all", kind="unknown_party", value="skip")
    shown = intake.state["preview"]
    assert shown["alike"]["chosen"] == "skip"
    assert [each["what"] for each in shown["groups"]] == ["added", "left_out"]
    say(intake, "accept")
    assert names(live)[-1] == "Nieuw & co"
    assert live.session.stakeholders.items[-1].sector == "private"


def test_cancel_stores_nothing(intake, live):
    before = live.session
    say(intake, "paste", text=LIST)
    say(intake, "cancel")
    say(intake, "accept")
    assert live.session == before
    assert intake.notices == []


def test_a_file_and_the_template(intake):
    say(intake, "template")
    content, (data,) = intake.sent[0]
    assert content["name"].endswith(".xlsx")
    say(intake, "file", memoryview(data), names=["sjabloon.xlsx"])
    (left,) = intake.state["preview"]["groups"]
    assert left["what"] == "left_out"
    assert {each["details"] for each in left["rows"]} == {T("files.reason.example")}
    assert intake.state["preview"]["empty"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_has_drop_downs_and_an_example(language):
    from netwerk_widgets.files.writing.excel import template

    t = texts(language)
    book = openpyxl.load_workbook(io.BytesIO(template(t)))
    parties, relations, lists = book.worksheets
    assert (parties.title, relations.title) == (
        t("files.sheet.parties"), t("files.sheet.relations"),
    )  # fmt: skip
    assert lists.sheet_state == "hidden"
    rules = {str(rule.sqref): rule.formula1 for rule in parties.data_validations.dataValidation}
    assert rules["B2:B2001"] == f"'{lists.title}'!$A$1:$A$3"
    assert [cell.value for cell in lists["A"]][:3] == [
        t(f"fields.sector.{each}") for each in ("public", "private", "social")
    ]
    assert parties["A2"].value == t("files.template.name")
    assert len(relations.data_validations.dataValidation) == 3


@pytest.mark.parametrize(
    ("kind", "more", "data"),
    [("paste", {"text": " "}, b""), ("file", {"names": ["x.xlsx"]}, b"PK\x03\x04")],
)
def test_what_cannot_be_read_is_one_sentence(intake, kind, more, data):
    say(intake, kind, data, **more)
    assert intake.problem.count(".") >= 1
    assert intake.state["preview"] is None


def test_every_way_out(live):
    widget = Takeaway(T, live)
    sent = []
    widget.send = lambda content, buffers: sent.append((content["name"], buffers[0]))
    for extension in files.FORMATS:
        widget._receive(widget, {"format": extension}, [])
    assert [name for name, _ in sent] == [f"een.{each}" for each in files.FORMATS]
    for name, data in sent:
        assert files.plan(files.read(data, name), live.session).documents == {}
    widget._receive(widget, {"format": "exe"}, [])
    assert ".gexf" in widget.problem
    widget.close()


def test_marks_of_relations_leave_only_when_they_are_asked_for(live):
    goals, domain = live.documents["goals"], live.documents["domain"]
    none = {"goals": goals | {"influences": []}, "domain": domain | {"pictures": []}}
    live.replace_many(none)
    widget = Takeaway(T, live)
    assert widget.state["confided"] is None
    session = live.session
    first = session.relations.items[0]
    picture = {"id": "x", "round": "r", "by": first.from_id, "other": first.to_id,
               "kinds": ["cooperation"], "open": 1}  # fmt: skip
    live.replace_many({"domain": live.documents["domain"] | {"pictures": [picture]}})
    widget.show()
    assert "aan jou alleen" in widget.state["confided"]["help"]
    sent = []
    widget.send = lambda content, buffers: sent.append(buffers[0].decode())
    for asked in ({}, {"confided": False}, {"confided": "yes"}, {"confided": True}):
        widget._receive(widget, {"format": "csv"} | asked, [])
    assert ["Vertrouwen van" in each for each in sent] == [False, False, False, True]
    widget.close()


def test_every_column_is_shown_and_can_be_changed(intake, live):
    say(intake, "paste", text="Naam;Aantekening;KvK\nA;vriend;123\nB;;456\n")
    (found,) = intake.state["preview"]["lists"]
    assert [(each["head"], each["role"], each["samples"]) for each in found["columns"]] == [
        ("Naam", "name", "A; B"), ("Aantekening", "note", "vriend"), ("KvK", "keep", "123; 456"),
    ]  # fmt: skip
    say(intake, "choose", key=found["columns"][2]["key"], value="skip")
    say(intake, "choose", key=found["columns"][1]["key"], value="branch")
    say(intake, "accept")
    first = next(each for each in live.session.stakeholders.items if each.name == "A")
    assert (first.branch, first.note) == ("vriend", "")


def test_two_columns_can_be_made_a_relation(intake, live):
    say(intake, "paste", text="Wat?;Waarheen?\nA;B\nB;C\n")
    preview = intake.state["preview"]
    assert preview["asks"] == 1
    before = live.session.relations
    say(intake, "accept")
    assert live.session.relations == before
    keys = [each["key"] for each in preview["lists"][0]["columns"]]
    say(intake, "choose", key=preview["problems"][0]["key"], value=preview["problems"][0]["likely"])
    say(intake, "choose", key=keys[0], value="from")
    say(intake, "choose", key=keys[1], value="to")
    assert intake.state["preview"]["counted"] == "3 partijen en 2 relaties"
    say(intake, "accept")
    assert len(live.session.relations.items) == len(before.items) + 2
