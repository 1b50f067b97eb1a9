"""What the group asked itself in questions of its own, and what was answered."""

from netwerk_widgets.report.document import Block
from netwerk_widgets.report.recorded import Recorded, bullets, section
from netwerk_widgets.session import own
from netwerk_widgets.session.models.own import OwnAnswer


def blocks(r: Recorded) -> list[Block]:
    """A section for each question that was answered; a question without answers tells nothing."""
    return [
        block
        for question, found in own.given(r.session)
        for block in section(question.name, bullets(_line(each, r) for each in found))
    ]


def _line(answer: OwnAnswer, r: Recorded) -> str:
    words = answer.text.strip()
    if answer.party is not None:
        words = r.t("own.report.of", party=r.called(r.parties, answer.party), text=words)
    return r.sourced(words, answer, "text")
