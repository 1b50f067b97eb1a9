"""Answer files that come back: what each of them says, or why it is not taken.

Everything in a file is hostile until it has come through here.
"""

import hmac
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from netwerk_widgets.paper.asked import asked, of_others, rounds_of, seal
from netwerk_widgets.paper.forms import FORMAT, VERSION
from netwerk_widgets.rounds.kinds import KINDS
from netwerk_widgets.rounds.model import KindName, Round
from netwerk_widgets.rounds.people import of_number
from netwerk_widgets.rounds.sheet import tag
from netwerk_widgets.rounds.slips import Answer, Refused, Slip, from_json, read
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.panels import PANELS
from netwerk_widgets.session.published import published
from netwerk_widgets.session.shapes import shown
from netwerk_widgets.texts import Texts

#: What an answer file may weigh (bytes), and how many are looked at in one go.
HEAVIEST, MOST_FILES = 256 * 1024, 400
_KEYS = frozenset(
    {"format", "version", "session", "party", "seal", "asked", "saved", "who", "answers"}
)
_PRINT = re.compile(r"[0-9a-f]{16}", re.ASCII)
_MARK = re.compile(r"[0-9a-f]{12,64}", re.ASCII)
#: The answers whose own words are at fault are left out; anything else is no answer of ours.
_OF_WORDS = ("signs", "long", "empty")

Kept = dict[KindName, dict[str, Answer]]


