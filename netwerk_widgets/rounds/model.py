"""What a round is: what is asked, of whom, what is kept of it, and how far it is.

All that a phone needs stands in the round itself, as it was when it was opened: a goal that is
reworded meanwhile does not change what somebody is answering.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from netwerk_widgets.insights.names import amount
from netwerk_widgets.session.models.chosen import Among, Way
from netwerk_widgets.session.models.common import MOST_PEOPLE, Id, Model, Name, unique_ids
from netwerk_widgets.texts import Texts

#: Of whom one answer is: of a person, or of a person for an organisation.
Per = Literal["person", "party"]
#: Each follows the one before; a round that was dropped ends there.
State = Literal["open", "closed", "revealed", "taken", "dropped"]
KindName = Literal[
    "tests",
    "forces",
    "accelerators",
    "dream",
    "support",
    "positions",
    "places",
    "exchange",
    "conditions",
    "readiness",
    "lesson",
    "ideas",
    "own",
    "own_party",
    "choosing",
    "relations",
    "health",
    "influence",
]

#: Below so many answers nothing of an anonymous round is shown; more may be asked for.
LEAST, MOST_LEAST = 5, 100
#: More people than this nobody expects.
MOST_EXPECTED = 5000
#: A round is answered within minutes: no more things than this. Of a list of organisations
#: people choose a few, so that one may be longer.
MOST_QUESTIONS, MOST_LISTED = 20, 60
#: So many dots at most has each.
MOST_DOTS = 10
#: People find themselves in a list of so many roles at most.
MOST_ROLES = 20
#: How long a sentence, a reason, and a question of the facilitator's own may be (characters).
SENTENCE, REASON, OWN = 300, 200, 200

#: What somebody gives: a number, a word that was offered, or own words.
Answer = int | str
Secret = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{22,43}$")]
Digits = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]


class Frozen(Model):
    """A part of a round: it never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Frozen):
    """A text of the workbook's own, by its key and what is filled in; or what a group typed."""

    key: str = ""
    values: dict[str, str | float] = Field(default_factory=dict)
    text: str = ""

    def said(self, t: Texts) -> str:
        """The words in a language."""
        if not self.key:
            return self.text
        filled = {
            name: amount(value, t) if isinstance(value, float) else value
            for name, value in self.values.items()
        }
        return t(self.key, **filled)


def says(key: str, **values: str | float) -> Words:
    """The workbook's own words under a key."""
    return Words(key=key, values=values)


def typed(text: str) -> Words:
    """What a group typed."""
    return Words(text=text)


class Scale(Frozen):
    """A whole number, the ends included; ``words`` say what some of them stand for."""

    shape: Literal["scale"] = "scale"
    least: int
    most: int
    words: dict[int, Words] = Field(default_factory=dict)

    @property
    def values(self) -> tuple[int, ...]:
        """All that can be chosen, from low to high."""
        return tuple(range(self.least, self.most + 1))


class Choice(Frozen):
    """One of a few words, in the order in which they are offered."""

    shape: Literal["choice"] = "choice"
    options: dict[Id, Words]

    @property
    def values(self) -> tuple[str, ...]:
        """All that can be chosen."""
        return tuple(self.options)


class Text(Frozen):
    """Own words, of so many characters at most."""

    shape: Literal["text"] = "text"
    longest: Annotated[int, Field(ge=1, le=SENTENCE)] = SENTENCE


class Ask(Frozen):
    """One answer: what it is about (where a question has several), and what it may be."""

    id: Id
    label: Words | None = None
    shape: Annotated[Scale | Choice | Text, Field(discriminator="shape")]


class Question(Frozen):
    """One thing that is asked about, on a screen of its own, with what is meant by it."""

    id: Id
    label: Words
    definition: Words
    asks: Annotated[tuple[Ask, ...], Field(min_length=1, max_length=MOST_QUESTIONS)]


class Party(Frozen):
    """An organisation to choose from."""

    id: Id
    name: str


class Person(Frozen):
    """Somebody to choose from: the name goes to every phone."""

    id: Id
    name: str


class Code(Frozen):
    """What keeps passers-by out: a key in the address of the QR code, and digits to type."""

    key: Secret
    digits: Digits


class Round(Frozen):
    """One round.

    ``session`` is what the session keeps under every name. ``first`` is the round of which this
    is the second. ``expected`` is how many are to answer, ``least`` how many answers there must
    be before anything of an anonymous round is shown. ``ends`` is when the clock runs out; that
    closes nothing. ``parties``, ``roles`` and ``people`` are what people choose themselves from;
    without ``people`` they type their name or number. ``asked`` is the day on which it was opened.

    ``quality``: of relations is asked too how good they are (`rounds.quality`).

    Of a round of choosing: ``among`` what is chosen, in which ``way``, and how many ``dots`` each
    has.

    ``whom``: of each organisation the things (by their id) that it is asked about; everything
    where it is empty.
    """

    id: Secret
    session: str
    kind: KindName
    per: Per
    anonymous: bool = False
    questions: Annotated[
        tuple[Question, ...],
        Field(min_length=1, max_length=MOST_LISTED),
        AfterValidator(unique_ids),
    ]
    code: Code
    parties: tuple[Party, ...] = ()
    roles: Annotated[tuple[Name, ...], Field(max_length=MOST_ROLES)] = ()
    people: Annotated[tuple[Person, ...], Field(max_length=MOST_PEOPLE)] = ()
    state: State = "open"
    first: Secret | None = None
    expected: Annotated[int, Field(ge=1, le=MOST_EXPECTED)] | None = None
    least: Annotated[int, Field(ge=LEAST, le=MOST_LEAST)] = LEAST
    ends: AwareDatetime | None = None
    asked: date | None = None
    whom: dict[Id, tuple[Id, ...]] = Field(default_factory=dict)
    among: Among | None = None
    way: Way | None = None
    dots: Annotated[int, Field(ge=1, le=MOST_DOTS)] | None = None
    quality: bool = False

    @model_validator(mode="after")
    def _fits(self) -> Self:
        """An organisation cannot be anonymous, and whoever is shows nothing of themselves."""
        if self.anonymous and (self.per == "party" or self.parties or self.people):
            raise ValueError("an organisation cannot be anonymous")
        if self.per == "party" and (not self.parties or self.roles or self.people):
            raise ValueError("organisations are asked, or roles, or people")
        if (self.kind == "choosing") != (self.way is not None and self.among is not None):
            raise ValueError("what is chosen, and how, goes with choosing alone")
        if (self.way == "dots") != (self.dots is not None):
            raise ValueError("dots are given out where dots are put")
        return self

    @property
    def number(self) -> int:
        """1, or 2 for what is asked again."""
        return 1 if self.first is None else 2

    def asked_of(self, party: str) -> tuple[Question, ...]:
        """What an organisation is asked."""
        if not self.whom:
            return self.questions
        own = self.whom.get(party, ())
        return tuple(each for each in self.questions if each.id in own)

    def called(self) -> dict[str, str]:
        """The names of the organisations and people to choose from, by id."""
        parties = {each.id: each.name for each in self.parties}
        return parties | {each.id: each.name for each in self.people}

    def fields(self) -> Iterator[tuple[str, Ask]]:
        """Every answer that can be given, by its name on a slip."""
        for question in self.questions:
            for ask in question.asks:
                yield f"{question.id}.{ask.id}", ask
