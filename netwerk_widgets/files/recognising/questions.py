"""What the recognising cannot know and asks: one question each, with the answer most would give."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

#: So much of what stands in a list is repeated in a question about it (signs).
LONGEST = 200


@dataclass(frozen=True)
class Choice:
    """One answer: its value, the sentence it has (``files.option.<kind>``), a name in it."""

    value: str
    kind: str
    name: str = ""


@dataclass(frozen=True)
class Question:
    """Something that a person must decide before anything is stored.

    ``key`` names it in answers; ``kind`` is its sentence (``files.problem.<kind>``) and
    ``words`` fill that in. ``sheet``, ``row`` and ``column`` say where it arose. Without
    ``choices`` nothing is asked: the sentence says what was done. ``must``: nothing is stored
    before it has been answered; else ``chosen`` counts until somebody says otherwise.
    """

    key: str
    kind: str
    sheet: str
    row: int
    column: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    chosen: str = ""
    must: bool = False

    def __post_init__(self) -> None:
        words = {key: each[:LONGEST] for key, each in self.words.items()}
        object.__setattr__(self, "words", words)


class Asking:
    """The questions about one file, and what was answered to them."""

    def __init__(self, answers: Mapping[str, str] | None = None) -> None:
        self.answers = answers or {}
        self.found: dict[str, Question] = {}

    def ask(self, question: Question, choices: Sequence[Choice]) -> str:
        """What was answered, else the first of the choices: of the first time it is asked."""
        if question.key in self.found:
            return self.found[question.key].chosen
        values = [each.value for each in choices]
        given = self.answers.get(question.key, "")
        chosen = given if given in values else values[0]
        self.found[question.key] = Question(
            **{**vars(question), "choices": tuple(choices), "chosen": chosen}
        )
        return chosen

    def say(self, question: Question) -> None:
        """Tell what was done, once."""
        self.found.setdefault(question.key, question)
