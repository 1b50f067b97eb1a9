"""Below the map: bring a list in, take the map along."""

from netwerk_widgets.widgets.intake import Intake, Takeaway
from netwerk_widgets.widgets.pages.contents import SectionEntry
from netwerk_widgets.widgets.section import Section


def _list(section: Section) -> None:
    page = section.page
    section.place(Intake(page.t, page.session, lambda said: page.header.notice(said)))


def _take(section: Section) -> None:
    away = Takeaway(section.page.t, section.page.session)
    section.place(away)
    section.follow(away, ("stakeholders", "relations", "domain", "goals"), away.show)


#: The sections about files.
FILES = (
    SectionEntry("list", _list, "files.intake.title", "files.intake.intro"),
    SectionEntry("take", _take, "files.out.title", "files.out.intro"),
)
