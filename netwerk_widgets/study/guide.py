"""What a case's ``study.json`` holds: the facts, and what the exercises expect.

It is data, in both languages; ``data/cases/README.md`` explains it to teachers.
"""

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints

from netwerk_widgets.method import Audience, Geography, Kind, Parties
from netwerk_widgets.session.cases import case_file, folders
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models.common import Id, Level, Model, unique_ids
from netwerk_widgets.session.models.parties import Sector
from netwerk_widgets.session.models.study import DRIVERS, Driver, Exercise
from netwerk_widgets.texts import LANGUAGES, Language

#: The file of a case that makes it one for students.
FILE = "study"

Text = Annotated[str, StringConstraints(min_length=1, max_length=1200, strip_whitespace=True)]
#: A word or a name that counts as an answer, in either language.
Word = Annotated[str, StringConstraints(min_length=2, max_length=120, strip_whitespace=True)]


class Fact(Model):
    """Something the case says, in own words."""

    id: Id
    text: Text
    source: Literal["article", "illustrative"]


class Statement(Model):
    """Something that the case says, or does not say; ``fact`` is where to look."""

    id: Id
    text: Text
    said: bool
    fact: Id | None = None
    why: Text


class Stage(Model):
    """A place in the chain of this case, or beside it."""

    id: Id
    label: Text


class ExpectedParty(Model):
    """A party that the case names: ``party`` is its id in ``stakeholders.json``.

    Its name there counts in both languages; ``aliases`` are other names. ``branch`` are words
    of which one must be in the kind of organisation; none: that is not asked.
    """

    party: Id
    aliases: list[Word] = []
    sector: Annotated[list[Sector], Field(min_length=1)]
    branch: list[Word] = []
    place: Annotated[list[Id], Field(min_length=1)]
    hint: Text
    why: Text


class Reason(Model):
    """A reason that pleads for some kinds of network and against others."""

    id: Id
    text: Text
    pro: list[Kind] = []
    con: list[Kind] = []


class ExpectedKind(Model):
    """The kind of network: the best answer, what can be defended, and the reasons.

    ``geography`` must be there, ``geography_also`` may; ``differ`` is where reasonable
    people differ.
    """

    best: Kind
    defensible: list[Kind] = []
    geography: Annotated[list[Geography], Field(min_length=1)]
    geography_also: list[Geography] = []
    parties: Parties
    reasons: Annotated[list[Reason], Field(min_length=4), AfterValidator(unique_ids)]
    why: Text
    differ: Text


class Pair(Model):
    """A relation that the reference has between two expected parties."""

    ends: Annotated[list[Id], Field(min_length=2, max_length=2)]
    why: Text


class ExpectedRelations(Model):
    """The relations, and what is to be said about who brokers."""

    pairs: Annotated[list[Pair], Field(min_length=1)]
    why: Text
    differ: Text


class ExpectedDriver(Model):
    """A force or accelerator: the levels that can be defended, the facts that show it.

    ``also`` are facts that some would count too.
    """

    id: Driver
    levels: Annotated[list[Level], Field(min_length=1)]
    facts: list[Id] = []
    also: list[Id] = []
    why: Text


class Stance(Model):
    """A party's position on a dilemma: 1 (entirely A) … 7 (entirely B)."""

    party: Id
    position: Annotated[int, Field(ge=1, le=7)]
    reason: Text


class ExampleDilemma(Model):
    """A dilemma that the case can lead to; ``words`` are those by which one knows it."""

    id: Id
    name: Text
    pole_a: Text
    pole_b: Text
    words: Annotated[list[Word], Field(min_length=1)]
    stances: Annotated[list[Stance], Field(min_length=2)]
    hint: Text


class Point(Model):
    """Something that a reflection may touch upon, known by its words."""

    id: Id
    text: Text
    words: Annotated[list[Word], Field(min_length=1)]
    hint: Text


class Reflection(Model):
    """The question to one audience of the article's figure 3, and what it may lead to."""

    id: Audience
    question: Text
    points: Annotated[list[Point], Field(min_length=1), AfterValidator(unique_ids)]


class Claim(Model):
    """A claim about the reference: the article says it, we made it up, or people differ."""

    id: Id
    text: Text
    answer: Literal["article", "illustrative", "differ"]
    why: Text


def _complete(drivers: list[ExpectedDriver]) -> list[ExpectedDriver]:
    if {each.id for each in drivers} != set(DRIVERS):
        raise ValueError("drivers_incomplete")
    return drivers


class Guide(Model):
    """All of ``study.json`` in one language."""

    lead: Text
    source: Text
    facts: Annotated[list[Fact], Field(min_length=1, max_length=60), AfterValidator(unique_ids)]
    statements: Annotated[list[Statement], Field(min_length=2), AfterValidator(unique_ids)]
    chain: Annotated[list[Stage], Field(min_length=2), AfterValidator(unique_ids)]
    parties: Annotated[list[ExpectedParty], Field(min_length=2)]
    kind: ExpectedKind
    relations: ExpectedRelations
    drivers: Annotated[list[ExpectedDriver], AfterValidator(unique_ids), AfterValidator(_complete)]
    dilemmas: Annotated[list[ExampleDilemma], Field(min_length=1), AfterValidator(unique_ids)]
    reflection: Annotated[
        list[Reflection], Field(min_length=3, max_length=3), AfterValidator(unique_ids)
    ]
    claims: Annotated[list[Claim], Field(min_length=3), AfterValidator(unique_ids)]
    hints: dict[Exercise, Text]


def study_cases() -> tuple[str, ...]:
    """The cases that students can work out."""
    return tuple(name for name, folder in folders().items() if (folder / f"{FILE}.json").is_file())


@cache
def load_guide(case: str, language: Language) -> Guide:
    """What the exercises of a case expect.

    Raises
    ------
    NetwerkError
        When there is no such case, or it is not (rightly) one for students.
    """
    content: Any = case_file(case, FILE, language)
    try:
        return Guide.model_validate(content)
    except ValueError as problem:
        raise NetwerkError("case_broken", name=case, folder=folders()[case]) from problem


@cache
def party_names(case: str) -> dict[str, tuple[str, ...]]:
    """What each party of a case is called, in every language, by its id."""
    found: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for each in case_file(case, "stakeholders", language).get("items", ()):
            found.setdefault(each["id"], []).append(each["name"])
    return {id_: tuple(dict.fromkeys(names)) for id_, names in found.items()}
