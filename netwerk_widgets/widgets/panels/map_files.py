"""Below the map: bring a list in, take the map along."""

from netwerk_widgets.widgets.intake import Intake, Takeaway
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.section import Section


def file_sections(page: OpenPage) -> list[Section]:
    """The sections about files, for a page with an open session."""
    t = page.t
    take_in = Section(page, "list", t("files.intake.title"), t("files.intake.intro"))
    take_in.place(Intake(t, page.session, lambda sentence: page.header.notice(sentence)))
    take_out = Section(page, "take", t("files.out.title"), t("files.out.intro"))
    take_out.place(Takeaway(t, page.session))
    return [take_in, take_out]
