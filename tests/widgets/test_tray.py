"""The widget of the tray: what a page sends, what is stored, what is told."""

import pytest

from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.act_words import buttons
from netwerk_widgets.widgets.pages import context, dilemmas, doing, dream, persevering
from netwerk_widgets.widgets.search import found
from netwerk_widgets.widgets.tray import Tray

T = texts("nl")


class Facilitator:
    """A tray, and what its page was told."""

    def __init__(self) -> None:
        store = MemoryStore()
        store.create("een", None, "x")
        self.live = LiveSession(store, "een", "anna")
        self.problems, self.sent, self.conflicts = [], [], []
        self.tray = Tray(
            T,
            self.live,
            lambda *told: self.conflicts.append(told),
            self.problems.append,
            lambda *told: self.sent.append(told),
        )
        self.seq = 0

    def do(self, *ops):
        self.seq += 1
        self.tray._receive(self.tray, {"type": "ops", "ops": list(ops), "seq": self.seq}, None)
        assert self.tray.acked == self.seq

    def ask(self, act, **more):
        self.tray._receive(self.tray, {"type": act, **more}, None)

    @property
    def ideas(self):
        return self.live.session.ideas


def add(id_, text, **more):
    return {"op": "add", "part": "items", "id": id_, "values": {"text": text, **more}}


def put(id_, group):
    return {"op": "set", "part": "items", "id": id_, "key": "group", "value": group}


@pytest.fixture
def her():
    made = Facilitator()
    made.do(
        add("a", "Samen inkopen"), add("b", "samen inkopen!", came="pasted"), add("c", "Anders")
    )
    yield made
    made.tray.close()


def test_what_is_pasted_at_once_is_one_act(her):
    assert [each.text for each in her.ideas.items] == ["Samen inkopen", "samen inkopen!", "Anders"]
    assert [each["came"] for each in her.tray.ideas] == ["", T("fields.came.pasted"), ""]
    assert her.live.undo()
    assert her.ideas.items == []


def test_a_digit_that_makes_a_group_is_one_act_with_it(her):
    new = {"op": "add", "part": "groups", "id": "g", "values": {"name": "Groep 1"}}
    her.do(new, put("a", "g"))
    assert (her.ideas.items[0].group, her.ideas.groups[0].name) == ("g", "Groep 1")
    assert her.live.undo()
    assert (her.ideas.items[0].group, her.ideas.groups) == (None, [])
    assert her.live.redo()
    assert her.ideas.items[0].group == "g"


def test_a_group_goes_without_its_ideas(her):
    new = {"op": "add", "part": "groups", "id": "g", "values": {"name": "Groep 1"}}
    her.do(new, put("a", "g"))
    her.do({"op": "remove", "part": "groups", "id": "g"})
    assert her.ideas.groups == []
    assert [each.group for each in her.ideas.items] == [None] * 3


def test_in_a_group_that_somebody_else_removed_an_idea_is_in_none(her):
    her.do(put("a", "weg"))
    assert her.ideas.items[0].group is None
    assert her.tray.errors == {}


def test_what_is_alike_is_suggested_and_nothing_happens_by_itself(her):
    assert her.tray.pairs == [["a", "b"]]
    assert len(her.ideas.items) == 3
    her.ask("merge", keep="a", other="b")
    assert her.tray.pairs == []
    assert her.ideas.items[0].also == ["samen inkopen!"]
    assert her.live.undo()
    assert len(her.ideas.items) == 3


def test_what_is_picked_follows_its_words(her):
    her.ask("pick", ids=["c"], on=True)
    her.do({"op": "set", "part": "items", "id": "c", "key": "text", "value": "Heel anders"})
    assert [each.text for each in her.ideas.picked] == ["Heel anders"]
    assert [each["picked"] for each in her.tray.ideas] == [False, False, True]


def test_what_was_sent_on_is_told_with_its_page_and_a_second_time_it_is_said(her):
    her.ask("send", part="items", id="a", kind="action")
    [(*told, before)] = her.sent
    assert told == ["action", "Samen inkopen", "doing"]
    assert {part for part, _number in before.revisions} == {"ideas"}, "what came before it"
    [became] = her.tray.ideas[0]["became"]
    assert became["text"] == T("ideas.became", kind=T("ideas.kind.action"), name="Samen inkopen")
    assert became["href"].startswith("06_doing.ipynb?session=een")
    her.ask("send", part="items", id="a", kind="action")
    assert her.problems == [T("errors.idea_sent")]
    assert len(her.live.session.doing.actions) == 1


@pytest.mark.parametrize(
    "said",
    [
        {"type": "send", "part": "items", "id": "a", "kind": "money"},
        {"type": "send", "part": "picked", "id": "a", "kind": "action"},
        {"type": "send", "part": "items", "id": "weg", "kind": "action"},
        {"type": "merge", "keep": "a", "other": "a"},
        {"type": "merge", "keep": "a"},
    ],
)
def test_what_no_page_asks_changes_nothing_and_is_told_in_a_sentence(her, said):
    before = her.live.documents
    her.tray._receive(her.tray, said, None)
    assert her.live.documents == before
    assert len(her.problems) == 1


def test_no_page_writes_what_is_picked_directly(her):
    add_ = {"op": "add", "part": "picked", "id": "z", "values": {"text": "Stiekem"}}
    her.do(add_)
    assert her.ideas.picked == []
    assert her.tray.problem


def test_undo_says_what_it_takes_back_and_on_which_page(her):
    said = buttons(her.live, "gather", T)["titles"]["undo"]
    assert T("history.where.gather") in said
    assert "Samen inkopen" in said


def test_an_idea_is_found_by_its_words_and_leads_to_the_tray(her):
    [hit] = found("anders", her.live, T)
    assert hit["at"] == {"editor": "tray", "row": "c", "name": "text"}
    assert hit["href"].startswith("gather.ipynb?session=een")
    assert hit["page"] == T("ui.page.gather")


@pytest.mark.parametrize(
    ("kind", "recording"),
    [
        ("party", context.STAKEHOLDERS),
        ("theme", dream.THEMES),
        ("dilemma", dilemmas.DILEMMAS),
        ("action", doing.ACTIONS),
        ("lesson", persevering.LESSONS),
    ],
)
def test_what_an_idea_became_says_on_its_own_page_where_it_comes_from(her, kind, recording):
    her.ask("send", part="items", id="a", kind=kind)
    [row] = recording.shown(her.live.documents[recording.part], her.live.session, T)
    assert row["badge"]["text"] == T("ideas.came_from", name="Samen inkopen")
