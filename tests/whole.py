"""Sessions for the tests of steps 3 to 7: a small whole one, a hostile one, a crowded one."""

from datetime import UTC, date, datetime, timedelta

from netwerk_widgets.method import ACCELERATORS, ASKS, CONDITIONS
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.persevering import FrozenMoment

TODAY = date(2026, 11, 23)
HOSTILE = "<img src=x onerror=alert(1)> %{customdata} {0} <b>vet</b> &amp; " + "x" * 60


def whole() -> Session:
    """Three parties, two themes, three goals, one dilemma, three actions, one moment.

    Deliberately loose: theme ``t2`` has no goal, goal ``g3`` no action and no theme, action
    ``a3`` no goal, party ``p4`` no role.
    """
    session = Session.model_validate(
        {
            "stakeholders": {
                "items": [
                    {"id": "p1", "name": "Gemeente", "ring": "core"},
                    {"id": "p2", "name": "Kwekers", "ring": "core"},
                    {"id": "p3", "name": "Bank"},
                    {"id": "p4", "name": "Bewoners"},
                ]
            },
            "relations": {"items": [{"id": "r1", "from_id": "p1", "to_id": "p2"}]},
            "people": {"items": [{"id": each} for each in ("r0", "r1", "r2", "q1", "q2", "q5")]},
            "context": {
                "respondents": [
                    {"id": f"r{n}", "now": dict.fromkeys(ACCELERATORS, 3) | {"technology": 4}}
                    for n in range(3)
                ]
            },
            "dream": {
                "shared": "Samen groen",
                "dreams": [
                    {"id": "p1", "support": 5},
                    {"id": "p2", "support": 5},
                    {"id": "p3", "support": 1},
                    {"id": "gone", "support": 3},
                ],
                "themes": [
                    {"id": "t1", "name": "Groen", "parties": ["p1", "p2", "gone"]},
                    {"id": "t2", "name": "Werk", "parties": ["p3"]},
                ],
            },
            "goals": {
                "goals": [
                    {
                        "id": "g1",
                        "name": "Meer bomen",
                        "indicator": "bomen",
                        "unit": "bomen",
                        "baseline": 10,
                        "target": 30,
                        "due": "2026-10-01",
                        "owner": "p1",
                        "theme": "t1",
                        "accelerators": ["technology", "sustainability"],
                    },
                    {"id": "g2", "name": "Minder afval", "theme": "t1", "baseline": 5, "target": 5},
                    {"id": "g3", "name": "Meer leerlingen", "accelerators": ["lifestyle"]},
                ],
                "positions": [
                    {"id": "p1", "positions": {"g1": 3, "g2": 2, "g3": 0}},
                    {"id": "p2", "positions": {"g1": 1, "g2": -2, "gone": 3}},
                    {"id": "p3", "positions": {"g1": 2, "g2": -1, "g3": -3}},
                ],
            },
            "dilemmas": {
                "dilemmas": [
                    {
                        "id": "d1",
                        "name": "Samen of alleen?",
                        "pole_a": "Samen verkopen",
                        "pole_b": "Ieder zijn eigen klanten",
                        "goal": "g1",
                        "review": "2026-11-20",
                    }
                ],
                "positions": [
                    {"id": "x1", "dilemma": "d1", "party": "p1", "position": 1},
                    {"id": "x2", "dilemma": "d1", "party": "p2", "position": 4},
                    {
                        "id": "x3",
                        "dilemma": "d1",
                        "party": "p2",
                        "position": 7,
                        "reason": "Klanten",
                    },
                    {"id": "x4", "dilemma": "d1", "party": "gone", "position": 4},
                ],
                "exchanges": [
                    {"id": "p1", "brings": "grond", "brings_weight": 3, "gets_weight": 1},
                    {"id": "p3", "gets": "klanten", "gets_weight": 2, "brings_weight": 0},
                ],
            },
            "doing": {
                "actions": [
                    {
                        "id": "a1",
                        "name": "Planten",
                        "owner": "p2",
                        "partners": ["p1"],
                        "start": "2026-01-01",
                        "end": "2026-06-30",
                        "status": "busy",
                        "goal": "g1",
                        "dilemma": "d1",
                    },
                    {
                        "id": "a2",
                        "name": "Afval tellen",
                        "owner": "p1",
                        "end": "2026-12-31",
                        "status": "done",
                        "goal": "g2",
                    },
                    {"id": "a3", "name": "Nieuwsbrief"},
                ],
                "investments": [
                    {"id": "p1", "hours": 100, "money": 2000, "gain": 3},
                    {"id": "p2", "hours": 20, "gain": 2},
                    {"id": "p3", "hours": 0, "money": 0, "gain": 5},
                ],
                "conditions": [
                    {"id": condition, "level": level}
                    for condition, level in zip(CONDITIONS, (4, 3, 2), strict=True)
                ],
                "readiness": [
                    {"id": f"q{n}", "scores": dict.fromkeys(ASKS, 3) | {"connecting": n}}
                    for n in (1, 2, 5)
                ],
            },
            "persevering": {
                "moments": [
                    {"id": "m1", "name": "Voorjaar", "on": "2026-04-01"},
                    {"id": "m2", "name": "Najaar", "on": "2026-11-01"},
                ],
                "measurements": [
                    {"id": "v1", "goal": "g1", "moment": "m1", "value": 15},
                    {"id": "v2", "goal": "g1", "moment": "m2", "value": 25},
                ],
                "health": measured("h2", (3, 4, 5)),
                "next_review": "2027-04-01",
            },
        }
    )
    early = {
        "stakeholders": {"items": [{"id": "p1", "name": "Gemeente"}]},
        "context": {
            "respondents": [
                {"id": f"r{n}", "now": dict.fromkeys(ACCELERATORS, 2)} for n in range(3)
            ]
        },
        "doing": {"actions": [{"id": "a1", "status": "planned"}]},
        "persevering": {"health": measured("h1", (1, 2, 2))},
    }
    session.moments.frozen = _frozen("m1", early)
    return session


