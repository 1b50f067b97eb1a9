"""The cover, and one page in plain sentences for whoever reads no further."""

from netwerk_widgets.bounded import Piece
from netwerk_widgets.insights import accelerators, dilemmas, doing, dream, forces
from netwerk_widgets.insights.names import amount, challenge, day, few, short
from netwerk_widgets.insights.overdue import overdue
from netwerk_widgets.insights.sentences import findings as network_findings
from netwerk_widgets.method import STEPS, Step
from netwerk_widgets.report.chapters.doing import total
from netwerk_widgets.report.chapters.persevering import reviewed
from netwerk_widgets.report.document import Block, Facts, Text
from netwerk_widgets.report.recorded import Recorded, section
from netwerk_widgets.report.writing import capital
from netwerk_widgets.session import spoken
from netwerk_widgets.session.progress import status

#: So many parties are named on the cover; of more it says how many.
NAMED = 24


def cover(r: Recorded) -> tuple[Block, ...]:
    """What, when, who; and for a case that it is one."""
    s, t = r.session, r.t
    rows = [
        (t("report.cover.challenge"), short(challenge(s, t), 300)),
        (t("report.cover.date"), day(r.today, t)),
        (t("report.cover.parties"), few(r.counted.values(), t, NAMED)),
        (t("report.cover.steps"), _confirmed(r)),
    ]
    told: list[Block] = [Facts(tuple((label, words) for label, words in rows if words))]
    if s.start.case is not None:
        told.append(Text(t("report.example"), "note"))
    if said := spoken.notes(s, t):
        told.append(Text(said, "note"))
    return tuple(told)


def _confirmed(r: Recorded) -> str:
    t = r.t
    found = [each for each in STEPS if status(r.session, each) == "confirmed"]
    if len(found) == len(STEPS):
        return t("report.cover.all_confirmed")
    return t.enumerate([t(f"steps.{each}.short") for each in found])


def summary(r: Recorded) -> list[Block]:
    """For each step a few sentences; a step of which nothing was recorded is left out."""
    told = {step: _sentences(step, r) for step in STEPS}
    return [
        block
        for step, sentences in told.items()
        if sentences
        for block in section(
            capital(r.t(f"steps.{step}.label")), Text(" ".join(sentences)), level=3
        )
    ]


def _sentences(step: Step, r: Recorded) -> list[str]:
    return Piece(f"the summary of {step}").make(
        lambda: _SENTENCES[step](r), lambda trouble: [r.t(f"missing.part.{trouble}")]
    )


def _context(r: Recorded) -> list[str]:
    s, t = r.session, r.t
    said = []
    if r.counted:
        said.append(t.count("report.summary.parties", len(r.counted), names=_some(r, "core")))
    for found in (forces.findings(s, t), accelerators.findings(s, t)):
        said += [each.sentence for each in found[:1]]
    return said


def _some(r: Recorded, ring: str) -> str:
    """The parties of a ring; when there are none there, all of them."""
    inside = [r.parties[x.id] for x in r.session.stakeholders.items if x.ring == ring]
    return few(inside or r.counted.values(), r.t, 6)


def _domain(r: Recorded) -> list[str]:
    s, t = r.session, r.t
    said = []
    if s.domain.kind:
        said.append(t("report.summary.kind", kind=t(f"method.kind.{s.domain.kind}.label")))
    if s.domain.geography:
        where = t.enumerate([t(f"method.geography.{x}.label") for x in s.domain.geography])
        said.append(t("report.summary.geography", where=where))
    inside = [x.text for x in s.domain.scope if x.scope == "in" and x.text.strip()]
    if inside:
        said.append(t("report.summary.inside", names=few(inside, t, 3, quoted=True)))
    if s.relations.items:
        said += [each.sentence for each in network_findings(s, t, 1)]
    return said


def _dream(r: Recorded) -> list[str]:
    s, t = r.session, r.t
    said = []
    shared = short(s.dream.shared, 400)
    if shared and s.dream.horizon:
        said.append(t("report.summary.dream_year", year=s.dream.horizon, text=shared))
    elif shared:
        said.append(t("report.summary.dream", text=shared))
    return said + [each.sentence for each in dream.findings(s, t)[:1]]


def _goals(r: Recorded) -> list[str]:
    s, t = r.session, r.t
    if not s.goals.goals:
        return []
    names = few(r.goals.values(), t, 5, quoted=True)
    said = [t.count("report.summary.goals", len(s.goals.goals), names=names)]
    dated = [each.due for each in s.goals.goals if each.due]
    if dated:
        said.append(t("report.summary.due", day=day(min(dated), t)))
    return said


def _dilemmas(r: Recorded) -> list[str]:
    s, t = r.session, r.t
    if not s.dilemmas.dilemmas:
        return []
    agreed = sum(bool(each.outcome.strip()) for each in s.dilemmas.dilemmas)
    said = [t.count("report.summary.dilemmas", len(s.dilemmas.dilemmas), agreed=agreed)]
    return said + [each.sentence for each in dilemmas.findings(s, t)[:1]]


def _doing(r: Recorded) -> list[str]:
    s, t = r.session, r.t
    said = []
    if s.doing.actions:
        done = sum(each.status == "done" for each in s.doing.actions)
        said.append(t.count("report.summary.actions", len(s.doing.actions), done=done))
        coming = [
            x.end
            for x in s.doing.actions
            if x.end and x.end >= r.today and x.status in ("planned", "busy")
        ]
        if coming:
            said.append(t("report.summary.coming", day=day(min(coming), t)))
    rows = [each for each in doing.invested(s) if not each.outside]
    hours, money = (total(rows, name) for name in ("hours", "money"))
    if hours:
        said.append(t("report.summary.hours", hours=amount(hours, t)))
    if money:
        said.append(t("report.summary.money", money=amount(money, t)))
    return said


def _persevering(r: Recorded) -> list[str]:
    s, t = r.session, r.t
    said = []
    if s.persevering.moments:
        names = few(r.moments.values(), t, 4, quoted=True)
        said.append(t.count("report.summary.moments", len(s.persevering.moments), names=names))
    lessons = [each.text for each in s.persevering.lessons if each.text.strip()]
    if lessons:
        said.append(t.count("report.summary.lessons", len(lessons), text=short(lessons[0], 200)))
    if s.persevering.next_review:
        said.append(reviewed(s.persevering.next_review, r))
    late = [each.name for each in overdue(s, r.today, t) if each.kind != "review"]
    if late:
        names = few(late, t, 3, quoted=True)
        said.append(t.count("report.summary.overdue", len(late), names=names))
    return said


_SENTENCES = {
    "context": _context,
    "domain": _domain,
    "dream": _dream,
    "goals": _goals,
    "dilemmas": _dilemmas,
    "doing": _doing,
    "persevering": _persevering,
}
