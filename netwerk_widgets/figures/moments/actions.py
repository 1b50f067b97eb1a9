"""Step 7: the actions at two moments."""

from netwerk_widgets.figures.chart import Chart
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.goal_list import STATUS_MARKS
from netwerk_widgets.figures.moments import NOW, THEN
from netwerk_widgets.figures.parts import FOOT_CENTRE, texture
from netwerk_widgets.figures.theme import TEMPLATE, empty, plain
from netwerk_widgets.insights.persevering import STATUSES, statuses_of, two_states
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.doing import ActionStatus
from netwerk_widgets.texts import Texts

#: A moment: what it is called, how many actions had each status, its colour and its texture.
Counted = tuple[str, dict[ActionStatus, int], str, str]


def actions_then_now(
    session: Session, t: Texts, then: str | None = None, now: str | None = None
) -> Drawing:
    """How many actions had each status at two moments."""
    key, title = "actions_then_now", t("persevering.actions.empty")
    pair = two_states(session, t, then, now)
    if pair is None:
        return empty(key, title, t("persevering.hint.moments"))
    old, new = (statuses_of(state.session) for state in pair)
    if not sum(old.values()) + sum(new.values()):
        return empty(key, title, t("persevering.actions.hint"))
    early, late = (state.label for state in pair)
    labels = [f"{STATUS_MARKS[each]} {t(f'fields.status.{each}')}" for each in STATUSES]
    return Drawing(
        key,
        _bars(((early, old, THEN, "/"), (late, new, NOW, "")), labels, t),
        _title(new["done"] - old["done"], early, t),
        t(
            "persevering.actions.summary",
            then=early,
            now=late,
            then_all=sum(old.values()),
            now_all=sum(new.values()),
        ),
        Table(
            (t("persevering.actions.status"), early, late),
            tuple((t(f"fields.status.{each}"), old[each], new[each]) for each in STATUSES),
        ),
        narrow={
            "height": 360,
            "margin": {"l": 44, "r": 4, "t": 28, "b": 112},
            "xaxis.tickfont.size": 16,
            "xaxis.ticktext": [label.replace(" ", "<br>") for label in labels],
            "yaxis.title.text": "",
            "legend.font.size": 16,
        },
    )


def _bars(moments: tuple[Counted, ...], labels: list[str], t: Texts) -> Chart:
    figure = Chart()
    for label, counts, colour, pattern in moments:
        figure.add_bar(
            x=list(range(len(labels))),
            y=[counts[each] for each in STATUSES],
            name=plain(label, 30),
            marker={
                "color": colour,
                "pattern": texture(pattern, size=9, solidity=0.2),
            },
            text=[str(counts[each]) for each in STATUSES],
            textposition="outside",
            textfont={"size": 18},
            cliponaxis=False,
            hovertext=[f"{plain(label)}<br>{text}" for text in labels],
            hoverinfo="text",
        )
    most = max(count for _, counts, _, _ in moments for count in counts.values())
    figure.update_layout(
        template=TEMPLATE,
        height=400,
        barmode="group",
        bargap=0.3,
        bargroupgap=0.08,
        margin={"l": 60, "r": 12, "t": 28, "b": 92},
        legend=FOOT_CENTRE,
    )
    figure.update_xaxes(
        tickvals=list(range(len(labels))),
        ticktext=labels,
        ticks="",
        fixedrange=True,
        tickfont={"size": 17},
        tickangle=0,
    )
    figure.update_yaxes(
        range=[0, most * 1.12],
        nticks=5,
        tickformat="d",
        title={"text": t("persevering.actions.axis"), "font": {"size": 17}},
        fixedrange=True,
    )
    return figure


def _title(shift: int, moment: str, t: Texts) -> str:
    """How many more (or fewer) actions are done than at ``moment``."""
    if not shift:
        return t("persevering.actions.title.same", moment=moment)
    kind = "more" if shift > 0 else "fewer"
    return t.count(f"persevering.actions.title.{kind}", abs(shift), moment=moment)