def measured(round_: str, given: tuple[int, ...]) -> list[dict]:
    """What these answers to two of the statements left."""
    counts = {str(each): given.count(each) for each in given}
    about = {"round": round_, "n": len(given), "complete": len(given)}
    return [
        {"id": f"{round_}-doing", "statement": "doing", "counts": counts, **about},
        {"id": f"{round_}-open", "statement": "choices", "counts": {"3": len(given)}, **about},
    ]


def _frozen(name: str, state: dict) -> list[FrozenMoment]:
    taken = datetime(2026, 4, 1, 12, tzinfo=UTC)
    return [FrozenMoment(id=name, taken=taken, state=state)]


def crowded(parties: int, name: str = "Vereniging van samenwerkende boomkwekers nummer") -> Session:
    """Everything filled in by so many parties; ``name`` begins every name."""
    ids = [f"p{n}" for n in range(parties)]
    few = range(6)

    def label(n: int) -> str:
        return f"{name} {n}"[:120]

    session = Session.model_validate(
        {
            "stakeholders": {
                "items": [{"id": each, "name": label(n)} for n, each in enumerate(ids)]
            },
            "relations": {
                "items": [
                    {"id": f"r{n}", "from_id": ids[n - 1], "to_id": ids[n]}
                    for n in range(1, parties)
                ]
            },
            "people": {
                "items": [
                    {"id": f"r{n}", "name": label(n), "role": label(n), "party": each}
                    for n, each in zip(range(6), ids * 6, strict=False)
                ]
            },
            "context": {
                "respondents": [
                    {"id": f"r{n}", "now": dict.fromkeys(ACCELERATORS, 1 + n % 5)} for n in range(6)
                ]
            },
            "dream": {
                "dreams": [{"id": each, "support": 1 + n % 5} for n, each in enumerate(ids)],
                "themes": [{"id": f"t{n}", "name": label(n), "parties": ids} for n in few],
            },
            "goals": {
                "goals": [
                    {
                        "id": f"g{n}",
                        "name": label(n),
                        "unit": name[:120],
                        "baseline": 0,
                        "target": 0.001,
                        "due": "2026-01-01",
                        "theme": f"t{n}",
                        "accelerators": ["technology"],
                    }
                    for n in few
                ],
                "positions": [
                    {"id": each, "positions": {f"g{k}": (n + k) % 7 - 3 for k in few}}
                    for n, each in enumerate(ids)
                ],
                "influences": [
                    {"id": each, "on": {ids[n - 1]: 1 + n % 4}} for n, each in enumerate(ids)
                ],
            },
            "dilemmas": {
                "dilemmas": [
                    {
                        "id": f"d{n}",
                        "name": label(n),
                        "pole_a": name * 3,
                        "pole_b": name,
                        "goal": f"g{n}",
                        "review": "2026-01-01",
                    }
                    for n in range(3)
                ],
                "positions": [
                    {
                        "id": f"x{k}-{n}",
                        "dilemma": f"d{k}",
                        "party": each,
                        "position": 1 + n % 7,
                        "reason": name,
                    }
                    for k in range(3)
                    for n, each in enumerate(ids)
                ],
                "exchanges": [
                    {"id": each, "brings": name, "brings_weight": n % 4, "gets_weight": 2}
                    for n, each in enumerate(ids)
                ],
            },
            "doing": {
                "actions": [
                    {
                        "id": f"a{n}",
                        "name": label(n),
                        "owner": each,
                        "start": str(date(2026, 1, 1) + timedelta(days=9 * n)),
                        "end": str(date(2026, 3, 1) + timedelta(days=9 * n)),
                        "goal": f"g{n % 6}",
                        "dilemma": f"d{n % 3}",
                    }
                    for n, each in enumerate(ids)
                ],
                "investments": [
                    {"id": each, "hours": 10 * n, "money": 1e12, "gain": 1 + n % 5}
                    for n, each in enumerate(ids)
                ],
                "conditions": [{"id": each, "level": 2, "note": name} for each in CONDITIONS],
                "readiness": [
                    {"id": f"r{n}", "scores": dict.fromkeys(ASKS, 1 + n % 5)} for n in range(5)
                ],
            },
            "persevering": {
                "moments": [{"id": "m1", "name": label(1), "on": "2026-02-01"}],
                "measurements": [
                    {"id": f"v{n}", "goal": f"g{n}", "moment": "m1", "value": 1e12} for n in few
                ],
                "next_review": "2026-01-01",
            },
        }
    )
    state = session.model_dump(mode="json", exclude={"moments"})
    session.moments.frozen = _frozen("m1", state)
    return session
