"""Below the map: what it says, the measures in a table, and how the network could be governed."""

from ipywidgets import Button, ToggleButtons
from markupsafe import Markup

from netwerk_widgets.insights.governance import (
    KEYS,
    MODES,
    Fit,
    Governance,
    Input,
    Mode,
    governance,
)
from netwerk_widgets.insights.names import amount
from netwerk_widgets.insights.sentences import MOST_FRAGILE, SHOWN, THRESHOLDS, findings
from netwerk_widgets.network.formulas import EXACT
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.measures_table import MeasuresTable
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.pages.contents import SectionEntry
from netwerk_widgets.widgets.pages.map.helping import suggested
from netwerk_widgets.widgets.pages.map.moments import moments
from netwerk_widgets.widgets.pages.map.pictures import side_by_side
from netwerk_widgets.widgets.pages.map.quality import marked
from netwerk_widgets.widgets.pages.map.whatif import WhatIf
from netwerk_widgets.widgets.section import Section, reveal

PARTS = ("stakeholders", "relations")
GOVERNED = (*PARTS, "dream", "goals", "doing", "persevering")
_MARKS: dict[Fit, str] = {"yes": "●", "partly": "◐", "no": "○"}

#: With more parties than this the measures take seconds: they wait until somebody asks.
LARGE = 750


class Measured:
    """The words and the table; of a large network only when somebody asks for them."""

    def __init__(self, page: OpenPage) -> None:
        self.page = page
        self.asked = False
        self._sections: list[Section] = []

    def waits(self) -> bool:
        """Whether nothing was computed yet: the network is large, and nobody asked."""
        return len(self.page.recorded.stakeholders.items) > LARGE and not self.asked

    def words(self, section: Section) -> None:
        """What the network says."""
        self._sections.append(section)
        section.box.add_class("nw-insight")
        section.place(
            section.words(lambda session, t: [] if self.waits() else findings(session, t), PARTS),
            markup.html(why(self.page.t)),
        )

    def table(self, section: Section) -> None:
        """The measures of each party, and the button to compute them."""
        self._sections.append(section)
        t = self.page.t
        shown = MeasuresTable(t)
        ways = ToggleButtons(
            options=[(t("measures.table.pairs"), False), (t("measures.table.arrows"), True)],
            description="",
        )
        compute = Button(description=t("measures.table.compute"), button_style="primary")

        def show() -> None:
            reveal(compute, self.waits())
            for each in (ways, shown):
                reveal(each, not self.waits())
            if not self.waits():
                shown.show(self.page.recorded, directed=bool(ways.value))

        guard = guarded(self.page.problem, t)
        compute.on_click(guard(lambda _button: self._work_out(compute)))
        ways.observe(guard(lambda _change: show()), "value")
        section.place(section.text(self._notice, PARTS), compute, ways, shown)
        section.follow(shown, PARTS, show)
        show()

    def _notice(self, session: Session, t: Texts) -> Markup:
        if not self.waits():
            return Markup("")
        n = len(session.stakeholders.items)
        return Markup("<p>{}</p>").format(t("measures.table.large", n=n, exact=EXACT))

    def _work_out(self, compute: Button) -> None:
        t, self.asked = self.page.t, True
        compute.description, compute.disabled = t("measures.table.busy"), True
        try:
            for each in self._sections:
                each.refresh(set(PARTS))
        finally:
            compute.description, compute.disabled = t("measures.table.compute"), False


def _words(section: Section) -> None:
    section.page.shared(Measured).words(section)


def _table(section: Section) -> None:
    section.page.shared(Measured).table(section)


def why(t: Texts) -> Markup:
    """The rule by which the sentences were chosen, folded in."""
    thresholds = t.enumerate(
        [
            t("measures.why.threshold", name=t(f"measures.name.{key}"), percent=round(100 * value))
            for key, value in THRESHOLDS.items()
        ]
    )
    lines = [
        t("measures.why.first", most=MOST_FRAGILE),
        t("measures.why.then", thresholds=thresholds),
        t("measures.why.last", shown=SHOWN),
        t("measures.why.ours"),
    ]
    body = markup.joined(Markup("<p>{}</p>").format(line) for line in lines)
    return Markup('<details class="nw-explained"><summary>{}</summary>{}</details>').format(
        t("measures.why.title"), body
    )


def _governance(section: Section) -> None:
    section.box.add_class("nw-insight")
    section.place(section.text(lambda session, t: governed(governance(session), t), GOVERNED))


def _what_if(section: Section) -> None:
    WhatIf(section)


