"""Questions of a group's own: which question a notebook means, and what was answered to it.

The same words on the same page are the same question, whoever asks them and how often. It comes
into the session with its first answer: who only looks, saves nothing.
"""

import copy
from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import ValidationError

from netwerk_widgets.session import ids
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.own import (
    LONGEST_QUESTION,
    OwnAnswer,
    OwnPer,
    OwnQuestion,
    QuestionPage,
)
from netwerk_widgets.session.models.signs import blank, composed
from netwerk_widgets.session.shapes import shown

PART = "own"
Document = dict[str, Any]


def question(page: str, text: object, per: object = "group") -> OwnQuestion:
    """The question of a page in these words.

    Raises
    ------
    NetwerkError
        When it is no text, is empty or too long, has signs that nobody sees, or is asked of
        something else than the group or each party.
    """
    if not isinstance(text, str):
        raise NetwerkError("question_no_text", found=type(text).__name__)
    words = composed(" ".join(text.split()))
    if not words or blank(words):
        raise NetwerkError("question_empty")
    if len(words) > LONGEST_QUESTION:
        raise NetwerkError("question_long", most=LONGEST_QUESTION, found=len(words))
    if per not in get_args(OwnPer):
        said = per if isinstance(per, str) else type(per).__name__
        raise NetwerkError("question_per", found=shown(said))
    try:
        return OwnQuestion.model_validate(
            {"id": question_id(page, words), "name": words, "page": page, "per": per}
        )
    except ValidationError as problem:
        raise NetwerkError("question_signs") from problem


def question_id(page: str, words: str) -> str:
    """The same for the same words on the same page; the page can be read from it."""
    return f"{page}-{ids.digest(words, 12)}"


def page_of(id_: str) -> QuestionPage:
    """The page that asks a question, by its id."""
    page = id_.rpartition("-")[0]
    return next((each for each in get_args(QuestionPage) if each == page), "start")


def answer_id(question_id: str, party: str) -> str:
    """The id of the answer of one party: the same wherever it is typed first."""
    return f"a{ids.digest(f'{question_id} {party}', 14)}"


def asked(document: Document, what: OwnQuestion) -> Document:
    """The document of the part with the question in it, asked as it is now."""
    row = next((each for each in document["questions"] if each["id"] == what.id), None)
    if row is not None and row["per"] == what.per:
        return document
    fresh = copy.deepcopy(document)
    if row is None:
        fresh["questions"].append(what.model_dump(mode="json"))
    for each in fresh["questions"]:
        if each["id"] == what.id:
            each["per"] = what.per
    return fresh


def without(document: Document, question_id: str) -> Document:
    """The document of the part without a question and what was answered to it."""
    return document | {
        "questions": [each for each in document["questions"] if each["id"] != question_id],
        "answers": [each for each in document["answers"] if each["question"] != question_id],
    }


def with_question(session: Session, what: OwnQuestion) -> Session:
    """The session with the question in it, for who looks what would be asked."""
    document = asked(session.own.model_dump(mode="json"), what)
    own = type(session.own).model_validate(document)
    return session.model_copy(update={PART: own})


def answers(session: Session, question_id: str) -> list[OwnAnswer]:
    """The answers to a question, in their order."""
    return [each for each in session.own.answers if each.question == question_id]


def given(session: Session) -> Iterator[tuple[OwnQuestion, Sequence[OwnAnswer]]]:
    """Each question that has answers, with those that have words."""
    for each in session.own.questions:
        found = [one for one in answers(session, each.id) if one.text.strip()]
        if found:
            yield each, found
