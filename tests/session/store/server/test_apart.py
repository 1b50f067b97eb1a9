"""Whoever has a kernel can send any SQL: nothing that is not his is read, changed or found."""

import re

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from netwerk_widgets.rounds.keeping import ClosedError
from netwerk_widgets.rounds.store import Answers, remove_session
from netwerk_widgets.session.errors import NetwerkError, SessionNotFoundError
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.address import parsed
from netwerk_widgets.session.store.shared import rooms, sharing, users
from tests.rounds.store.putting import slip
from tests.session.store.server.apart import REFUSED, SECRET, asked, complaint, everything
from tests.session.store.server.attacks import READING, WRITING
from tests.session.store.sql.databases import sentence_key


def test_nothing_of_anothers_session_is_read_with_any_sql(there):
    told = {each: asked(there.bert, *each.format(**vars(there)).split("; ")) for each in READING}
    assert {each: rows for each, rows in told.items() if not _refused(rows)} == {}
    with_all = asked(there.bert, "SELECT * FROM revisions")
    assert with_all
    assert SECRET not in str(with_all)


def test_nothing_of_anothers_session_is_changed_with_any_sql(there):
    before = everything(there.admin)
    told = {each: asked(there.bert, each.format(**vars(there))) for each in WRITING}
    assert {each: done for each, done in told.items() if not _refused(done)} == {}
    assert everything(there.admin) == before


def _refused(told):
    """Not done for any row, or refused; an error of its own making (a cast) saw a row."""
    nothing = [], 0, [(None,)], [("",)]
    return told in (*nothing, REFUSED, "0A000", "42P01", "55000", "22023")


@pytest.mark.parametrize(
    "statement",
    [each for each in WRITING if "{id}" in each or "{round}" in each],
)
def test_what_is_there_and_what_is_not_are_refused_in_the_same_words(there, statement):
    known = vars(there)
    never = known | {"id": 17, "round": "nooit", "uid": "nooit"}
    assert complaint(there.bert, statement.format(**known)) == complaint(
        there.bert, statement.format(**never)
    )


@pytest.mark.parametrize(
    ("table", "right", "wrong"),
    [
        ("revisions", "author = E'Anna\\tstart-1'", "author = E'Zoe\\tstart-1'"),
        ("revisions", "document >= ''", "document >= 'zzzz'"),
        ("revisions", "time < '2999'", "time < '0999'"),
        ("slips", "content > ''", "content > 'zzzz'"),
        ("rounds", "document > ''", "document > 'zzzz'"),
    ],
)
@pytest.mark.parametrize(
    "first", ["SET LOCAL work_mem = '64kB'", "SET LOCAL enable_seqscan = off; SET LOCAL jit = off"]
)
def test_how_a_question_is_answered_tells_nothing_either(there, table, right, wrong, first):
    explain = f"EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF) SELECT 1 FROM {table} WHERE "
    nobody = users.provision(there.admin, "zoe", "Zoe")
    plans = [
        re.sub(r"'[^']*'", "?", "\n".join(row[0] for row in asked(nobody, first, explain + each)))
        for each in (right, wrong)
    ]
    assert plans[0] == plans[1]
    assert "Filter" in plans[0]


def test_a_name_is_taken_for_ones_own_sessions_only(there):
    with open_store(there.bert) as store:
        store.create("geheim", None, "x")
        with pytest.raises(NetwerkError):
            store.create("Geheim", None, "x")
        store.rename("geheim", "GEHEIM")
        store.delete("GEHEIM")


def test_who_writes_is_who_says_the_database(there):
    insert = (
        "INSERT INTO revisions (session_id, part, number, time, author, document)"
        " VALUES ({mine}, 'dream', 2, '2026-01-01T00:00:00+00:00', E'Anna\\tstart-1', '{{}}')"
    )
    assert asked(there.bert, insert.format(**vars(there))) == 1
    [(author,)] = asked(
        there.bert, "SELECT author FROM revisions WHERE part = 'dream' AND number = 2"
    )
    assert author == "Bert\tstart-1"


@pytest.mark.parametrize(
    "spoilt",
    [
        "INSERT INTO revisions (session_id, part, number, time, author, document)"
        " VALUES ({mine}, 'goals', 2, 'infinity', 'x', '{{}}')",
        *(
            "INSERT INTO revisions (session_id, part, number, time, author, document)"
            f" VALUES ({{mine}}, 'goals', 2, '2026-01-01T{time}+00:00', 'x', '{{{{}}}}')"
            for time in ("23:59:60", "24:00:00")
        ),
        "INSERT INTO revisions (session_id, part, number, time, author, document)"
        " VALUES ({mine}, 'goals', 2, '2026-01-01T00:00:00+00:00', 'x', 'geen json')",
        "INSERT INTO revisions (session_id, part, number, time, author, document)"
        " VALUES ({mine}, 'goals', 2, '2026-01-01T00:00:00+00:00', 'x', '[]')",
        "INSERT INTO sessions (name, folded, created) VALUES ('a', 'a', 'gisteren')",
        "INSERT INTO sessions (name, folded, created)"
        " VALUES (E'a\nb', 'a', '2026-01-01T00:00:00+00:00')",
        "UPDATE sessions SET name = '../x' WHERE id = {mine}",
    ],
)
def test_who_shares_something_spoils_nobodys_list(there, spoilt):
    assert asked(there.bert, spoilt.format(**vars(there))) in (REFUSED, "22P02")


