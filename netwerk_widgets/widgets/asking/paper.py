"""A round on paper: the same choices as for phones, and a page to print."""

from collections.abc import Callable
from typing import Any

from ipywidgets import BoundedIntText, Checkbox

from netwerk_widgets.paper.slips import MOST_COPIES, on_paper, slips
from netwerk_widgets.rounds.kinds import Wanted, about_own
from netwerk_widgets.rounds.model import KindName
from netwerk_widgets.session.models.own import OwnQuestion
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.asking.setup import Setup
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.download import Download
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.section import reveal
from netwerk_widgets.widgets.ways_in import filename

#: As many as stand on one paper: who needs more has a copying machine, or says so.
FEW = 2


class PaperSetup(Setup):
    """Of whom, with or without a name, how many; the button hands over the page."""

    def __init__(
        self,
        page: OpenPage,
        kind: KindName,
        leave: Callable[[], None],
        about: OwnQuestion | None = None,
    ) -> None:
        t = page.t
        self.page, self.about = page, about
        self.blank = Checkbox(False, description=t("paper.slips.blank"), indent=False)
        self.copies = BoundedIntText(
            FEW,
            min=1,
            max=MOST_COPIES,
            description=t("paper.slips.copies", most=MOST_COPIES),
            style={"description_width": "initial"},
        )
        self.download = Download(t)
        self.told = markup.html()
        super().__init__(kind, t, page.recorded, guarded(page.problem, t)(self._made), leave)
        self.go.description, self.no.description = t("paper.slips.make"), t("paper.slips.ready")
        self.blank.observe(self._tell, "value")
        head = markup.html(markup.remark(t("paper.slips.what")))
        self.children = (
            *((head, self.choice) if self.choice is not None else (head,)),
            *(self.per, self.names, self.roles, self.said, self.blank, self.copies),
            *(self.acts, self.told, self.download),
        )

    def _tell(self, change: object = None) -> None:
        super()._tell(change)
        # Where everybody's name is known there is one for each, unless it is to be left out.
        known = self.names.value in ("party", "listed")
        reveal(self.blank, known)
        reveal(self.copies, not known or self.blank.value)
        if self.names.value == "listed":  # what phones would show is no matter on paper
            self.said.value = str(markup.remark(self.t("rounds.kept.named")))

    def _made(self, wanted: Wanted) -> None:
        page, t = self.page, self.t
        name = page.session.name
        round_ = on_paper(*about_own(wanted, page.recorded, self.about))
        known: dict[str, Any] = {"blank": self.blank.value, "copies": self.copies.value}
        made = slips(round_, name, t, **known)
        file = f"{filename(name)} - {filename(t(f'rounds.title.{self.kind}'))}.html"
        self.download.hand(file, made.encode())
        said = t("paper.slips.made", file=file)
        self.told.value = str(markup.remark(said))
