"""Step 1, doorgronden context."""

from netwerk_widgets.insights import accelerators, forces, reinforcement
from netwerk_widgets.insights.counted import TESTED
from netwerk_widgets.report.document import Block
from netwerk_widgets.report.recorded import Recorded, section, text
from netwerk_widgets.report.writing import capital
from netwerk_widgets.session.models.start import TestAnswer
from netwerk_widgets.texts import Texts


def blocks(r: Recorded) -> list[Block]:
    """The challenge, the parties, and what drives and speeds up the network."""
    s, t = r.session, r.t
    start = s.start
    nameless = {each.id: _counted(each, t) for each in start.tests if any(each.counts.values())}
    challenge = t(f"method.challenge.{start.challenge}.label") if start.challenge else ""
    return [
        *section(
            t("start.challenge.title"),
            text(challenge),
            text(r.sourced(start.our_challenge, start, "our_challenge"), "quote"),
            text(start.intro),
        ),
        *section(
            t("report.title.tests"),
            r.grid(
                "tests",
                t("report.table.tests"),
                start.tests,
                [
                    (r.label("test_answer_id"), lambda x: capital(t(f"method.test.{x.id}.label"))),
                    (
                        r.label("test_answer_answer"),
                        lambda x: t(f"fields.answer.{x.answer}") if x.answer else None,
                    ),
                    (r.label("test_answer_note"), lambda x: x.note),
                    (r.label("test_answer_counts"), lambda x: nameless.get(x.id)),
                ],
                fixed=1,
            ),
        ),
        *section(
            t("pages.context.stakeholders.title"),
            r.grid(
                "parties",
                t("report.table.parties"),
                s.stakeholders.items,
                [
                    (r.label("stakeholder_name"), lambda x: r.parties[x.id]),
                    (
                        r.label("stakeholder_sector"),
                        lambda x: t(f"fields.sector.{x.sector}") if x.sector else None,
                    ),
                    (r.label("stakeholder_branch"), lambda x: x.branch),
                    (r.label("stakeholder_interests"), lambda x: x.interests),
                ],
            ),
        ),
        *section(
            t("pages.context.forces.title"),
            r.stands_out(lambda: forces.findings(s, t)),
            r.figure("forces"),
        ),
        *section(
            t("pages.context.accelerators.title"),
            r.stands_out(lambda: accelerators.findings(s, t)),
            r.figure("accelerators"),
        ),
        *section(
            t("pages.context.reinforcement.title"),
            r.stands_out(lambda: reinforcement.findings(s, t)),
            r.figure("reinforcement"),
        ),
    ]


def _counted(test: TestAnswer, t: Texts) -> str:
    """How often each answer was given where nobody gave a name."""
    many = {each: test.counts.get(each, 0) for each in reversed(TESTED)}
    return ", ".join(f"{t(f'fields.answer.{each}')}: {n}" for each, n in many.items())
