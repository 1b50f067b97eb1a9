"""Who is removed from a database whose users are kept apart, and a plain one that becomes one."""

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from netwerk_widgets.session.errors import DatabaseError, NetwerkError
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.address import parsed
from netwerk_widgets.session.store.shared import rooms, sharing, users
from tests.session.store.server.apart import REFUSED, asked


def _may_log_in(admin, role):
    engine = create_engine(parsed(admin))
    with engine.connect() as connection:
        asked = text("SELECT rolcanlogin FROM pg_roles WHERE rolname = :role")
        found = connection.execute(asked, {"role": role}).scalar_one()
    engine.dispose()
    return found


def test_who_is_removed_is_out_at_once_and_inherits_nothing(there):
    carla = users.provision(there.admin, "carla", "Carla")
    with open_store(carla) as store:
        store.create("Van Carla", None, "x")
        uid = store.session_id("Van Carla")
        room = rooms.open_room(store, "Van Carla")
        engine = create_engine(parsed(carla))
        with engine.connect() as still:
            counting = text("SELECT count(*) FROM revisions")
            assert still.execute(counting).scalar() > 0
            assert users.remove(there.admin, "carla")
            assert users.remove(there.admin, "carla") is False
            with open_store(there.room, readonly=True) as service:
                assert room not in rooms.rooms(service)
            with pytest.raises(DBAPIError):
                still.execute(counting)
        engine.dispose()
        with pytest.raises(DatabaseError):
            store.sessions()
    assert not _may_log_in(there.admin, parsed(carla).username)
    again = users.provision(there.admin, "carla", "Carla")
    with open_store(again) as store:
        assert store.sessions() == []
        assert store.signed("x") == "Carla 2\tx"
        with open_store(there.anna) as anna:
            sharing.share(anna, "Geheim", "carla", "person", False)
            [share] = sharing.shares(anna, "Geheim")
            assert (share.name, store.owner_of("Geheim · Anna")) == ("Carla 2", "Anna")
            sharing.unshare(anna, "Geheim", share.id)
        assert users.of_nobody(there.admin) == {uid: "Van Carla"}
        users.give(there.admin, uid, "carla")
        assert [each.name for each in store.sessions()] == ["Van Carla"]
        store.delete("Van Carla")


def test_a_plain_database_becomes_one_by_who_does_not_look_after_the_whole_server(server):
    """Its sessions are of nobody until they are given to somebody."""
    server.do("CREATE ROLE keeper LOGIN CREATEROLE PASSWORD 'x'")
    name = server.database().rpartition("/")[2]
    server.do(f"ALTER DATABASE {name} OWNER TO keeper")
    admin = server.url(name, "keeper", "x")
    with open_store(admin) as plain:
        plain.create("Van voor die tijd", {"start": {"intro": "a"}}, "start-1")
        plain.save("Van voor die tijd", "start", {"intro": "b"}, 1, "start-1")
        uid = plain.session_id("Van voor die tijd")
    with pytest.raises(NetwerkError):
        users.give(admin, uid, "dirk")
    users.prepare(admin)
    users.prepare(admin)
    dirk, eva = (users.provision(admin, each, "D'; DROP TABLE x; --") for each in "de")
    with open_store(dirk) as store, open_store(eva) as other:
        assert store.sessions() == other.sessions() == []
        assert users.of_nobody(admin) == {uid: "Van voor die tijd"}
        users.give(admin, uid, "d")
        saved = store.save("Van voor die tijd", "start", {"intro": "c"}, 2, "start-1")
        assert saved.revision.number == 3
        assert [each.author for each in store.history("Van voor die tijd", "start")][:2] == [
            "D'; DROP TABLE x; --\tstart-1", "start-1"
        ]  # fmt: skip
        assert other.sessions() == []
        assert asked(eva, "SELECT name FROM sessions") == REFUSED
        users.remove(admin, "e")
        with pytest.raises(DatabaseError):
            other.sessions()
