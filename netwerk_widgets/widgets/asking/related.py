"""A revealed round about relations: who says so, and what of it goes onto the map."""

from collections.abc import Mapping

from ipywidgets import HTML, Button, Checkbox
from markupsafe import Markup

from netwerk_widgets.figures.relating import pairs, said
from netwerk_widgets.insights.names import few
from netwerk_widgets.insights.pictures import STATES
from netwerk_widgets.rounds.relating import Told, told
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.asking.revealed import RevealedRound


def choice(each: Told, names: Mapping[str, str], ours: object, t: Texts) -> str:
    """A relation as it stands beside its tick: what it is, and who says so."""
    words = {
        "link": said(each, names, t),
        "by": few([names[by] for by in each.by], t),
        "other": few([names[end] for end in sorted(each.link.ends - {*each.by})], t),
    }
    spread = "strength" if each.low == each.high else "spread"
    strength = t(f"relating.choice.{spread}", strength=each.strength, low=each.low, high=each.high)
    key = "silent" if each.state == "one" and each.silent else each.state
    told_as = t(f"relating.choice.{key}", strength=strength, **words)
    now = f" {t('relating.choice.now', ours=ours)}" if isinstance(ours, int) else ""
    return told_as + now


class RevealedRelations(RevealedRound):
    """What organisations say of their relations; what is ticked goes onto the map."""

    def _words(self, *_before: object) -> Markup:
        return Markup("")  # the figure says it, and each relation stands beside its tick

    def _told(self) -> dict[str, str]:
        names = self.round.called()
        found = {each.link.name: each for each in told(self.round, self.slips)}
        return {each.at: choice(found[each.at], names, each.ours, self.t) for each in self._found}

    def _choices(self) -> list[HTML | Button | Checkbox]:
        t = self.t
        found = told(self.round, self.slips)
        states = {each.link.name: each.state for each in found}
        many = pairs(found)
        rows: list[HTML | Button | Checkbox] = [markup.html(markup.remark(t("relating.intro")))]
        for key, wanted in (("all_both", {"both"}), ("all_theirs", {*STATES})):
            button = Button(description=t(f"rounds.asking.{key}"))
            button.on_click(lambda _button, wanted=wanted: self._tick(states, wanted))
            rows.append(button)
        for state in STATES:
            boxes = [box for at, box in self.choices.items() if states[at] == state]
            if boxes:
                head = t(
                    f"relating.head.{state}",
                    pairs=t.count("relating.pairs", many[state]),
                    lines=t.count("relating.lines", len(boxes)),
                )
                rows += [markup.html(Markup("<h4>{}</h4>").format(head)), *boxes]
        return rows

    def _tick(self, states: Mapping[str, str], wanted: set[str]) -> None:
        for at, box in self.choices.items():
            if states[at] in wanted:
                box.value = True
