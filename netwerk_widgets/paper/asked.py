"""What is asked of an organisation in a file that is mailed, and the seal by which it comes back.

The file holds what the room may see, and its own organisation's name. Of another it holds nothing,
but its name where relations are asked. The seal is made with the session's own secret number, so an
answer is only taken for the session (or one that came from it, as a file), the organisation and
the questions that it was made for.
"""

import hashlib
import hmac
import json
from collections.abc import Collection, Mapping, Sequence

from netwerk_widgets.paper.slips import NO_CODE
from netwerk_widgets.rounds.kinds import KINDS, Wanted, hows, made, offered
from netwerk_widgets.rounds.model import Choice, KindName, Per, Question, Round, Scale, Text
from netwerk_widgets.session import ids
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.published import published

#: The questions of each kind of round by their id, each with what tells whether it is still the
#: same one.
Asked = Mapping[str, Mapping[str, str]]


def per(kind: KindName) -> Per | None:
    """Of whom a kind is asked in a file; None when it cannot be, as it is without names."""
    known = KINDS[kind]
    if kind == "influence":  # each organisation has a list of its own, that may change meanwhile
        return None
    if "party" in known.per:
        return "party"
    return "person" if "named" in hows(kind, "person") else None


def mailable(session: Session) -> dict[KindName, int]:
    """What can be asked in a file now, with how many answers; as far as the room may see."""
    seen = published(session)
    found = {kind: KINDS[kind].questions(seen) for kind in offered(seen) if per(kind)}
    return {
        kind: sum(len(each.asks) for each in of_others(kind, questions, questions[0].id))
        for kind, questions in found.items()
        if _plain(questions)
    }


def of_others(kind: KindName, questions: Sequence[Question], party: str) -> list[Question]:
    """What one organisation is asked: of relations nothing about itself."""
    return [each for each in questions if kind != "relations" or each.id != party]


def _plain(questions: Sequence[Question]) -> bool:
    shapes = [ask.shape for each in questions for ask in each.asks]
    return all(isinstance(each, Scale | Choice | Text) for each in shapes)


def rounds_of(
    session: Session, uid: str, kinds: Collection[str], *, as_far: bool = False
) -> dict[KindName, Round]:
    """A round of each of these kinds, in the order of the steps.

    One about which there is nothing to ask is left out; with ``as_far`` also one that cannot be
    asked for another reason.

    Raises
    ------
    NetwerkError
        When one cannot be asked.
    """
    found: dict[KindName, Round] = {}
    for kind in KINDS:
        whom = per(kind) if kind in kinds else None
        if whom is None:
            continue
        try:
            found[kind] = made(Wanted(kind, per=whom), session, uid, NO_CODE)
        except NetwerkError as problem:
            if not as_far and problem.key not in ("round_nothing", "round_nobody"):
                raise
    return found


def asked(rounds: Mapping[KindName, Round]) -> dict[str, dict[str, str]]:
    """What is asked, as it stands in a file and in its answer."""
    return {
        kind: {each.id: _print(each) for each in round_.questions}
        for kind, round_ in rounds.items()
    }


def _print(question: Question) -> str:
    """Changes when a question is reworded, or can be answered otherwise.

    How a goal is measured may become known meanwhile: that makes it no other goal.
    """
    told = question.model_dump_json(include={"id", "label", "asks"})
    return ids.digest(told)


def seal(uid: str, party: str, what: Asked) -> str:
    """What only this session can make for this organisation and these questions."""
    told = json.dumps([party, what], sort_keys=True, ensure_ascii=True)
    return hmac.new(uid.encode(), told.encode(), hashlib.sha256).hexdigest()
