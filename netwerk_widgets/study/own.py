"""A student's own session on a case: found or made, checked, hinted, started over."""

from typing import Any

from netwerk_widgets.session.cases import case_title
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.study import SOLUTION, Checked, Exercise, Study
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.session.store.revisions import LONGEST_NAME
from netwerk_widgets.study import checking
from netwerk_widgets.study.exercises import relations
from netwerk_widgets.study.outcome import Outcome
from netwerk_widgets.texts import LANGUAGES, Language, Texts, texts

Document = dict[str, Any]
#: Cleared in this order, so that nothing ever refers to a party that is gone already.
_CLEARED = (
    *(part for part in PARTS if part not in ("stakeholders", "study", "moments", "steps")),
    "stakeholders",
    "study",
)


class PredictFirstError(Exception):
    """The solution tells what is still to be predicted."""


def session_name(case: str, language: Language) -> str:
    """What a student's own session on a case is called."""
    t = texts(language)
    ending = t("study.own_work")
    return f"{case_title(case, language)[: LONGEST_NAME - len(ending) - 6]} – {ending}"


def is_own(store: Store, name: str, case: str) -> bool:
    """Whether a session is a student's work on this case."""
    return bool(store.read(name, "study").document.get("case") == case)


def find_own(store: Store, case: str, language: Language) -> str | None:
    """The name of the student's session on a case, in whichever language it was begun."""
    for each in (language, *(other for other in LANGUAGES if other != language)):
        for name in _names(case, each):
            there = store.find(name)
            if there is not None and is_own(store, there, case):
                return there
    return None


def _names(case: str, language: Language) -> list[str]:
    """What the session is called; the next when that name is somebody else's."""
    base = session_name(case, language)
    return [base, *(f"{base} {number}" for number in range(2, 10))]


def open_own(store: Store, case: str, language: Language, author: str) -> str:
    """The name of the student's session on a case; made when it is not there yet.

    Never the case's own session, nor another of the same name: the new one gets a number.

    Raises
    ------
    SessionExistsError, ReadOnlyError
        When it cannot be made.
    """
    there = find_own(store, case, language)
    if there is not None:
        return there
    names = _names(case, language)
    name = next((each for each in names if store.find(each) is None), names[0])
    store.create(name, {"study": Study(case=case).model_dump(mode="json")}, author)
    return name


def run_check(live: LiveSession, case: str, exercise: Exercise, t: Texts) -> Outcome:
    """Check an exercise as it is now, and keep what it came to.

    A prediction whose outcome this shows is fixed.
    """
    outcome, result = _result(live, case, exercise, t)
    document = _with(live.documents["study"], "checked", result)
    if exercise == "relations" and not document["predicted"]:
        document["predicted"] = relations.comes_out(live.session)
    live.replace("study", document)
    return outcome


def next_hint(live: LiveSession, case: str, exercise: Exercise, t: Texts) -> int:
    """Go one hint further with an exercise: 1, 2, or `SOLUTION`.

    What the answer came to before its solution was shown is kept. The solution of exercise 4
    tells who brokers, so it waits for the prediction.

    Raises
    ------
    PredictFirstError
        When the solution is asked before there is a prediction.
    """
    document = live.documents["study"]
    stage = min(SOLUTION, document["hints"].get(exercise, 0) + 1)
    if stage == SOLUTION and exercise == "relations" and not document["predicted"]:
        raise PredictFirstError
    fresh = {**document, "hints": {**document["hints"], exercise: stage}}
    if stage == SOLUTION and all(each["id"] != exercise for each in document["before"]):
        fresh = _with(fresh, "before", _result(live, case, exercise, t)[1])
    live.replace("study", fresh)
    return int(stage)


def _result(live: LiveSession, case: str, exercise: Exercise, t: Texts) -> tuple[Outcome, Checked]:
    outcome = checking.check(case, exercise, live.session, t)
    digest = checking.digest(live.session, exercise)
    return outcome, Checked(id=exercise, have=outcome.have, need=outcome.need, digest=digest)


def _with(document: Document, where: str, result: Checked) -> Document:
    """The document with this result in a list of results."""
    rest = [each for each in document[where] if each["id"] != result.id]
    return {**document, where: [*rest, result.model_dump(mode="json")]}


def start_over(live: LiveSession, case: str) -> dict[str, Document]:
    """Empty everything the student filled in; what was there before, to put it back."""
    empty = Session(study=Study(case=case)).model_dump(mode="json")
    before = {
        part: live.documents[part] for part in _CLEARED if live.documents[part] != empty[part]
    }
    live.replace_many({part: empty[part] for part in before})
    return before


def put_back(live: LiveSession, before: dict[str, Document]) -> None:
    """Undo `start_over`: parties first, then what refers to them."""
    live.replace_many({part: before[part] for part in reversed(before)})
