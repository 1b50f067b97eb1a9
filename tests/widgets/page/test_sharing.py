"""Two facilitators in one session, each with a workbook: shared, read, written, taken back."""

import pytest

from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.shared import users
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets import sharing
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.versions import Versions

HERS = "Laanboompact · Anna"


@pytest.fixture(scope="module")
def people(server):
    admin = server.database()
    users.prepare(admin)
    found = [users.provision(admin, name, name) for name in ("Anna", "Bert")]
    users.join(admin, "Bert", ["Adviseurs"])
    with open_store(found[0]) as store:
        store.create("Laanboompact", load_case("laanboompact", "nl").model_dump(mode="json"), "x")
    return found


@pytest.fixture
def page(people):
    """Opens a page of Anna (0) or Bert (1); all is closed after the test."""
    opened = []

    def open_page(who, name, session=None, language="nl"):
        store = open_store(people[who])
        opened.append((Page(name, store, session, language), store))
        return opened[-1][0]

    yield open_page
    for each, store in opened:
        each.close()
        store.close()


def one(page, kind):
    return next(
        each
        for section in page.sections
        for each in section.box.children
        for each in [each, *getattr(each, "children", ())]
        if isinstance(each, kind)
    )


def told(page):
    return [each["text"] for each in page.header.notices]


def texts_of(section):
    return [each.value for each in section.box.children if hasattr(each, "value")]


def share(page, **how):
    one(page, sharing.Sharing).do({"type": "share"} | how)


@pytest.mark.slow
def test_a_session_is_shared_read_written_and_taken_back(page):
    t = texts("nl")
    anna = page(0, "start", "Laanboompact")
    mine = one(anna, sharing.Sharing)
    assert mine.state["mine"] is None, "names come when asked for"
    mine.do({"type": "show", "shown": True})
    assert (mine.state["mine"], mine.state["given"]) == ([], [])
    for wrong, key in (({"name": "Piet"}, "share_nobody"), ({"name": " "}, "share_empty")):
        mine._receive(None, {"type": "share", "kind": "person"} | wrong, None)
        assert mine.problem == t(f"errors.{key}", name="Piet")
    share(anna, name="bert ", kind="person", writes=False)
    assert [(each["name"], each["writes"]) for each in mine.state["mine"]] == [("Bert", False)]

    start = page(1, "start")
    doors = next(each for each in start.sections if each.slug == "doors")
    assert t("start.doors.intro") not in str(texts_of(doors))
    assert t("start.doors.intro_shared") in str(texts_of(doors))
    given = one(start, sharing.Sharing)
    given.do({"type": "show", "shown": True})
    assert [(each["name"], each["may"]) for each in given.state["given"]] == [
        (HERS, t("sharing.reads"))
    ]
    assert given.state["groups"] == ["Adviseurs"]

    bert = page(1, "dream", HERS)
    assert t("errors.read_only_shared") in told(bert)
    hers = page(0, "dream", "Laanboompact")
    hers.live.replace("dream", hers.live.documents["dream"] | {"shared": "Samen"})
    bert.look()
    assert bert.recorded.dream.shared == "Samen"
    before = bert.live.documents["dream"]
    op = {"op": "set", "id": "form", "key": "shared", "value": "Van Bert", "part": "shared"}
    writer = next(each for each in bert.editors if ("dream", "") in each.records)
    writer.do([op], 1)
    assert writer.problem == t("errors.read_only_shared")
    hers.look()
    assert hers.live.documents["dream"] == before

    share(anna, name="adviseurs", kind="group", writes=True)
    bert.look()
    assert told(bert) == []
    hers.look()
    assert hers.recorded.dream.shared == "Van Bert", "what waited is saved now"
    versions = one(page(0, "start", "Laanboompact"), Versions)
    versions.do({"type": "show", "shown": True})
    assert [each["where"] for each in versions.state["versions"]][:2] == [
        "Bert, stap 3",
        "Anna, stap 3",
    ]

    for each in list(mine.state["mine"]):
        mine.do({"type": "stop", "id": each["id"]})
    bert.look()
    assert bert.live is None
    assert t("errors.no_session_shared", name=HERS) in told(bert)
    given.do({"type": "show", "shown": True})
    assert given.state["given"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_shared_where_nobody_is_kept_apart(language):
    with open_store("memory://") as store:
        store.create("een", None, "x")
        page = Page("start", store, "een", language)
        assert "sharing" not in [each.slug for each in page.sections]
        page.close()
