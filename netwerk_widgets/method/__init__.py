"""The method of "Netwerkorganiseren" (Rijnconsult) as identifiers.

Every part of the article that the workbook works with has one identifier here, in
the article's own order. The words that people read (label, explanation, question)
stand under the same identifier in ``texts/<language>/method.toml`` and
``texts/<language>/steps.toml``.
"""

from typing import Literal, get_args

Step = Literal["context", "domain", "dream", "goals", "dilemmas", "doing", "persevering"]
NetworkTest = Literal["independent_units", "own_interests", "shared_goal", "not_alone"]
Challenge = Literal[
    "market_position",
    "regional_economy",
    "chain_design",
    "service",
    "sustainability",
    "innovation",
    "livability",
    "decentralisation",
]
Kind = Literal["internal", "chain", "business", "diagonal"]
Geography = Literal["local", "regional", "national", "international"]
Parties = Literal["public", "private", "combination"]
Force = Literal["customer_demands", "complexity", "cost_saving", "risk_management", "innovation"]
Accelerator = Literal[
    "sustainability", "interdependence", "lifestyle", "technology", "organising_differently"
]
Condition = Literal["awareness", "initiative", "willingness"]
Ask = Literal[
    "preparation",
    "investing",
    "bringing_getting",
    "responsibility",
    "cooperation",
    "step_back",
    "empathy",
    "choices",
    "connecting",
]
Audience = Literal["organisation", "people", "manager"]
#: What people say of how their network is doing: statements of ours, each about a theme (`ABOUT`).
Statement = Literal[
    "shared_goal",
    "domain",
    "dream",
    "dilemmas",
    "doing",
    "learning",
    "persevering",
    "awareness",
    "initiative",
    "willingness",
    "bringing_getting",
    "responsibility",
    "reliable",
    "open",
    "step_back",
    "empathy",
    "choices",
    "connecting",
]

STEPS: tuple[Step, ...] = get_args(Step)
NETWORK_TESTS: tuple[NetworkTest, ...] = get_args(NetworkTest)
CHALLENGES: tuple[Challenge, ...] = get_args(Challenge)
KINDS: tuple[Kind, ...] = get_args(Kind)
GEOGRAPHIES: tuple[Geography, ...] = get_args(Geography)
PARTIES: tuple[Parties, ...] = get_args(Parties)
FORCES: tuple[Force, ...] = get_args(Force)
ACCELERATORS: tuple[Accelerator, ...] = get_args(Accelerator)
CONDITIONS: tuple[Condition, ...] = get_args(Condition)
ASKS: tuple[Ask, ...] = get_args(Ask)
AUDIENCES: tuple[Audience, ...] = get_args(Audience)

#: Figure 3: what network cooperation asks, and of whom.
ASKED_OF: dict[Audience, tuple[Ask, ...]] = {
    "organisation": ("preparation", "investing"),
    "people": ("bringing_getting", "responsibility", "cooperation"),
    "manager": ("step_back", "empathy", "choices", "connecting"),
}

STATEMENTS: tuple[Statement, ...] = get_args(Statement)
#: The theme of the article that each statement is about: the key of the theme's own words.
ABOUT: dict[Statement, str] = {
    "shared_goal": "method.test.shared_goal.label",
    "domain": "steps.domain.label",
    "dream": "steps.dream.label",
    "dilemmas": "steps.dilemmas.label",
    "doing": "steps.doing.label",
    "learning": "steps.persevering.label",
    "persevering": "steps.persevering.label",
    "awareness": "method.condition.awareness.label",
    "initiative": "method.condition.initiative.label",
    "willingness": "method.condition.willingness.label",
    "bringing_getting": "method.ask.bringing_getting.label",
    "responsibility": "method.ask.responsibility.label",
    "reliable": "method.ask.cooperation.label",
    "open": "method.ask.cooperation.label",
    "step_back": "method.ask.step_back.label",
    "empathy": "method.ask.empathy.label",
    "choices": "method.ask.choices.label",
    "connecting": "method.ask.connecting.label",
}
#: Those about trust: that the others can be relied on, and are open.
TRUST: tuple[Statement, ...] = ("reliable", "open")

#: What the article builds on.
REFERENCES: tuple[str, ...] = ("toffler", "hawken", "florida", "voc")

#: Where the figures and findings that the article does not have come from.
MEASURED: tuple[str, ...] = (
    "freeman_1977",
    "freeman_1978",
    "burt",
    "godet",
    "tastle_wierman",
    "provan_kenis",
    "cronbach",
)

#: The two cases of the article, by the name of their folder in ``data/cases``.
CASES: tuple[str, ...] = ("laanboompact", "zeeuws-vlaanderen")
