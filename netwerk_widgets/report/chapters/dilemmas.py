"""Step 5, dilemma's delen: what was agreed, and where each party stands."""

from netwerk_widgets.insights import dilemmas
from netwerk_widgets.insights.names import day
from netwerk_widgets.insights.overdue import marked
from netwerk_widgets.report.document import Block, Facts
from netwerk_widgets.report.recorded import Recorded, section
from netwerk_widgets.report.writing import capital
from netwerk_widgets.session.models.dilemmas import Dilemma


def blocks(r: Recorded) -> list[Block]:
    """The agreements together, each dilemma by itself, and who brings and gets what."""
    s, t = r.session, r.t
    agreed = [each for each in s.dilemmas.dilemmas if each.outcome.strip()]
    return [
        *section(
            t("report.title.agreements"),
            r.grid(
                "agreements",
                t("report.table.agreements"),
                agreed,
                [
                    (r.label("dilemma_name"), lambda x: r.dilemmas[x.id]),
                    (t("report.column.agreed"), lambda x: x.outcome, "outcome"),
                    (r.label("dilemma_review"), lambda x: x.review),
                    (capital(t("words.late")), lambda x: r.late("dilemma", x.id)),
                ],
            ),
            r.stands_out(lambda: dilemmas.findings(s, t, r.today)),
        ),
        *section(
            t("pages.dilemmas.dilemmas.title"),
            *(block for each in s.dilemmas.dilemmas for block in _dilemma(each, r)),
        ),
        *section(
            t("pages.dilemmas.exchange.title"),
            r.grid(
                "exchange",
                t("report.table.exchange"),
                s.dilemmas.exchanges,
                [
                    (r.label("exchange_id"), lambda x: r.called(r.rows, x.id)),
                    (r.label("exchange_brings"), lambda x: x.brings),
                    (r.label("exchange_gets"), lambda x: x.gets),
                ],
                fixed=1,
            ),
            r.figure("exchange"),
        ),
    ]


def _dilemma(each: Dilemma, r: Recorded) -> list[Block]:
    """One dilemma: its poles, its outcome, where the parties stand and why."""
    s, t = r.session, r.t
    told = [
        ("pole_a", each.pole_a),
        ("pole_b", each.pole_b),
        ("goal", r.called(r.goals, each.goal) or ""),
        ("outcome", each.outcome),
        ("review", _review(each, r)),
    ]
    facts = Facts(
        tuple(
            (r.label(f"dilemma_{field}"), r.sourced(words, each, field, under="name"))
            for field, words in told
            if words.strip()
        )
    )
    reasons = [x for x in s.dilemmas.positions if x.dilemma == each.id and x.reason.strip()]
    return section(
        r.sourced(r.dilemmas[each.id], each, "name"),
        facts if facts.rows else None,
        r.figure("dilemmas", f"dilemma-{each.id}", dilemma=each.id),
        r.grid(
            f"reasons-{each.id}",
            t("report.table.reasons"),
            sorted(reasons, key=lambda x: x.position or 0),
            [
                (r.label("dilemma_position_party"), lambda x: r.called(r.rows, x.party)),
                (t("report.column.place"), lambda x: x.position, "position"),
                (r.label("dilemma_position_reason"), lambda x: x.reason),
            ],
        ),
        level=3,
    )


def _review(each: Dilemma, r: Recorded) -> str:
    if each.review is None:
        return ""
    return marked(day(each.review, r.t), is_late=("dilemma", each.id) in r.overdue, t=r.t)
