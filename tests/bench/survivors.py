"""The mutants that no test notices, each with why that is so (`mutation`)."""

#: By the mutant in words.
ACCEPTED: dict[str, str] = {
    "network/formulas.py: _both_ways: data.get(weight, 1) → data.get(weight, 2)":
        "an edge of ours always has a weight",
    "session/store/connecting.py: connected: pool_pre_ping=True → pool_pre_ping=False":
        "only a server closes a connection by itself; the tests have one where NETWERK_TEST_DB is",
    "session/published.py: fingerprint: :16 → :17": "how long a fingerprint is, is free",
}  # fmt: skip
