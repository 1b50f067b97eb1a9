"""Two states of the map beside each other: maps, measures and words."""

from collections.abc import Callable

from ipywidgets import Box
from markupsafe import Markup

from netwerk_widgets.bounded import Piece, Trouble
from netwerk_widgets.figures.map.change import change_scenes
from netwerk_widgets.insights.changes import changes, measure_rows
from netwerk_widgets.insights.missing import missing
from netwerk_widgets.network.comparison import Comparison
from netwerk_widgets.network.measures import measure
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.change_map import ChangeMap
from netwerk_widgets.widgets.section import Section, reveal


class Pair:
    """The widgets of one comparison; ``compared`` gives it, or None: then nothing is shown."""

    def __init__(
        self,
        section: Section,
        name: str,
        compared: Callable[[], Comparison | None],
        labels: tuple[str, str],
    ) -> None:
        t = section.page.t
        self.t, self._compared, self.labels = t, compared, labels
        self._piece = Piece(f"the comparison {name}")
        self.pictures = ChangeMap(t, f"{name}-before"), ChangeMap(t, f"{name}-after")
        self.words, self.measures = markup.html(), markup.html()
        maps = Box(list(self.pictures))
        said = Box([self.measures, self.words])
        for row in (maps, said):
            row.add_class("nw-side")
        self.box = Box([maps, said])
        self.box.add_class("nw-stack")

    def show(self) -> None:
        """Show the comparison as it is now; a sentence if it cannot be made."""

        def instead(trouble: Trouble) -> None:
            reveal(self.box, True)
            self.words.value = str(markup.missing(trouble, self.t))

        self._piece.make(self._show, instead)

    def _show(self) -> None:
        found = self._compared()
        reveal(self.box, found is not None)
        if found is None:
            return
        told = markup.findings(changes(found, self.t), self.t)
        absent = missing(self.t, measure(found.before), measure(found.after))
        self.words.value = str(told + markup.remark(absent))
        self.measures.value = str(_table(found, self.labels, self.t))
        scenes = change_scenes(found, self.labels, self.t)
        for picture, scene in zip(self.pictures, scenes, strict=True):
            picture.show(scene)


def _table(found: Comparison, labels: tuple[str, str], t: Texts) -> Markup:
    compared = measure_rows(found, t)
    return markup.numbers(
        [t("changes.column.measure"), *labels],
        [[label, before, after] for label, before, after, _ in compared],
        t("changes.bold"),
        [at for at, (*_, differs) in enumerate(compared) if differs],
    )
