"""What may happen to the participants' door while a room looks on."""

from contextlib import contextmanager, suppress
from threading import Event, Thread
from urllib.request import urlopen

import psutil
import pytest

from netwerk_widgets.serve.rendered import NOTICE
from netwerk_widgets.session.cases import load_case
from tests.serve.followers import followers, until
from tests.serve.room import opened


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("room"), load_case("laanboompact", "nl")) as made:
        yield made


def page(room):
    with urlopen(room.address, timeout=60) as answer:
        return answer.read().decode()


def noticed(room):
    """Whether the page says that it is not the newest."""
    return NOTICE not in page(room)


def dream(room, words):
    room.put("dream", "", "form", "shared", words)


def nursery_and_kernels(room):
    """What forks the kernels of a running door, and the kernels that there are."""
    parents = {}
    for each in psutil.Process(room.process.pid).children(recursive=True):
        with suppress(psutil.NoSuchProcess):  # gone meanwhile
            parents[each] = each.ppid()
    nurseries = [each for each, parent in parents.items() if parent == room.process.pid]
    pids = {each.pid for each in nurseries}
    return nurseries, [each for each, parent in parents.items() if parent in pids]


@contextmanager
def kernels_that_die(room):
    """Every kernel that starts is killed; ``killed`` holds them."""
    killed, enough = [], Event()

    def kill():
        while not enough.wait(0.005):
            for each in nursery_and_kernels(room)[1]:
                if each not in killed:
                    with suppress(psutil.NoSuchProcess):
                        each.kill()
                        killed.append(each)

    killer = Thread(target=kill)
    killer.start()
    try:
        yield killed
    finally:
        enough.set()
        killer.join()


def test_a_kernel_that_dies_while_rendering_leaves_the_last_good_page(room):
    dream(room, "De laatste goede bladzijde")
    until(lambda: "laatste goede" in page(room))
    with kernels_that_die(room) as killed:
        dream(room, "Hier stierf de kernel")
        until(lambda: killed and noticed(room))
        assert "laatste goede" in page(room)
        assert "stierf" not in page(room)
    until(lambda: "Hier stierf de kernel" in page(room))
    assert not noticed(room)
    with room.store() as store:
        assert store.read(room.name, "dream").document["shared"] == "Hier stierf de kernel"


def test_a_newer_page_is_made_without_a_kernel_and_who_makes_it_is_asked_again(room):
    dream(room, "De eerste hierna")
    until(lambda: "De eerste hierna" in page(room))
    [maker] = nursery_and_kernels(room)[1]
    dream(room, "De tweede hierna")
    until(lambda: "De tweede hierna" in page(room))
    assert nursery_and_kernels(room)[1] == [maker]


def test_what_forks_the_kernels_may_die_too(room):
    nurseries, _ = nursery_and_kernels(room)
    assert nurseries
    for each in nurseries:
        each.kill()
    psutil.wait_procs(nurseries, timeout=10)
    dream(room, "Zonder kraamkamer")
    until(lambda: "Zonder kraamkamer" in page(room))


def test_a_database_that_is_removed_comes_back_for_the_room_too(room):
    """The room keeps its page, with a notice, until the workbook has put the file back."""
    with room.live() as live:
        live.refresh()
        for name in ("", "-wal", "-shm"):
            room.database.with_name(room.database.name + name).unlink(missing_ok=True)
        until(lambda: noticed(room))
        op = {"op": "set", "id": "form", "key": "shared", "value": "Teruggezet door het werkboek"}
        live.edit("dream", "", [op])
    until(lambda: "Teruggezet door het werkboek" in page(room))
    assert not noticed(room)


def test_fifty_pages_come_back_after_the_server_was_killed(room):
    """With the newest revision, by themselves. A real browser does so in tests/browser."""
    with followers(room.port, 50) as pages:
        until(lambda: all("Teruggezet" in each.page for each in pages))
        room.kill()
        until(lambda: all(each.lost for each in pages))
        dream(room, "Geschreven terwijl niemand het hoorde")
        room.open()
        until(lambda: all("niemand het hoorde" in each.page for each in pages))
        assert len({each.revision for each in pages}) == 1
