"""What if: take parties or relations away, or add them, and see what it does, before it is so."""

from collections.abc import Callable
from typing import Any, get_args

from ipywidgets import Button, Dropdown, Text
from markupsafe import Markup

from netwerk_widgets.insights.names import party_names, short
from netwerk_widgets.network.comparison import Comparison, compare
from netwerk_widgets.session import ids
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import RelationKind, Sector
from netwerk_widgets.session.what_if import (
    AddParty,
    AddRelation,
    Change,
    RemoveParty,
    RemoveRelation,
    changed_documents,
    what_if,
)
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.pages.map.compare import Pair
from netwerk_widgets.widgets.section import Section, offer_options, reveal

PARTS = ("stakeholders", "relations")
#: More changes than this at once tell nobody anything.
MOST = 40


class WhatIf:
    """The section's widgets, and the changes that somebody is trying out.

    Where nothing can be kept (``keeps`` False) the button for it is not made at all.
    """

    def __init__(self, section: Section, *, keeps: bool = True) -> None:
        self.section, self.page, self.t = section, section.page, section.page.t
        self.changes: list[Change] = []
        self._listeners: list[Callable[[], None]] = []
        t = self.t
        self._not_kept = t("whatif.plan.not_kept") if keeps else t("explore.not_kept")
        self.party = Dropdown(description=t("whatif.party"))
        self.what = Dropdown(description=t("whatif.what"))
        self.name = Text(description=t("whatif.name"), continuous_update=False)
        self.sector = Dropdown(
            description=t("whatif.sector"),
            options=[
                (t("whatif.no_sector"), None),
                *((t(f"fields.sector.{each}"), each) for each in get_args(Sector)),
            ],
        )
        self.start = Dropdown(description=t("whatif.start"))
        self.end = Dropdown(description=t("whatif.end"))
        self.kind = Dropdown(
            description=t("whatif.kind"),
            options=[(t(f"fields.relation.{each}"), each) for each in get_args(RelationKind)],
            value="cooperation",
        )
        self.plan = markup.html()
        self.pair = Pair(
            self.section, "whatif", self._compared, (t("whatif.before"), t("whatif.after"))
        )
        self._buttons(keeps)
        self.party.observe(lambda _change: self._offer_what(), "value")
        self.section.place(self.party, self.what, self.remove, css="nw-choose")
        self.section.place(self.name, self.sector, self.join, css="nw-choose")
        self.section.place(self.start, self.end, self.kind, self.relate, css="nw-choose")
        self.section.place(self.plan)
        if not keeps:  # a phone's screen is too small to look for the way back below the maps
            self.section.place(*self._with_changes, css="nw-line")
        self.section.place(self.pair.box)
        if keeps:
            self.section.place(*self._with_changes, css="nw-line")
        self.section.follow(self.plan, PARTS, self.show)
        self.show()

    def _buttons(self, keeps: bool) -> None:
        t, guard = self.t, guarded(self.page.problem, self.t)

        def button(key: str, act: Any, style: str = "") -> Button:
            made = Button(description=t(f"whatif.button.{key}"), button_style=style)
            made.on_click(guard(lambda _button: act()))
            made.add_class(f"nw-whatif-{key}")
            return made

        self.remove = button("remove", self._remove)
        self.join = button("join", self._join)
        self.relate = button("relate", self._relate)
        self.back = button("back", lambda: self._set(self.changes[:-1]))
        self.clear = button("clear", lambda: self._set([]))
        self.keep = button("keep", self._keep, "primary") if keeps else None
        self._with_changes = tuple(each for each in (self.keep, self.back, self.clear) if each)

    # ---- what is shown ----

    @property
    def imagined(self) -> Session:
        """The session with the changes."""
        return what_if(self.page.recorded, self.changes)

    def _compared(self) -> Comparison | None:
        return compare(self.page.recorded, self.imagined) if self.changes else None

    def show(self) -> None:
        """Show the choices and the plan as they are now; the pair of maps when there is one."""
        imagined = self.imagined
        parties = [(name, id_) for id_, name in party_names(imagined, self.t).items()]
        for box in (self.party, self.start, self.end):
            offer_options(box, parties or [(self.t("whatif.nobody"), None)], stays=True)
        self._offer_what()
        self.plan.value = str(
            _plan(self.page.recorded, imagined, self.changes, self._not_kept, self.t)
        )
        for each in self._with_changes:
            reveal(each, bool(self.changes))
        self.pair.show()
        for told in self._listeners:
            told()

    def on_show(self, told: Callable[[], None]) -> None:
        """Call ``told`` now, and whenever the plan is shown anew."""
        self._listeners.append(told)
        told()

    def _offer_what(self) -> None:
        imagined, party = self.imagined, self.party.value
        names = party_names(imagined, self.t)
        options: list[tuple[str, str | None]] = [(self.t("whatif.whole_party"), None)]
        for each in imagined.relations.items:
            if party in (each.from_id, each.to_id):
                other = each.to_id if each.from_id == party else each.from_id
                label = self.t(
                    "whatif.relation_with",
                    name=short(names.get(str(other), self.t("ui.gone")), 48),
                    kind=self.t(f"fields.relation.{each.kind}"),
                )
                options.append((label, each.id))
        offer_options(self.what, options)

    # ---- what people do ----

    def _set(self, changes: list[Change]) -> None:
        if len(changes) > MOST:
            self.page.problem(self.t("whatif.many", most=MOST))
            return
        before, self.changes = self.changes, changes
        # The page hears it before the work begins.
        self.plan.value = str(
            Markup('<p role="status">{}</p>').format(self.t("measures.table.busy"))
        )
        try:
            self.imagined  # noqa: B018 - raises when it cannot be
        except Exception:
            self.changes = before
            self.show()
            raise
        self.show()

    def _remove(self) -> None:
        if self.what.value is not None:
            self._set([*self.changes, RemoveRelation(self.what.value)])
        elif self.party.value is not None:
            self._set([*self.changes, RemoveParty(self.party.value)])

    def _join(self) -> None:
        name = " ".join(self.name.value.split())
        if not name:
            self.page.problem(self.t("whatif.no_name"))
            return
        self._set([*self.changes, AddParty(ids.fresh("p"), name[:120], self.sector.value)])
        self.name.value = ""

    def _relate(self) -> None:
        start, end = self.start.value, self.end.value
        if start is None or end is None or start == end:
            self.page.problem(self.t("whatif.same_ends"))
            return
        self._set([*self.changes, AddRelation(ids.fresh("r"), start, end, self.kind.value)])

    def _keep(self) -> None:
        live = self.page.session
        before = live.last("undo")
        changed = changed_documents(live.documents, self.changes)
        found = live.replace_many(changed) if changed else {}
        self._set([])
        for part, conflicts in found.items():
            self.page.conflicts(part, conflicts)
        if found:
            return
        self.page.done(self.t("whatif.kept"), before)


