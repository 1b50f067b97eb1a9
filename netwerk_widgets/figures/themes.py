"""Step 3: which party carries which theme of the dream."""

from netwerk_widgets.figures import grid, palette
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.theme import empty, plain
from netwerk_widgets.insights.dream import carried
from netwerk_widgets.insights.names import known_parties, named, party_names, short
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts


def theme_matrix(session: Session, t: Texts) -> Drawing:
    """Themes against parties: a filled cell where a party recognises itself in a theme."""
    names = party_names(session, t)
    themes = named(session.dream.themes, t)
    rows = carried(session)
    parties = known_parties(session)
    if not rows or not parties:
        return empty("themes", t("dream.themes.empty"), t("dream.themes.hint"))
    on = [[party in each.parties for party in parties] for each in rows]
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
    share = {"n": len(most.parties), "all": len(parties)}
    if not most.parties:
        title = t("dream.themes.title.none")
    elif len(least.parties) == len(parties):
        title = t("dream.themes.title.all", all=len(parties))
    else:
        title = t("dream.themes.title.most", theme=short(themes[most.theme], 50), **share)
    return Drawing(
        "themes",
        figure,
        title,
        t(
            "dream.themes.summary",
            themes=t.count("dream.word.theme", len(rows)),
            parties=t.count("dream.word.party", len(parties)),
            least=short(themes[least.theme], 50),
            n=len(least.parties),
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
