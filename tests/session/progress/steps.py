"""Steps that hold everything they ask."""

from netwerk_widgets.method import ACCELERATORS, ASKS, CONDITIONS, FORCES
from netwerk_widgets.session.progress import requirements

PARTIES = [
    {"id": "a", "name": "A", "interests": "x", "ring": "core"},
    {"id": "b", "name": "B", "interests": "x", "ring": "ring"},
    {"id": "c", "name": "C", "interests": "x", "ring": "outside"},
]


INVOLVED = ("a", "b")


SCORES = dict.fromkeys(ACCELERATORS, 3)


GOAL = {
    "id": "g",
    "name": "G",
    "indicator": "i",
    "baseline": 1,
    "target": 2,
    "due": "2030-01-01",
    "owner": "a",
    "theme": "t",
}


DONE = {
    "stakeholders": {"items": PARTIES},
    "relations": {
        "items": [
            {"id": "r", "from_id": "a", "to_id": "b"},
            {"id": "q", "from_id": "b", "to_id": "c"},
        ]
    },
    "context": {
        "forces": [{"id": each, "relevance": 3} for each in FORCES],
        "respondents": [{"id": each, "now": SCORES, "expected": SCORES} for each in "xyz"],
        "reinforcement": [{"id": "technology", "strengthens": dict.fromkeys(ACCELERATORS[:3], 1)}],
    },
    "domain": {
        "kind": "chain",
        "kind_reason": "x",
        "geography": ["local"],
        "parties": "public",
        "scope": [
            {"id": "s1", "text": "x", "scope": "in"},
            {"id": "s2", "text": "y", "scope": "out"},
        ],
    },
    "dream": {
        "shared": "x",
        "horizon": 2035,
        "themes": [{"id": "t", "name": "T"}],
        "dreams": [{"id": each, "sentence": "x", "support": 4} for each in INVOLVED],
    },
    "goals": {
        "goals": [GOAL],
        "positions": [{"id": each, "positions": {"g": 0}} for each in INVOLVED],
    },
    "dilemmas": {
        "dilemmas": [
            {"id": "d", "pole_a": "x", "pole_b": "y", "outcome": "z", "review": "2030-01-01"}
        ],
        "positions": [
            {"id": each, "dilemma": "d", "party": each, "position": 4, "reason": "x"}
            for each in INVOLVED
        ],
        "exchanges": [{"id": each, "brings": "x", "gets": "y"} for each in INVOLVED],
    },
    "doing": {
        "actions": [
            {
                "id": "x",
                "name": "X",
                "owner": "a",
                "goal": "g",
                "start": "2030-01-01",
                "end": "2030-02-01",
            }
        ],
        "investments": [{"id": "a", "hours": 0}, {"id": "b", "money": 10}],
        "conditions": [{"id": each, "level": 3} for each in CONDITIONS],
        "readiness": [{"id": each, "scores": dict.fromkeys(ASKS, 3)} for each in "xyz"],
    },
    "persevering": {
        "moments": [{"id": "m", "name": "M", "on": "2030-01-01"}],
        "measurements": [{"id": "v", "goal": "g", "moment": "m", "value": 0}],
        "lessons": [{"id": "l", "text": "x"}],
        "next_review": "2031-01-01",
    },
}


def unmet(session, step):
    return [each.key for each in requirements(session, step) if not each.met]
