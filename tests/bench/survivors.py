"""The mutants that no test notices, each with why that is so (`mutation`)."""

#: By the mutant in words.
ACCEPTED: dict[str, str] = {
    "network/formulas.py: _both_ways: data.get(weight, 1) → data.get(weight, 2)":
        "an edge of ours always has a weight",
    "network/order.py: _refined: each[0] → each[1]":
        "who are alike have as many relations as each other",
    "session/store/sql.py: SqlStore._trail: [each for each in self._columns if each.name in "
    "Trace._fields] → [each for each in self._columns]":
        "more is read than is needed, and the same comes of it",
    "session/store/database.py: Database._read_copy: self.close() → pass":
        "the engine that is left closes when it is collected",
    "session/published.py: fingerprint: :16 → :17": "how long a fingerprint is, is free",
}  # fmt: skip
