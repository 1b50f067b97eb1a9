"""Answers on a server: what phones send while it is away is not called sent, and none is lost."""

import asyncio

import pytest

from netwerk_widgets.rounds.slips import Refused
from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.serve.letterbox import Letterbox
from tests.rounds.making import key
from tests.rounds.store.putting import ANONYMOUS, slip


def test_a_server_that_stops_and_comes_back(server, server_url, monkeypatch):
    monkeypatch.setenv("NETWERK_DB", server_url)
    mine = key()

    async def steps():
        box = Letterbox()
        assert await box.look("s1")
        assert box.round is None
        with Answers() as colleague:  # on a laptop of their own
            colleague.open(ANONYMOUS)
        assert await box.look("s1")
        assert box.round == ANONYMOUS
        await box.put(slip(1, mine), ANONYMOUS)
        server.stop()
        try:
            with pytest.raises(Refused) as told:
                await box.put(slip(2, mine), ANONYMOUS)
            assert told.value.args == ("busy",)
            assert not await box.look("s1")
            assert box.round == ANONYMOUS, "no phone hears that it is over"
        finally:
            server.start()
        assert await box.look("s1")
        await box.put(slip(5, mine), ANONYMOUS)
        await box.put(slip(4), ANONYMOUS)

    asyncio.run(steps())
    with Answers() as answers:
        answers.move_on(ANONYMOUS.id, "closed")
        answers.move_on(ANONYMOUS.id, "revealed")
        found = sorted(each.answers["innovation.answer"] for each in answers.slips(ANONYMOUS.id))
    assert found == [4, 5]