def test_nobody_finds_anothers_session_with_our_own_functions(there, monkeypatch):
    monkeypatch.setenv("NETWERK_DB", there.bert)
    with open_store() as store, Answers() as answers:
        assert [each.name for each in store.sessions()] == ["Mijn"]
        assert store.name_of(there.uid) is None
        assert answers.rounds(there.uid) == []
        assert answers.open_in(there.uid) is None
        assert answers.count(there.round) == 0
        with pytest.raises(ClosedError):
            answers.put(there.round, [slip(1, round_=there.open)])
        for forged in ("Geheim", "Geheim · Anna", there.uid):
            for do in (
                lambda name: store.read(name, "start"),
                lambda name: store.save(name, "start", {"intro": "x"}, 1, "x"),
                store.heads,
                store.delete,
                lambda name: store.rename(name, "x"),
                lambda name: rooms.open_room(store, name),
                lambda name: sharing.share(store, name, "Bert", "person", True),
            ):
                with pytest.raises(SessionNotFoundError):
                    do(forged)


def test_what_is_shared_can_be_read_or_written_and_no_more_and_ends_at_once(there, monkeypatch):
    with open_store(there.anna) as anna, open_store(there.bert) as bert:
        sharing.share(anna, "Geheim", " BERT ", "person", False)
        name = "Geheim · Anna"
        assert bert.read(name, "start").document["intro"] == f"{SECRET} 2"
        assert sharing.given(bert) == [(name, "Anna", False)]
        words = iter("abcdef")
        saving = lambda: bert.save(name, "start", {"intro": next(words)}, 2, "x")  # noqa: E731
        assert sentence_key(saving) == "read_only_shared"
        bert._known[name] = bert._known[name]._replace(writes=True)  # as if it went round that
        assert complaint(there.bert, WRITING[0].format(**vars(there))) != ""
        monkeypatch.setenv("NETWERK_DB", there.bert)
        with Answers() as answers:  # who reads along sees the round, and answers nothing in it
            assert answers.open_in(there.uid) == there.open
            with pytest.raises(ClosedError):
                answers.put(there.round, [slip(1, round_=there.open)])
            assert sentence_key(lambda: answers.leave(there.round, "tally")) == "read_only_shared"
        users.join(there.admin, "bert", ["Team"])
        sharing.share(anna, "Geheim", "team", "group", True)
        bert.change_token()
        assert saving().merged is False
        for do in (
            bert.delete,
            lambda name: bert.rename(name, "x"),
            lambda name: remove_session(bert, name),
        ):
            assert sentence_key(lambda do=do: do(name)) == "not_your_session"
        with Answers() as answers:
            assert answers.count(there.round) > 0
        assert sharing.shares(bert, name) is None
        users.join(there.admin, "bert", [])
        assert sentence_key(saving) == "read_only_shared"
        [share] = sharing.shares(anna, "Geheim")
        sharing.unshare(anna, "Geheim", share.id)
        with pytest.raises(SessionNotFoundError):
            bert.read(name, "start")
        assert sentence_key(lambda: sharing.share(anna, "Geheim", "Anna", "person", True))


@pytest.mark.parametrize("kind", ["person", "group"])
@pytest.mark.parametrize(
    "late",
    [
        WRITING[0],
        "UPDATE rounds SET state = 'closed' WHERE id = '{round}'",
        "SELECT netwerk_shared.open_room({id})",
        "SELECT netwerk_shared.close_room({id})",
    ],
)
def test_who_began_before_it_was_taken_back_writes_nothing_after_it(there, kind, late):
    users.join(there.admin, "bert", ["Team"])
    engine = create_engine(parsed(there.bert), isolation_level="REPEATABLE READ")
    with open_store(there.anna) as anna, engine.connect() as begun:
        sharing.share(anna, "Geheim", {"person": "bert", "group": "team"}[kind], kind, True)
        begun.execute(text("SET netwerk.tidying = 'on'"))  # a setting of ours, once
        assert len(begun.execute(text("SELECT id FROM sessions")).all()) == 2
        if kind == "person":
            [share] = sharing.shares(anna, "Geheim")
            sharing.unshare(anna, "Geheim", share.id)
        users.join(there.admin, "bert", [])
        before = everything(there.admin)
        with pytest.raises(DBAPIError) as told:
            begun.execute(text(late.format(**vars(there))))
        assert told.value.orig.sqlstate == "40001"
    assert everything(there.admin) == before
    engine.dispose()


def test_the_rooms_service_sees_open_rooms_and_takes_slips_and_no_more(there, monkeypatch):
    with open_store(there.anna) as anna:
        room = rooms.open_room(anna, "Geheim")
        assert room == rooms.room_of(anna, "Geheim")
        monkeypatch.setenv("NETWERK_DB", there.room)
        with open_store(readonly=True) as service, Answers() as answers:
            assert rooms.rooms(service) == {room: "Geheim · Anna"}
            assert [each.name for each in service.sessions()] == ["Geheim · Anna"]
            assert answers.open_in(there.uid) == there.open
            assert answers.put(there.round, [slip(1, round_=there.open)]) == ["kept"]
            with pytest.raises(ClosedError):
                answers.put(asked(there.bert, "SELECT id FROM rounds")[0][0], [])
            rooms.close_room(anna, "Geheim")
            assert rooms.rooms(service) == {}
            assert service.sessions() == []
            with pytest.raises(ClosedError):
                answers.put(there.round, [slip(1, round_=there.open)])
    before = everything(there.admin)
    tried = [each for each in (*READING, *WRITING) if each != "SET ROLE netwerk_room"]
    told = {each: asked(there.room, each.format(**vars(there))) for each in tried}
    assert {each: rows for each, rows in told.items() if not _refused(rows)} == {}
    for table in ("slips", "by_hand", "tallies", "grids"):
        assert asked(there.room, f"SELECT 1 FROM {table}") == REFUSED
    assert everything(there.admin) == before
