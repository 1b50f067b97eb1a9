"""What can be asked, of which section of which step, with a definition of each thing scored."""

import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from netwerk_widgets.method import Step
from netwerk_widgets.rounds import choosing, influencing, quality, questions, relating
from netwerk_widgets.rounds.model import (
    LEAST,
    MOST_LISTED,
    MOST_QUESTIONS,
    MOST_ROLES,
    OWN,
    Code,
    KindName,
    Party,
    Per,
    Person,
    Question,
    Round,
)
from netwerk_widgets.session import own
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.chosen import Among, Way
from netwerk_widgets.session.models.own import OwnPer, OwnQuestion
from netwerk_widgets.session.models.signs import unseen
from netwerk_widgets.session.progress import involved


@dataclass(frozen=True)
class Kind:
    """One kind of round.

    ``section`` is the section of the page of ``step`` (or of the page ``gather``, of no step) on
    which it is offered, of `OWN_KINDS` that of each question; ``per`` of whom one
    answer can be, the usual first. Whether people can be asked without their names
    (``anonymous``) and with them (``named``) follows from what the session has a place for:
    how often each answer was given, and a row for each person.
    """

    name: KindName
    step: Step | Literal["start", "gather", ""]
    section: str
    per: tuple[Per, ...]
    anonymous: bool
    named: bool
    questions: Callable[[Session], tuple[Question, ...]]


_PERSON: tuple[Per, ...] = ("person",)
_PARTY: tuple[Per, ...] = ("party",)
#: What can be asked, in the order of the steps.
KINDS: dict[KindName, Kind] = {
    each.name: each
    for each in (
        Kind("tests", "start", "what", _PERSON, True, False, questions.tests),
        Kind("forces", "context", "forces", _PERSON, True, False, questions.forces),
        Kind(
            "accelerators", "context", "accelerators", _PERSON, True, True, questions.accelerators
        ),
        # With whom an organisation works is on the map: open by nature.
        Kind("relations", "domain", "relations", _PARTY, False, False, relating.questions),
        # A dream is an organisation's own sentence: of nobody there is no place for it, and there
        # is nothing to count.
        Kind("dream", "dream", "dreams", _PARTY, False, False, questions.dream),
        Kind("support", "dream", "shared", ("party", "person"), True, False, questions.support),
        # Where an organisation stands is open by nature.
        Kind("positions", "goals", "positions", _PARTY, False, False, questions.positions),
        # What it can do to another is said by the organisation itself.
        Kind("influence", "goals", "influence", _PARTY, False, False, influencing.questions),
        Kind("places", "dilemmas", "positions", _PARTY, False, False, questions.places),
        Kind("exchange", "dilemmas", "exchange", _PARTY, False, False, questions.exchange),
        Kind("conditions", "doing", "readiness", _PERSON, True, False, questions.conditions),
        Kind("readiness", "doing", "readiness", _PERSON, True, True, questions.readiness),
        Kind("health", "persevering", "health", _PERSON, True, False, questions.health),
        # Nothing is counted of a lesson: what is picked is a sentence of nobody.
        Kind("lesson", "persevering", "lessons", _PERSON, True, False, questions.lesson),
        # Nor of an idea.
        Kind("ideas", "gather", "ideas", _PERSON, True, False, questions.ideas),
        # Nor of what is answered in own words to a question of the group's own.
        Kind("own", "", "", _PERSON, True, False, questions.own),
        Kind("own_party", "", "", _PARTY, False, False, questions.own_party),
        # Of whom a choice is, is nobody's concern: what is kept is how often each was given.
        Kind("choosing", "gather", "choosing", _PERSON, True, False, choosing.anything),
    )
}


#: What a facilitator asks in words of her own.
OPEN: frozenset[KindName] = frozenset({"ideas"})

#: Of which an organisation is asked about a few others of all.
LISTS: frozenset[KindName] = frozenset({"relations", "influence"})

#: What a group asks itself, by of whom an answer is: a round of each question.
OWN_KINDS: dict[OwnPer, KindName] = {"group": "own", "party": "own_party"}


def own_question(round_: Round) -> OwnQuestion | None:
    """The question of the group's own that a round asks; of other kinds there is none."""
    per = next((each for each, kind in OWN_KINDS.items() if kind == round_.kind), None)
    if per is None:
        return None
    asked = round_.questions[0]
    return OwnQuestion(id=asked.id, name=asked.label.text, page=own.page_of(asked.id), per=per)


How = Literal["party", "named", "anonymous"]


def hows(name: KindName, per: Per) -> tuple[How, ...]:
    """With or without names: how a kind can be asked of these, the safest first.

    Who asks without names by mistake asks again; a name that was read stays read.
    """
    kind = KINDS[name]
    if per == "party":
        return ("party",)
    ways: tuple[tuple[How, bool], ...] = (("anonymous", kind.anonymous), ("named", kind.named))
    return tuple(how for how, there in ways if there)


def offered(session: Session) -> dict[KindName, int]:
    """What can be asked of this session now, and about how many things."""
    counted = {name: len(kind.questions(session)) for name, kind in KINDS.items()}
    parties = bool(involved(session))
    return {
        name: many
        for name, many in counted.items()
        if many and (parties or KINDS[name].per != _PARTY)
    }