def governed(found: Governance, t: Texts) -> Markup:
    """The candidates with their inputs and their doubt."""
    labels = {mode: t(f"governance.mode.{mode}.label") for mode in MODES}
    if not found.leading:
        head = t("governance.none")
    elif len(found.leading) == 1:
        head = t("governance.one", mode=labels[found.leading[0]])
    else:
        head = t("governance.several", modes=t.enumerate([f"‘{labels[m]}’" for m in found.leading]))
    parts = [Markup("<h3>{}</h3>").format(head)]
    if found.candidates:
        known = len(KEYS) - len(found.missing)
        parts.append(Markup("<p>{}</p>").format(t("governance.doubt", known=known)))
        how = t("governance.trust.measured") if found.measured else t("governance.trust.density")
        parts.append(Markup("<p>{}</p>").format(how))
    if found.missing:
        needs = t.enumerate([t(f"governance.inputs.{key}.needs") for key in found.missing])
        parts.append(Markup("<p>{}</p>").format(t("governance.missing", inputs=needs)))
    parts.append(_grid(found, t))
    lines = markup.joined(
        Markup("<li><strong>{}</strong>: {}{}</li>").format(
            labels[mode],
            t(f"governance.mode.{mode}.explanation"),
            Markup(' <span class="nw-ask">{}</span>').format(t(f"governance.mode.{mode}.question")),
        )
        for mode in MODES
    )
    parts.append(Markup("<ul>{}</ul>").format(lines))
    parts.append(
        Markup('<p class="nw-help"><span class="nw-badge is-illustrative">{}</span> {}</p>').format(
            t("fields.source.illustrative"), t("governance.sources")
        )
    )
    return Markup('<div class="nw-findings">{}</div>').format(markup.joined(parts))


def _grid(found: Governance, t: Texts) -> Markup:
    fits = {each.mode: each.fits for each in found.candidates}
    heads = markup.joined(
        Markup('<th scope="col">{}</th>').format(t(f"governance.mode.{mode}.label"))
        for mode in MODES
    )
    rows = markup.joined(
        Markup('<tr><th scope="row">{}</th><td>{}</td>{}</tr>').format(
            _called(each, t),
            _said(each, t),
            markup.joined(_fit(mode, fits.get(mode, {}).get(each.key), t) for mode in MODES),
        )
        for each in found.inputs
    )
    return Markup(
        '<div class="nw-table-scroll"><table class="nw-grid is-stacked"><caption>{}</caption>'
        '<thead><tr><th scope="col">{}</th><td></td>{}</tr></thead><tbody>{}</tbody></table></div>'
    ).format(t("governance.caption"), t("governance.input"), heads, rows)


def _fit(mode: Mode, fit: Fit | None, t: Texts) -> Markup:
    cell = Markup('<td class="nw-fit is-{}" data-label="{}">{}</td>')
    label = t(f"governance.mode.{mode}.label")
    if fit is None:
        return cell.format("no", label, t("governance.fit.unknown"))
    mark = Markup('<span aria-hidden="true">{}</span> {}').format(
        _MARKS[fit], t(f"governance.fit.{fit}")
    )
    return cell.format(fit, label, mark)


def _called(given: Input, t: Texts) -> str:
    if "trust" in given.values:
        return t("governance.inputs.measured.label")
    return t(f"governance.inputs.{given.key}.label")


def _said(given: Input, t: Texts) -> str:
    if given.level is None:
        return t("governance.fit.unknown")
    numbers = given.values
    shares = ("density", "reciprocity", "centralisation", "goals", "joint", "demands")
    said = {
        key: "–" if value is None else t.number(100 * value) if key in shares else amount(value, t)
        for key, value in numbers.items()
    }
    form, key = "value", "measured" if "trust" in numbers else given.key
    if given.key == "consensus":
        form = "support" if numbers["goals"] is None else "both" if numbers["support"] else "goals"
    level = t(f"governance.inputs.{key}.{given.level}")
    return f"{level}: {t(f'governance.inputs.{key}.{form}', **said)}"


#: The sections below the map, in reading order.
INSIGHT = (
    SectionEntry("words", _words, "measures.words.title", "measures.words.intro"),
    SectionEntry("measures", _table, "measures.table.title", "measures.table.intro"),
    SectionEntry("governance", _governance, "governance.title", "governance.intro"),
    SectionEntry("pictures", side_by_side, "pictures.title", "pictures.intro", ("pictures",)),
    SectionEntry("quality", marked, "quality.title", "quality.intro", ("quality",)),
    SectionEntry("helping", suggested, "helping.title", "helping.intro"),
    SectionEntry("whatif", _what_if, "whatif.title", "whatif.intro"),
    SectionEntry("moments", moments, "whatif.moments.title", "whatif.moments.intro"),
)
