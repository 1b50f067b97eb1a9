"""What a row that refers to others is nothing without, and of what there is only one."""

from pydantic import BaseModel

from netwerk_widgets.session.models.dilemmas import DilemmaPosition
from netwerk_widgets.session.models.domain import NotFeasible
from netwerk_widgets.session.models.own import OwnAnswer
from netwerk_widgets.session.models.parties import Relation
from netwerk_widgets.session.models.persevering import Measurement
from netwerk_widgets.session.models.pictures import Picture, QualityCounts

#: Fields without which a row means nothing: it goes when what they refer to goes.
ESSENTIAL: dict[type[BaseModel], frozenset[str]] = {
    Relation: frozenset({"from_id", "to_id"}),
    DilemmaPosition: frozenset({"dilemma", "party"}),
    Measurement: frozenset({"goal", "moment"}),
    OwnAnswer: frozenset({"question", "party"}),
    Picture: frozenset({"by", "other"}),
    NotFeasible: frozenset({"one", "other"}),
    # What is about one party must never become what is about all.
    QualityCounts: frozenset({"party"}),
}
#: Rows of which there is one for each of what these say.
ONE_EACH: dict[type[BaseModel], tuple[str, ...]] = {
    DilemmaPosition: ("dilemma", "party"),
    Measurement: ("goal", "moment"),
    OwnAnswer: ("question", "party"),
    Picture: ("round", "by", "other"),
    NotFeasible: ("one", "other"),
    QualityCounts: ("round", "party", "aspect"),
}
#: Nothing has a relation with itself.
ENDS: dict[type[BaseModel], tuple[str, str]] = {
    Relation: ("from_id", "to_id"),
    Picture: ("by", "other"),
    NotFeasible: ("one", "other"),
}