def _plan(
    recorded: Session, imagined: Session, changes: list[Change], not_kept: str, t: Texts
) -> Markup:
    if not changes:
        return Markup('<p class="nw-help">{}</p>').format(t("whatif.nothing"))
    names = party_names(recorded, t) | party_names(imagined, t)
    names |= {each.id: each.name for each in changes if isinstance(each, AddParty)}
    lines = {each.id: each for each in recorded.relations.items}
    added = {each.id: each for each in changes if isinstance(each, AddRelation)}
    rows = []
    for each in changes:
        if isinstance(each, RemoveParty | AddParty):
            way = "leaves" if isinstance(each, RemoveParty) else "joins"
            name = names.get(each.id, t("ui.gone"))
            rows.append(t(f"whatif.plan.{way}", name=name))
        else:
            line = lines.get(each.id) or added.get(each.id)
            ends = (str(line.from_id), str(line.to_id)) if line else ("", "")
            a, b = (short(names.get(end, t("ui.gone")), 48) for end in ends)
            way = "ends" if isinstance(each, RemoveRelation) else "starts"
            rows.append(t(f"whatif.plan.{way}", a=a, b=b))
    items = markup.joined(Markup("<li>{}</li>").format(row) for row in rows)
    return Markup('<h3>{}</h3><ul class="nw-plan">{}</ul><p class="nw-help">{}</p>').format(
        t("whatif.plan.title"), items, not_kept
    )
