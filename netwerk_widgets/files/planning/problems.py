"""What is not right in a file: where, what, and what can be done about it."""

import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from netwerk_widgets.files.columns import CHOICES, header, shown
from netwerk_widgets.files.recognising.questions import Question
from netwerk_widgets.session.errors import ImportFileError
from netwerk_widgets.session.shapes import shown as quoted
from netwerk_widgets.texts import Texts

#: So many rows are named for one problem; the rest are counted.
_NAMED = 5
#: So many names are shown whole, and so many signs of each.
_WHOLE, _FITTING = 4, 240
#: What our readers call the two lists of a graph: no sheet that a person sees.
_OF_GRAPHS = frozenset({"nodes", "edges"})


@dataclass(frozen=True)
class Place:
    """A row of a sheet, and the head of the column (empty: the whole row)."""

    sheet: str
    row: int
    column: str = ""


@dataclass(frozen=True)
class Option:
    """One way out. ``value`` is what a choice answers, ``kind`` which sentence it has."""

    value: str
    kind: str
    name: str = ""


@dataclass(frozen=True)
class Problem:
    """Something not right, wherever it occurs; ``key`` says which one in choices.

    ``kind`` is the sentence (``files.problem.<kind>``), ``words`` fill it in. Without
    ``options`` nothing can be chosen: the sentence says what was done. A field's name or value
    in ``field`` and ``chosen`` is put into words when it is shown. ``must``: nothing may be
    stored before somebody has chosen. ``names``: names to show whole, where they differ late.
    """

    key: str
    kind: str
    places: tuple[Place, ...]
    words: Mapping[str, str] = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    chosen: str = ""
    field: str = ""
    table: str = "parties"
    must: bool = False
    names: tuple[str, ...] = ()

    def where(self, t: Texts) -> str:
        """For instance: ``Sheet ‘Parties’, row 3 and 7, column ‘Sector’``."""
        first = self.places[0]
        numbers = list(dict.fromkeys(str(each.row) for each in self.places))
        rows = t.enumerate(numbers[:_NAMED])
        if len(numbers) > _NAMED:
            rows = t("files.place.more", rows=", ".join(numbers[:_NAMED]), n=len(numbers) - _NAMED)
        words = [t.count("files.place.rows", len(numbers), rows=rows)]
        if first.sheet:
            words.insert(0, home(first.sheet, t))
        if first.column:
            words.append(t("files.place.column", column=quoted(first.column)))
        text = ", ".join(words)
        return text[:1].upper() + text[1:]

    def sentence(self, t: Texts) -> str:
        """What is not right, and without options what was done about it."""
        words = {key: quoted(value) for key, value in self.words.items()}
        if self.field:
            words["field"] = header(self.field, self.table, t).lower()
        if self.names:
            words["names"] = self._named(t)
        return t(f"files.problem.{self.kind}", **words)

    def _named(self, t: Texts) -> str:
        """The first of the names, as whole as a sentence can hold."""
        told = [f"‘{_whole(each)}’" for each in self.names[:_WHOLE]]
        more = len(self.names) - _WHOLE
        return (
            t("files.place.more", rows=", ".join(told), n=more) if more > 0 else t.enumerate(told)
        )

    def choices(self, t: Texts) -> list[tuple[str, str]]:
        """The ways out: what to answer, and in words."""
        return [(each.value, self._option(each, t)) for each in self.options]

    def _option(self, option: Option, t: Texts) -> str:
        name = option.name
        if option.kind == "value":
            known = self.field in CHOICES
            name = shown(self.field, name, t) if known else name
        return t(f"files.option.{option.kind}", name=quoted(name))

    def line(self, t: Texts) -> str:
        """All of it in one line, for a terminal."""
        chosen = next((words for value, words in self.choices(t) if value == self.chosen), "")
        return " ".join(
            filter(None, [f"{self.where(t)}:", self.sentence(t), chosen and f"→ {chosen}"])
        )


def home(sheet: str, t: Texts) -> str:
    """The sheet in words, and its file when several came in (see `of_file`)."""
    file, _, inner = sheet.rpartition("/")
    words = [t("files.place.file", file=quoted(file))] if file else []
    if inner and not (file and inner in _OF_GRAPHS):
        words.append(t("files.place.sheet", sheet=quoted(inner)))
    return ", ".join(words)


class Problems:
    """Collects problems, one for each key, and knows what was chosen for them."""

    def __init__(self, choices: Mapping[str, str]) -> None:
        self._choices = choices
        self._found: dict[str, Problem] = {}

    def add(self, new: Problem, options: Sequence[Option] = ()) -> str:
        """Note a problem (again, elsewhere); what to do: what was chosen, or the first option."""
        known = self._found.get(new.key)
        if known is None:
            answers = [each.value for each in options]
            asked = self._choices.get(new.key, "")
            chosen = asked if asked in answers else (answers[0] if answers else "")
            must = new.must and new.key not in self._choices
            known = replace(new, options=tuple(options), chosen=chosen, must=must)
        else:
            known = replace(known, places=(*known.places, *new.places), names=new.names)
        self._found[new.key] = known
        return known.chosen

    def asked(self, questions: Iterable[Question]) -> None:
        """Note what the recognising asked; problems of one kind are one, with all their places."""
        for each in questions:
            place = Place(each.sheet, each.row, each.column)
            options = tuple(Option(c.value, c.kind, c.name) for c in each.choices)
            key = each.key if options else each.kind
            new = Problem(
                key, each.kind, (place,), each.words, options, each.chosen,
                must=each.must and each.key not in self._choices,
            )  # fmt: skip
            known = self._found.get(key)
            if known is not None:
                new = replace(known, places=(*known.places, place))
            self._found[key] = new

    def all(self) -> tuple[Problem, ...]:
        """Every problem, in the order of finding."""
        return tuple(self._found.values())


def _whole(name: str) -> str:
    """A name as it is; of one that no sentence can hold its beginning and its end."""
    ends = name if len(name) <= _FITTING else f"{name[: _FITTING // 2]} … {name[-_FITTING // 4 :]}"
    return "".join(sign if sign.isprintable() else "·" for sign in ends)


class UnansweredError(ImportFileError):
    """Nothing is stored before a person has answered these."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("import_asks", n=len(problems))
        self.problems = tuple(problems)

    def sentence(self, t: Texts) -> str:
        """The questions, and how each is answered on a command line."""
        lines = [super().sentence(t)]
        for each in self.problems:
            lines.append(f"- {each.where(t)}: {each.sentence(t)}")
            for value, words in each.choices(t):
                flag = shlex.quote(f"{each.key}={value}")
                lines.append(f"    --answer {flag}  {words}")
        return "\n".join(lines)