class Reject(Exception):
    """A file that is not taken; ``key`` says why (``paper.refused``), ``values`` fill it in.

    It never leaves this module: what comes out is `Rejected`.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


@dataclass(frozen=True)
class Rejected:
    """A file that is not taken, by its name."""

    file: str
    key: str
    values: Mapping[str, object] = field(default_factory=dict)

    def sentence(self, t: Texts) -> str:
        """Why, and what to do."""
        return t(f"paper.refused.{self.key}", **self.values)


@dataclass(frozen=True)
class Answered:
    """What one file says.

    ``all`` is how many answers were asked for. ``changed`` are the questions that were reworded
    or removed since the file was made, ``unread`` those whose words cannot be kept, ``half`` the
    organisations with whom a relation was only half told.
    """

    file: str
    party: str
    name: str
    saved: datetime
    slips: Mapping[KindName, Slip]
    all: int
    changed: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    half: tuple[str, ...] = ()

    @property
    def many(self) -> int:
        """How many answers are taken."""
        return sum(len(each.answers) for each in self.slips.values())


@dataclass(frozen=True)
class Mail:
    """The files that came back, and the rounds of which their answers are the slips."""

    rounds: Mapping[KindName, Round]
    answered: Sequence[Answered]
    rejected: Sequence[Rejected]


def opened(files: Sequence[tuple[str, bytes]], session: Session, uid: str) -> Mail:
    """Look into files (name and content); nothing is changed by it."""
    reader = _Reader(session, uid)
    answered: list[Answered] = []
    rejected: list[Rejected] = []
    seen: set[bytes] = set()
    for number, (name, data) in enumerate(files):
        try:
            if number >= MOST_FILES:
                raise Reject("many", most=MOST_FILES)
            if data in seen:
                raise Reject("same")
            answered.append(reader.read(name, data))
            seen.add(data)
        except Reject as why:
            rejected.append(Rejected(shown(name), why.key, why.values))
    answered.sort(key=lambda each: (each.name.casefold(), each.saved))
    return Mail(reader.rounds, answered, rejected)


class _Reader:
    """Reads the answer files of one session."""

    def __init__(self, session: Session, uid: str) -> None:
        #: Of the session itself, and of those it is a copy of: what they asked is asked here.
        self._uids = (uid, *session.start.origins)
        self._people = session.model_dump(mode="json", include={"people"})["people"]["items"]
        self.rounds = rounds_of(session, uid, KINDS, as_far=True)
        # As it is called now, and with what was hidden from the room when it was asked.
        dark = session.room.model_copy(update={"hidden": list(PANELS), "shown": []})
        hidden = published(session.model_copy(update={"room": dark}))
        self._now = [
            asked(rounds_of(each, uid, KINDS, as_far=True))
            for each in (session, published(session), hidden)
        ]

    def read(self, file: str, data: bytes) -> Answered:
        """What one file says.

        Raises
        ------
        Reject
            When it is not an answer to what this session asked.
        """
        raw = self._raw(data)
        party, what = raw["party"], raw["asked"]
        answers = self._shaped(raw["answers"], what)
        name = self._name(party)
        kept, changed, unread = self._sorted(answers, what, party)
        half = _halves(kept.get("relations", {}))
        person = of_number(raw["who"].strip(), self._people)
        if person and person["party"] not in (None, party):
            raise Reject("who")  # somebody of another organisation
        slips = {kind: self._slip(kind, given, raw) for kind, given in kept.items() if given}
        if not slips:
            raise Reject("changed" if changed else "empty")
        asks = sum(
            len(question.asks)
            for kind, round_ in self.rounds.items()
            for question in of_others(kind, round_.questions, party)
            if question.id in what.get(kind, {})
        )
        return Answered(
            shown(file),
            party,
            name,
            _moment(raw["saved"]),
            slips,
            asks,
            tuple(changed),
            tuple(unread),
            tuple(half),
        )

    def _raw(self, data: bytes) -> dict[str, Any]:
        """The file as the page wrote it, and sealed by this session."""
        if len(data) > HEAVIEST:
            raise Reject("large", most=HEAVIEST // 1024)
        try:
            raw = from_json(data)
        except Refused:
            raise Reject("json") from None
        if raw.get("format") != FORMAT:
            raise Reject("foreign")
        version = raw.get("version")
        if type(version) is int and version > VERSION:
            raise Reject("newer")
        if (
            type(version) is not int
            or version != VERSION
            or set(raw) != _KEYS
            or not _is_asked(raw["asked"])
        ):
            raise Reject("shape")
        texts = [raw[each] for each in ("session", "party", "seal", "saved", "who")]
        if not all(isinstance(each, str) for each in texts) or not isinstance(raw["answers"], dict):
            raise Reject("shape")
        uid = next((each for each in self._uids if tag(each) == raw["session"]), None)
        if uid is None:
            raise Reject("session")
        good = seal(uid, raw["party"], raw["asked"])
        if not _MARK.fullmatch(raw["seal"]) or not hmac.compare_digest(good, raw["seal"]):
            raise Reject("seal")
        return raw

    def _shaped(
        self, answers: dict[str, Any], what: Mapping[str, Any]
    ) -> dict[str, dict[str, Any]]:
        """Only answers to what was asked."""
        for kind, given in answers.items():
            if kind not in what or not isinstance(given, dict):
                raise Reject("shape")
            if any(name.rpartition(".")[0] not in what[kind] for name in given):
                raise Reject("shape")
        return answers

    def _name(self, party: str) -> str:
        names = {each.id: each.name for round_ in self.rounds.values() for each in round_.parties}
        if party not in names:
            raise Reject("party")
        return names[party]

    def _sorted(
        self,
        answers: Mapping[str, Mapping[str, Any]],
        what: Mapping[str, Mapping[str, str]],
        party: str,
    ) -> tuple[Kept, list[str], list[str]]:
        """The answers of an organisation that are taken, and what the others are about."""
        kept: Kept = {}
        changed: list[str] = []
        unread: list[str] = []
        for kind, round_ in self.rounds.items():
            asks = dict(round_.fields())
            for name, value in answers.get(kind, {}).items():
                question = name.rpartition(".")[0]
                told = what[kind][question]
                if not any(each.get(kind, {}).get(question) == told for each in self._now):
                    changed.append(question)
                    continue
                if name not in asks:
                    raise Reject("shape")
                try:
                    sent = _sent(round_, {name: value}, party, "x")
                    one = read(sent, round_, whole=False)
                except Refused as why:
                    if why.key not in _OF_WORDS:
                        raise Reject("shape") from None
                    if why.key != "empty":
                        unread.append(question)
                    continue
                kept.setdefault(kind, {}).update(one.answers)
        gone = [kind for kind in answers if kind not in self.rounds]
        return kept, [*dict.fromkeys(changed), *gone], [*dict.fromkeys(unread)]

    def _slip(self, kind: KindName, given: Mapping[str, Answer], raw: Mapping[str, Any]) -> Slip:
        try:
            return read(
                _sent(self.rounds[kind], given, raw["party"], raw["who"]), self.rounds[kind]
            )
        except Refused as why:
            raise Reject("who" if why.key in ("who", "long", "signs") else "shape") from None


def _halves(given: dict[str, Answer]) -> list[str]:
    """Take out the relations of which only the kind or the strength is there; with whom."""
    told = [name.partition(".")[0] for name in given]
    found = [each for each in dict.fromkeys(told) if told.count(each) == 1]
    for name in [each for each in given if each.partition(".")[0] in found]:
        del given[name]
    return found


def _sent(round_: Round, given: Mapping[str, Any], party: str, who: str) -> dict[str, Any]:
    """What a phone would have sent."""
    sent = {"round": round_.id, "key": secrets.token_urlsafe(16), "answers": dict(given)}
    return sent | {"party": party} | ({"who": who} if round_.per == "person" else {})


def _is_asked(what: object) -> bool:
    return isinstance(what, dict) and all(
        isinstance(each, dict)
        and all(isinstance(one, str) and _PRINT.fullmatch(one) for one in each.values())
        for each in what.values()
    )


def _moment(saved: str) -> datetime:
    """When the file was saved, as the computer there had it."""
    try:
        found = datetime.fromisoformat(saved)
        found = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
        found.astimezone()  # it can be told here, too
        return found
    except (ValueError, OverflowError):
        raise Reject("shape") from None
