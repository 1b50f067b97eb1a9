"""With the files of a server in hand: what is over is in no table any more, nor is any order."""

import pytest
from sqlalchemy import create_engine, text

from netwerk_widgets.cli import main
from netwerk_widgets.rounds.keeping import exists
from netwerk_widgets.rounds.sheet import kept
from netwerk_widgets.rounds.slips import Slip, read
from netwerk_widgets.rounds.store import Answers, forget
from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.address import parsed
from netwerk_widgets.texts import LANGUAGES, texts
from tests.rounds.making import key, raw, round_of
from tests.rounds.store.putting import ANONYMOUS, revealed, slip

TABLES = ("rounds", "slips", "by_hand", "tallies", "pg_statistic")


@pytest.fixture
def url(emptied, monkeypatch):
    monkeypatch.setenv("NETWERK_DB", emptied)
    return emptied


@pytest.fixture
def answers(url):
    with Answers() as opened:
        yield opened


def asked(url, *queries):
    """What the server itself answers; of a ``CHECKPOINT`` nothing."""
    engine = create_engine(parsed(url), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        found = [connection.execute(text(query)) for query in queries][-1].all()
    engine.dispose()
    return found


def everything(server, url):
    """Every byte of the tables of answers, and of what belongs to them."""
    names = ", ".join(f"'{each}'::regclass" for each in TABLES)
    relations = (
        f"SELECT pg_relation_filepath(oid) FROM pg_class WHERE oid IN ({names}) OR oid IN"
        f" (SELECT reltoastrelid FROM pg_class WHERE oid IN ({names})) OR oid IN"
        f" (SELECT indexrelid FROM pg_index WHERE indrelid IN ({names}))"
    )
    files = asked(url, "ANALYZE", "CHECKPOINT", relations)
    return b"".join((server.data / path).read_bytes() for (path,) in files if path)


def test_after_closing_nothing_tells_who_or_in_which_order(answers, server, url):
    answers.open(ANONYMOUS)
    keys = [key() for _ in range(20)]
    for turn, each in enumerate(keys):
        answers.put(ANONYMOUS.id, [slip(1 + turn % 5, each, role="zorg")])
    answers.type_in(ANONYMOUS.id, {"paper 7": lambda _: Slip("", {"innovation.answer": 1})})
    hashes = [place for (place,) in asked(url, "SELECT place FROM slips")]
    before = everything(server, url)
    assert all(each.encode() in before for each in (*hashes, "paper 7"))
    answers.move_on(ANONYMOUS.id, "closed")
    after = everything(server, url)
    assert not [each for each in (*keys, *hashes, "paper 7") if each.encode() in after]
    # One transaction wrote all rows, and they lie in the order of their random numbers.
    assert asked(url, "SELECT count(DISTINCT xmin::text), count(*) FROM slips") == [(1, 21)]
    assert asked(url, "SELECT id FROM slips ORDER BY ctid") == asked(
        url, "SELECT id FROM slips ORDER BY id"
    )


@pytest.mark.parametrize("how", ["taken", "dropped", "forgotten", "removed"])
def test_what_was_answered_is_in_no_byte_of_a_table_after_it(answers, server, url, how, capsys):
    with open_store() as store:
        store.create("Proef", None, "x")
        uid = store.session_id("Proef")
    lesson = round_of("lesson", uid=uid)
    answers.open(lesson)
    # The second is so long that it does not fit beside the others.
    for words in ("Kwark is geen kaas", "Kwark " * 40):
        sent = raw(lesson, who="Wilhelmina") | {"answers": {"lesson.answer": words.strip()}}
        answers.put(lesson.id, [read(sent, lesson)])
    assert len(revealed(answers, lesson)) == 2
    assert b"Kwark" in everything(server, url)
    if how == "forgotten":
        forget(uid)
    elif how == "removed":
        assert main(["remove", "Proef", "--yes"]) == 0
    else:
        answers.move_on(lesson.id, how)
    after = everything(server, url)
    assert b"Kwark" not in after
    assert b"Wilhelmina" not in after
    with open_store() as store:
        assert bool(store.sessions()) == (how != "removed")


def test_answers_are_where_the_sessions_are_for_whoever_leads_with_you(answers, url, own_home):
    answers.open(ANONYMOUS)
    token = answers.change_token()
    with Answers() as colleague:
        assert colleague.open_in("s1") == ANONYMOUS
        colleague.put(ANONYMOUS.id, [slip(1)])
    assert answers.change_token() != token
    assert answers.count(ANONYMOUS.id) == 1
    assert exists()
    assert not list(own_home.glob("*answers*"))


def test_phones_are_not_promised_what_a_server_does_not_keep_to(url, monkeypatch):
    for language in LANGUAGES:
        t = texts(language)
        round_ = ANONYMOUS.model_copy(update={"roles": ()})
        assert kept(round_, t) == t("rounds.kept.anonymous_server")
        monkeypatch.setenv("NETWERK_DB", "sqlite:///ergens.db")
        assert kept(round_, t) == t("rounds.kept.anonymous")
        monkeypatch.setenv("NETWERK_DB", url)


def test_a_server_of_a_newer_version_takes_no_answers(answers, server_url, server, monkeypatch):
    monkeypatch.setenv("NETWERK_DB", server_url)
    with Answers() as old:  # makes the database, as no workbook did so yet
        old.open(ANONYMOUS)
        server.do("INSERT INTO netwerk_migrations VALUES ('m999_future')", server_url)
        with pytest.raises(DatabaseError) as told:
            old.put(ANONYMOUS.id, [slip(1)])
    assert told.value.key == "database_newer"