@dataclass(frozen=True)
class Wanted:
    """How a facilitator wants a round; ``only`` are the things to ask about, all without any.

    ``words``: an open question (`OPEN`) in the facilitator's own words.

    ``quality``: of relations, ask too how good they are.

    ``listed``: people choose themselves from the names of those who take part. ``among``, ``way``
    and ``dots`` are for choosing alone, see `Round`.
    """

    kind: KindName
    per: Per = "person"
    anonymous: bool = False
    only: Collection[str] = ()
    roles: tuple[str, ...] = ()
    listed: bool = False
    expected: int | None = None
    least: int = LEAST
    ends: datetime | None = None
    words: str = ""
    asked: date | None = None
    among: Among = "goals"
    way: Way = "dots"
    dots: int = 3
    quality: bool = False


def about_own(
    wanted: Wanted, session: Session, about: OwnQuestion | None
) -> tuple[Wanted, Session]:
    """What is wanted, and of which session, when it is a question of the group's own (``about``).

    It need not be one of the session yet: that it becomes with its first answer.
    """
    if about is None:
        return wanted, session
    return replace(wanted, only=(about.id,)), own.with_question(session, about)


def made(wanted: Wanted, session: Session, uid: str, code: Code) -> Round:
    """A new round of a session (``uid``: what it keeps under every name).

    Raises
    ------
    NetwerkError
        When it cannot be asked so: there is nothing, or too much, to ask about, nobody to ask,
        or the kind is never anonymous.
    """
    kind = KINDS[wanted.kind]
    words = wanted.words
    if len(words) > OWN or unseen(words, name=True):
        raise NetwerkError("round_words", most=OWN)
    chosen = _asked(wanted, session)
    hidden = wanted.anonymous and "anonymous" not in hows(wanted.kind, wanted.per)
    if wanted.per not in kind.per or hidden:
        raise NetwerkError("round_open")
    listed = wanted.listed and not wanted.anonymous and wanted.per == "person"
    people = to_choose_from(session) if listed else ()
    if listed and not people:
        raise NetwerkError("round_unlisted")
    # Whoever is in the list has an organisation already.
    parties = () if wanted.anonymous or people else _parties(session)
    whom = influencing.whom(session, chosen) if wanted.kind == "influence" else {}
    if whom:
        parties = tuple(each for each in parties if each.id in whom)
    if wanted.per == "party" and not parties:
        raise NetwerkError("round_nobody")
    return Round(
        id=secrets.token_urlsafe(16),
        session=uid,
        kind=wanted.kind,
        per=wanted.per,
        anonymous=wanted.anonymous,
        questions=questions.worded(chosen, words) if wanted.kind in OPEN else chosen,
        code=code,
        parties=parties,
        roles=wanted.roles if wanted.per == "person" else (),
        people=people,
        expected=wanted.expected,
        least=wanted.least,
        ends=wanted.ends,
        asked=wanted.asked,
        whom=whom,
        quality=wanted.quality and wanted.kind == "relations",
        **_way(wanted),
    )


def _asked(wanted: Wanted, session: Session) -> tuple[Question, ...]:
    """The questions about what was picked, when they are not too many or too few."""
    if wanted.kind == "choosing":
        found = [each for each in choosing.things(session, wanted.among) if _picked(each, wanted)]
        _few_enough(len(found), MOST_QUESTIONS - 1)
        if len(found) < choosing.LEAST_THINGS:
            raise NetwerkError("round_no_choice")
        return choosing.asked(found, wanted.way, wanted.dots)
    asked = KINDS[wanted.kind].questions(session)
    chosen = tuple(each for each in asked if _picked(each, wanted))
    if not chosen:
        raise NetwerkError("round_nothing")
    _few_enough(len(chosen), MOST_LISTED if wanted.kind in LISTS else MOST_QUESTIONS)
    if wanted.quality and wanted.kind == "relations":
        return quality.asked(chosen)
    return chosen


def _picked(each: Question | choosing.Thing, wanted: Wanted) -> bool:
    return not wanted.only or each.id in wanted.only


def _few_enough(many: int, most: int) -> None:
    if many > most:
        raise NetwerkError("round_many", most=most)


def _way(wanted: Wanted) -> dict[str, Any]:
    """How is chosen; nothing of what is no choosing."""
    if wanted.kind != "choosing":
        return {}
    dots = wanted.dots if wanted.way == "dots" else None
    return {"among": wanted.among, "way": wanted.way, "dots": dots}


def _parties(session: Session) -> tuple[Party, ...]:
    names = {each.id: each.name for each in session.stakeholders.items}
    return tuple(Party(id=each, name=names[each]) for each in involved(session) if names[each])


def to_choose_from(session: Session) -> tuple[Person, ...]:
    """The people with their numbers; nobody while none of them has a name."""
    people = session.people.items
    if not any(each.name.strip() for each in people):
        return ()
    return tuple(
        Person(id=each.id, name=f"{number}. {each.name}" if each.name.strip() else f"{number}")
        for number, each in enumerate(people, 1)
    )


def roles(session: Session) -> tuple[str, ...]:
    """The roles of the people, each once; none when they are too many to choose from."""
    found: dict[str, str] = {}
    for each in session.people.items:
        role = " ".join(each.role.split())
        if role:
            found.setdefault(role.casefold(), role)
    return tuple(found.values()) if 2 <= len(found) <= MOST_ROLES else ()


def again(first: Round, code: Code) -> Round:
    """The same once more, after the talk: nothing but this links it to the first."""
    fresh = {"id": secrets.token_urlsafe(16), "first": first.id, "state": "open", "code": code}
    return Round.model_validate(first.model_dump() | fresh | {"ends": None})
