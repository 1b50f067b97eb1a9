"""The addresses of the letterbox: what is asked, and where an answer goes.

They are there while a round is open. An answer is acknowledged and no more: nothing that was sent
comes back, not even to who sent it. No log has a line of who came.
"""

import json
import logging
from typing import Any

from netwerk_widgets.rounds import slips
from netwerk_widgets.rounds.codes import same
from netwerk_widgets.rounds.model import Round
from netwerk_widgets.rounds.sheet import sheet
from netwerk_widgets.rounds.slips import Refused
from netwerk_widgets.serve import plain
from netwerk_widgets.serve.letterbox import Letterbox
from netwerk_widgets.serve.packing import Packed, pack
from netwerk_widgets.serve.room import RoomHandler
from netwerk_widgets.serve.sending import send_packed
from netwerk_widgets.texts import Language, texts

log = logging.getLogger("netwerk")

#: Where the script of the page asks and answers, and where a form does without.
PATH, FORM = "round", "ronde"
#: In a request: the key of the room's code. In the answer: whether it is the right one.
CODE = "Netwerk-Code"
#: How each refusal is numbered; what is not here is a mistake in the form (400).
STATUS = {
    "closed": 410,
    "code": 403,
    "tries": 429,
    "often": 429,
    "busy": 503,
    "full": 503,
    "disk": 507,
}


class LetterboxHandler(RoomHandler):
    """A handler of the letterbox: without a round there is nothing at its address."""

    @property
    def box(self) -> Letterbox:
        """The letterbox of this room."""
        assert self.room.box is not None  # or there is no such address
        return self.room.box

    def set_default_headers(self) -> None:
        """Nothing of a round is to be kept by a browser."""
        self.set_header("Cache-Control", "no-store")

    def check_xsrf_cookie(self) -> None:
        """There is no cookie: `hosts` refuses who comes from elsewhere, the code does the rest."""

    @property
    def language(self) -> Language:
        """The language that is asked for."""
        return plain.language_for(self.request)

    @property
    def address(self) -> str:
        """From where somebody asks; remembered a minute, and only of who typed a wrong code."""
        return self.rooms.visitor(self.request)

    def checked(self, raw: dict[str, Any], round_: Round) -> None:
        """Refuse whoever has not the key of the room's code."""
        if not same(raw.get("code"), round_.code.key):
            raise Refused("code")

    def body_of(self, kind: str) -> bytes:
        """What was sent, when it says to be of this kind and is no more than a slip can be."""
        given = self.request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if given != kind:
            raise Refused("form")
        if len(self.request.body) > slips.HEAVIEST:
            raise Refused("long")
        return self.request.body

    def _log(self) -> None:
        """No line, and no address, of who answers."""

    def log_exception(self, kind: Any, *_more: Any) -> None:
        """What went wrong, without who asked or what they sent."""
        log.error("the letterbox failed: %s", getattr(kind, "__name__", "?"))


class RoundHandler(LetterboxHandler):
    """What the script of the page asks, and where it sends a slip."""

    async def get(self) -> None:
        """The round that is open, as a phone needs it."""
        round_ = self.open_round()
        if round_ is None:
            return
        self.set_header("Content-Type", "application/json; charset=utf-8")
        known = same(self.request.headers.get(CODE), round_.code.key)
        self.set_header(CODE, "known" if known else "wanted")
        with self.counted():
            await send_packed(self, self.room.told(round_, self.language, _packed), kept=False)

    async def post(self) -> None:
        """Take a slip; nothing is said but that it is kept."""
        round_ = self.open_round()
        if round_ is None:
            return
        try:
            raw = slips.from_json(self.body_of("application/json"))
            self.checked(raw, round_)
            await self.box.put(slips.read(raw, round_), round_)
        except Refused as problem:
            self.refuse(problem)
            return
        self.set_status(204)

    def open_round(self) -> Round | None:
        """The round that is open; the answer is 404 when there is none.

        As long as that is not known, just after a start, it is 503: a phone tries again then,
        and must not take its round for closed.
        """
        if self.box.round is None and self.box.known:
            self.send_error(404)
        elif self.box.round is None:
            self.refuse(Refused("busy"))
        return self.box.round

    def refuse(self, problem: Refused) -> None:
        """Why not, in one sentence."""
        self.set_status(STATUS.get(problem.key, 400))
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(problem.sentence(texts(self.language)))


class CodeHandler(RoundHandler):
    """Where the digits on the screen are changed for the key of the day."""

    async def get(self) -> None:
        """There is nothing to see."""
        self.send_error(405 if self.box.round else 404)

    async def post(self) -> None:
        """Give the key to who has the digits."""
        round_ = self.open_round()
        if round_ is None:
            return
        try:
            raw = slips.from_json(self.body_of("application/json"))
            typed_code(self, raw.get("digits"), round_)
        except Refused as problem:
            self.refuse(problem)
            return
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(json.dumps({"code": round_.code.key}))


def typed_code(handler: LetterboxHandler, digits: object, round_: Round) -> None:
    """Refuse wrong digits, and whoever guessed too often."""
    tries = handler.box.tries
    if not tries.may(round_.code, handler.address):
        raise Refused("tries")
    if not tries.right(round_.code, handler.address, digits):
        raise Refused("code")


def _packed(round_: Round, language: Language) -> Packed:
    told = sheet(round_, texts(language))
    return pack(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())
