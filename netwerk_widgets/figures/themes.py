"""Step 3: which party carries which theme of the dream."""

from netwerk_widgets.figures import grid, palette
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.theme import empty, plain
from netwerk_widgets.insights.dream import carried
from netwerk_widgets.insights.names import few, named, row_names, short, taking_part, with_outside
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts


def theme_matrix(session: Session, t: Texts) -> Drawing:
    """Themes against parties: a filled cell where a party recognises itself in a theme."""
    names = row_names(session, t)
    themes = named(session.dream.themes, t)
    rows = carried(session)
    counted = taking_part(session)
    # Whoever is outside has a column when a theme names it.
    parties = (*counted, *dict.fromkeys(party for each in rows for party in each.outside))
    if not rows or not parties:
        return empty("themes", t("dream.themes.empty"), t("dream.themes.hint"))
    on = [[party in (*each.parties, *each.outside) for party in parties] for each in rows]
    matrix = grid.Matrix(
        rows=[themes[each.theme] for each in rows],
        columns=[names[party] for party in parties],
        amounts=[[int(cell) for cell in row] for row in on],
        cells=[["✓" if cell else "" for cell in row] for row in on],
        hover=[
            [f"{plain(themes[each.theme])}<br>{plain(names[party])}" for party in parties]
            for each in rows
        ],
    )
    figure, narrow = grid.draw(grid.longest_down(matrix), (palette.MIST, palette.ACCENT), (0, 1))
    most = max(rows, key=lambda each: len(each.parties))
    least = min(rows, key=lambda each: len(each.parties))
    share = {"n": len(most.parties), "all": len(counted)}
    if not most.parties:
        title = t("dream.themes.title.none")
    elif len(least.parties) == len(counted):
        title = t("dream.themes.title.all", all=len(counted))
    else:
        title = t("dream.themes.title.most", theme=short(themes[most.theme], 50), **share)
    return Drawing(
        "themes",
        figure,
        title,
        with_outside(
            t(
                "dream.themes.summary",
                themes=t.count("dream.word.theme", len(rows)),
                parties=t.count("dream.word.party", len(counted)),
                least=few(
                    [themes[e.theme] for e in rows if len(e.parties) == len(least.parties)],
                    t,
                    3,
                    quoted=True,
                ),
                n=len(least.parties),
            ),
            parties,
            session,
            t,
        ),
        Table(
            (
                t("dream.themes.theme"),
                *(names[party] for party in parties),
                t("dream.themes.count"),
            ),
            tuple(
                (themes[each.theme], *("✓" if cell else None for cell in row), len(each.parties))
                for each, row in zip(rows, on, strict=True)
            ),
        ),
        narrow=narrow,
    )
