"""Step 3, droom ontwikkelen."""

from netwerk_widgets.insights import dream
from netwerk_widgets.report.document import Block
from netwerk_widgets.report.recorded import Recorded, section, text


def blocks(r: Recorded) -> list[Block]:
    """The shared dream and its support, each party's own dream, the themes."""
    s, t = r.session, r.t
    year = t("report.dream.horizon", year=s.dream.horizon) if s.dream.horizon else ""
    shared = r.sourced(s.dream.shared, s.dream, "shared") if s.dream.shared.strip() else ""
    return [
        *section(
            t("pages.dream.shared.title"),
            text(shared, "quote"),
            text(year),
            r.stands_out(lambda: dream.findings(s, t)),
            r.figure("support"),
        ),
        *section(
            t("report.title.dreams"),
            r.grid(
                "dreams",
                t("report.table.dreams"),
                s.dream.dreams,
                [
                    (r.label("party_dream_id"), lambda x: r.called(r.rows, x.id)),
                    (r.label("party_dream_sentence"), lambda x: x.sentence),
                    (t("report.column.support"), lambda x: x.support, "support"),
                ],
                fixed=1,
            ),
        ),
        *section(
            t("pages.dream.themes.title"),
            r.grid(
                "themes",
                t("report.table.themes"),
                s.dream.themes,
                [
                    (r.label("theme_name"), lambda x: r.themes[x.id]),
                    (r.label("theme_description"), lambda x: x.description),
                    (
                        t("report.column.recognised"),
                        lambda x: r.all_called(r.rows, x.parties),
                        "parties",
                    ),
                ],
            ),
            r.figure("themes"),
        ),
    ]
