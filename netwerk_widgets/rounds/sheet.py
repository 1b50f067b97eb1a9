"""A round as a phone gets it: every word in one language, and nothing that it does not need."""

from typing import Any

from netwerk_widgets.rounds.keeping import for_others
from netwerk_widgets.rounds.model import Ask, Choice, Question, Round, Scale
from netwerk_widgets.rounds.rules import optional, rule
from netwerk_widgets.rounds.slips import NAME, UNLISTED
from netwerk_widgets.session import ids
from netwerk_widgets.texts import Texts

#: The words of the phone's own buttons and notices.
_PHONE = (
    "arrived",
    "start",
    "of",
    "next",
    "previous",
    "check",
    "send",
    "again",
    "change",
    "nothing",
    "sending",
    "sent",
    "sent_what",
    "changed",
    "waiting",
    "busy",
    "closed",
    "closed_sent",
    "closed_unsent",
    "kept_not",
    "left",
)
#: Those of the rules: what is spent, ordered, or picked from a list.
_RULES = (
    "dots_left",
    "dot_more",
    "dot_less",
    "order_next",
    "order_done",
    "undo",
    "anew",
    "whom",
    "whom_what",
)


def kept(round_: Round, t: Texts) -> str:
    """What is kept of an answer and what is not, in one sentence."""
    if round_.whom:
        return f"{t('rounds.kept.party')} {t('rounds.kept.whom')}"
    if round_.quality:
        return t("quality.kept")
    if round_.per == "party":
        return t("rounds.kept.party")
    if not round_.anonymous:
        return t("rounds.kept.listed" if round_.people else "rounds.kept.named")
    if round_.roles:
        return t("rounds.kept.anonymous_role")
    return t("rounds.kept.anonymous_server" if for_others() else "rounds.kept.anonymous")


def tag(session: str) -> str:
    """A session's mark in what a phone or a file remembers; nothing can be made of it."""
    return ids.digest(session, 12)


def signed(value: int, scale: Scale) -> str:
    """A place on a scale as people read it: with its sign where there are two sides."""
    return f"{value:+d}".replace("-", "−") if scale.least < 0 and value else str(value)


def choices(ask: Ask, t: Texts) -> list[tuple[str, str, str]]:
    """What can be chosen: the value, what stands large, and the words beside it."""
    shape = ask.shape
    if isinstance(shape, Choice):
        return [(value, words.said(t), "") for value, words in shape.options.items()]
    if isinstance(shape, Scale):
        said = {value: words.said(t) for value, words in shape.words.items()}
        return [(str(each), signed(each, shape), said.get(each, "")) for each in shape.values]
    return []


def sheet(round_: Round, t: Texts) -> dict[str, Any]:
    """What the script of the page makes its screens of."""
    return {
        "id": round_.id,
        "tag": tag(round_.session),
        "title": t(f"rounds.title.{round_.kind}"),
        "kept": kept(round_, t),
        "second": t("rounds.kept.second") if round_.number > 1 else "",
        "who": _who(round_, t),
        "questions": [_question(each, t) for each in round_.questions],
        "whom": round_.whom,
        "rule": rule(round_),
        "most": round_.dots or 0,
        "ends": round_.ends.isoformat() if round_.ends else None,
        "words": {each: _unfilled(f"rounds.phone.{each}", t) for each in (*_PHONE, *_RULES)},
        "code": {each: t(f"rounds.code.{each}") for each in ("label", "what", "go")},
    }


def _unfilled(key: str, t: Texts) -> str:
    """A text whose placeholders the script fills in."""
    names = ("title", "n", "all", "time", "name")
    return t(key, **{name: f"{{{name}}}" for name in names})


def _who(round_: Round, t: Texts) -> list[dict[str, Any]]:
    """What somebody says of themselves, in the order in which it is asked."""
    found: list[dict[str, Any]] = []
    named = round_.per == "person" and not round_.anonymous
    if named and round_.people:
        options = [[each.id, each.name] for each in round_.people]
        options.append([UNLISTED, t("rounds.who.unlisted")])
        label = t("rounds.who.listed")
        found.append({"name": "who", "label": label, "must": True, "options": options})
    elif named:
        found.append({"name": "who", "label": t("rounds.who.name"), "must": True, "longest": NAME})
    if round_.parties:
        must = round_.per == "party"
        label = t("rounds.who.party") if must else t("rounds.who.party_maybe")
        options = [[each.id, each.name] for each in round_.parties]
        found.append({"name": "party", "label": label, "must": must, "options": options})
    if round_.roles:
        options = [[each, each] for each in round_.roles]
        label = t("rounds.who.role")
        found.append({"name": "role", "label": label, "must": False, "options": options})
    if round_.quality:
        options = [[each, t(f"quality.seen.{each}")] for each in ("yes", "no")]
        found.append(
            {"name": "seen", "label": t("quality.seen.label"), "must": False, "options": options}
        )
    return [each | {"choose": t("rounds.who.choose")} for each in found]


def _question(question: Question, t: Texts) -> dict[str, Any]:
    return {
        "label": question.label.said(t),
        "definition": question.definition.said(t),
        "asks": [
            {
                "name": f"{question.id}.{ask.id}",
                "label": ask.label.said(t) if ask.label else "",
                "shape": ask.shape.shape,
                "longest": getattr(ask.shape, "longest", 0),
                "choices": choices(ask, t),
                "optional": optional(ask),
            }
            for ask in question.asks
        ],
    }
