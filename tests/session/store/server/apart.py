"""Two people in one database, and raw SQL as each of them."""

import re
from types import SimpleNamespace

from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.address import parsed
from netwerk_widgets.session.store.shared import rooms, users
from tests.rounds.making import round_of
from tests.rounds.store.putting import slip

#: What the server says to who may not (SQLSTATE).
REFUSED = "42501"
#: What stands in Anna's session, and nowhere else.
SECRET = "Kwark"
#: All that there is in the database.
TABLES = (
    *("sessions", "revisions", "rounds", "slips", "by_hand", "tallies", "grids", "workbook"),
    *(
        f"netwerk_shared.{each}"
        for each in ("people", "groups", "members", "shares", "rooms", "answered")
    ),
)


#: Kept for the whole file: to come in takes longer than to ask.
engines = {}


def _engine(url):
    if url not in engines:
        engines[url] = create_engine(parsed(url), pool_pre_ping=True)
    return engines[url]


def asked(url, *statements):
    """The rows that the last one gives, or the server's code for why it refuses any."""
    try:
        with _engine(url).connect() as connection:
            for each in statements:
                found = connection.exec_driver_sql(each, execution_options={"no_parameters": True})
                rows = found.all() if found.returns_rows else found.rowcount
            connection.commit()
    except DBAPIError as problem:
        return getattr(problem.orig, "sqlstate", None) or "refused"
    return rows


def complaint(url, statement):
    """What the server says, without the numbers in it."""
    try:
        with _engine(url).connect() as connection:
            connection.execute(text(statement))
    except DBAPIError as problem:
        return re.sub(r"\d+", "#", str(problem.orig))
    return ""


def everything(url):
    """All rows there are, for who looks after it."""
    return {table: sorted(map(str, asked(url, f"SELECT * FROM {table}"))) for table in TABLES}


def _typed(each):
    return lambda _: each


def made(server, monkeypatch):
    """A database of Anna, who has a session with a round and an open room, and of Bert."""
    admin = server.database()
    room = users.prepare(admin)
    anna, bert = (users.provision(admin, each.lower(), each) for each in ("Anna", "Bert"))
    for url, name, words in ((anna, "Geheim", SECRET), (bert, "Mijn", "Van Bert")):
        with open_store(url) as store:
            store.create(name, {"start": {"intro": words}}, "start-1")
            store.save(name, "start", {"intro": f"{words} 2"}, 1, "start-1")
            uid = store.session_id(name)
        monkeypatch.setenv("NETWERK_DB", url)
        opened = round_of("forces", uid=uid)
        with Answers() as answers:
            answers.open(opened)
            answers.put(opened.id, [slip(3, round_=opened)])
            answers.type_in(opened.id, {"paper 1": _typed(slip(2, round_=opened))})
            answers.leave(opened.id, "answers")
            answers.tally_up(opened.id, {}, [])
        if name == "Geheim":
            hers = opened
    with open_store(anna) as store:
        rooms.open_room(store, "Geheim")
        rooms.close_room(store, "Geheim")
        uid = store.session_id("Geheim")
    server.do("ANALYZE", admin)
    [(number, owner)] = asked(admin, f"SELECT id, owner FROM sessions WHERE uid = '{uid}'")
    [(mine,)] = asked(bert, "SELECT id FROM sessions")
    known = {"uid": uid, "id": number, "owner": owner, "round": hers.id, "mine": mine}
    return SimpleNamespace(admin=admin, room=room, anna=anna, bert=bert, open=hers, **known)
