"""The mutants that no test notices, each with why that is so (`mutation`)."""

_PUBLIC = "session/published.py: "
_HEADS = "files/recognising/headers.py: "

#: By the mutant in words.
ACCEPTED: dict[str, str] = {
    "network/formulas.py: _both_ways: data.get(weight, 1) → data.get(weight, 2)":
        "an edge of ours always has a weight",
    _PUBLIC + "fingerprint: :16 → :17": "how long a fingerprint is, is free",
    _HEADS + "_headless: {'name': 0} → {'name': 1}": "no sheet comes without a full column",
}  # fmt: skip
