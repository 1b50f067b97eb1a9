"""Which column of another tool's export asks what, and which say who answered."""

import re
from collections.abc import Sequence

from netwerk_widgets.files.recognising.surveys import STAMPS
from netwerk_widgets.files.spelling import normal
from netwerk_widgets.rounds.model import Round, Words
from netwerk_widgets.rounds.scored import scored
from netwerk_widgets.texts import LANGUAGES, texts

#: LimeSurvey writes the code of a question before it.
_CODE = re.compile(r"^\w+(\[\w+\])?\.\s+(?=\S)")
#: What stands before that, of what LimeSurvey notes: its code, the same in every language.
_LIME = re.compile(r"^(\w+)\.(?:\s|$)")
#: What tools add to a question: its points in a quiz (Microsoft Forms, Mentimeter), how long
#: somebody took (LimeSurvey). It has the words of the question, and is no answer.
_BESIDE = re.compile(
    r"^(?:points|punten|feedback)\s+[-–]\s"
    r"|^(?:interviewtime|grouptime\d+|\w+time)\.\s"
    r"|^(?:question|group) time:|:\s*(?:score|name|emoji)$",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_WHO = frozenset({
    "naam", "name", "je naam", "uw naam", "your name", "nummer", "number", "deelnemer",
    "participant", "participant name", "wie", "who", "wie ben je", "who are you", "user name",
    "je naam of je nummer", "your name or your number", "voornaam", "first name", "papier", "paper",
})  # fmt: skip
#: What tools say of a respondent besides: never an answer, never shown.
_LEFT = STAMPS | {
    "voter", "voter id", "user id", "user email", "participant id", "company", "session",
    "session id", "time", "ip", "nr", "rij", "row", "participant email", "last name", "achternaam",
    "date utc", "tijd van laatste wijziging", "last modified time", "total points", "totaalpunten",
    "quiz feedback", "grade posted time", "total score", "emoji", "total time", "totale tijd",
}  # fmt: skip

Names = dict[str, tuple[str, ...]]


def asked(round_: Round) -> Names:
    """Everything that can be scored, each with what a head has that asks it, per language."""
    found: Names = {}
    everything = scored(round_.questions)
    for question, ask in everything:
        words = [question.label]
        if sum(each is question for each, _ in everything) > 1 and ask.label is not None:
            words.append(ask.label)
        found[f"{question.id}.{ask.id}"] = tuple(_said(words))
    return found


def _said(words: Sequence[Words]) -> list[str]:
    """The words of a question, and of what of it is asked, in every language."""
    return ["\n".join(normal(each.said(texts(x))) for each in words) for x in LANGUAGES]


def matched(heads: Sequence[str], names: Names) -> dict[int, str]:
    """The name of what each column asks, of those that say so; each is asked once.

    Where something is asked twice, now and later, a head that says no more than of what is it
    stands in the order in which it is asked.
    """
    found: dict[int, str] = {}
    plain = [f" {normal(_CODE.sub('', head.strip()))} " for head in heads]
    for parts in (None, 1):
        for column, head in enumerate(plain):
            left = {name: said for name, said in names.items() if name not in found.values()}
            skip = column in found or _BESIDE.search(heads[column].strip())
            name = "" if skip else _best(head, left, parts)
            if name:
                found[column] = name
    return dict(sorted(found.items()))


def _best(head: str, names: Names, parts: int | None) -> str:
    """What a head asks: the longest words that are in it, each of them whole."""
    best, longest = "", 0
    for name, said in names.items():
        for words in (each.split("\n")[:parts] for each in said):
            length = sum(map(len, words))
            if length > longest and all(f" {each} " in head for each in words):
                best, longest = name, length
    return best


def left_out(head: str, cells: Sequence[str]) -> bool:
    """Whether a column is a time stamp, an address, or another thing that a tool notes."""
    full = [each for each in cells if each.strip()]
    mails = sum(_MAIL.fullmatch(each.strip()) is not None for each in full)
    return noted(head) or 2 * mails > len(full)


def noted(head: str) -> bool:
    """Whether a tool notes something under this head: when, who, how many points."""
    code = _LIME.match(head.strip())
    own = code is not None and normal(code[1]) in STAMPS
    return own or normal(head) in _LEFT or _BESIDE.search(head.strip()) is not None


def of_names(head: str) -> bool:
    """Whether a column says by its head who answered."""
    return normal(head) in _WHO
