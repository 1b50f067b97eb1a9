"""The mutants that no test notices, each with why that is so (`mutation`)."""

#: By the mutant in words.
ACCEPTED: dict[str, str] = {
    "files/recognising/per_party.py: upright: _FORM <= len(sheet.rows) <= _MOST → "
    "_FORM <= len(sheet.rows) < _MOST": "how long a form may be, is free",
    "files/recognising/shapes.py: _as_answered: once[role] -= 1 → once[role] += 1":
        "what was recognised has each of these roles once",
    "files/recognising/values.py: recognised: return _day(words) → return None":
        "no column of a list is a day, until a field is added that is one",
    "session/store/shared/users.py: _let_in: secrets.token_urlsafe(24) → secrets.token_urlsafe(25)":
        "how long a secret is, above what nobody guesses, is free",
    "session/store/shared/users.py: module: _MOST = 20 → _MOST = 21":
        "how many connections one person has, is free",
    "insights/quadrants.py: of_levels: interest > MIDDLE → interest >= MIDDLE":
        "who is in the middle was set apart a line above",
    "network/formulas.py: _by_algebra: value > largest - 1e-09 → value >= largest - 1e-09":
        "no part is less strong by just that",
    "network/formulas.py: _both_ways: data.get(weight, 1) → data.get(weight, 2)":
        "an edge of ours always has a weight",
    "network/order.py: _refined: each[0] → each[1]":
        "who are alike have as many relations as each other",
    "network/routes.py: module: _MATRIX = 1000 → _MATRIX = 1001":
        "from how many parties on memory counts more than time, is free",
    "network/routes.py: module: 1 << 30 → 2 << 30": "more than any network either way",
    "network/eigen.py: module: _SWEEPS = 60 → _SWEEPS = 61":
        "it ends by itself, long before the bound",
    "network/communities.py: communities: numbered.add_nodes_from(sorted((place[node] for node in "
    "graph if graph.degree[node]))) → pass":
        "their relations bring the same parties, sorted as well",
    **{
        f"session/store/{where}: ensure_ascii=False → ensure_ascii=True":
            "how JSON writes an accent: the same is read"
        for where in ("browser.py: _text", "memory.py: _keep", "people.py: _text")
    },
    **{
        f"session/store/shared/users.py: {where}: secrets.randbits(60) → secrets.randbits(61)":
            "how many ids there can be, is free"
        for where in ("join", "provision")
    },
    "session/store/migrations.py: m001_sessions_and_revisions: String(40) → String(41)":
        "room enough either way",
    "session/store/migrations.py: m001_sessions_and_revisions: String(200) → String(201)":
        "room enough either way",
    "session/store/migrations.py: m001_sessions_and_revisions: nullable=False → nullable=True":
        "the workbook always fills it in",
    "session/store/connecting.py: write_ahead: time.monotonic() > end → time.monotonic() >= end":
        "no clock stands at just that",
    "session/store/connecting.py: write_ahead: cursor.execute('PRAGMA busy_timeout = 10') → pass":
        "how long each time it asks is waited, is free",
    "session/store/browser.py: BrowserStore.load: self._changes += 1 → self._changes += 2":
        "another number is another",
    "session/store/database.py: Database._writing: self._writes += 1 → self._writes -= 1":
        "another number is another",
    "session/store/sql.py: SqlStore.history: 100 → 101": "how much of a history is told, is free",
    "session/store/shared/users.py: _administering: _run(connection, 'LOCK TABLE "
    "netwerk_shared.people IN SHARE ROW EXCLUSIVE MODE') → pass":
        "two who let people in at the very same moment do not come about in a test",
    "session/store/memory.py: MemoryStore._append: self._changes += 1 → self._changes += 2":
        "another number is another",
    "session/store/connecting.py: write_ahead: random.uniform(0.01, 0.05) → "
    "random.uniform(0.01, 1.05)": "how long it waits before it asks again, is free",
    "session/store/migrations.py: m001_sessions_and_revisions: 2 ** 24 → 3 ** 24":
        "how long a text may be in databases that are not offered",
    "insights/health.py: _answers: MINIMUM_GROUP * times → MINIMUM_GROUP / times":
        "what is taken together was answered by enough people each",
    "insights/agreed.py: digest: sort_keys=True → sort_keys=False":
        "the fields of an action come in one order, that of its model",
    "insights/chosen.py: _valid: (0, 99) → (0, 100)": "nobody gives that many dots",
    "insights/phrases.py: Phrases.communities: self.m.modularity or 0.0 → "
    "self.m.modularity or 1.0": "with two communities there always is one, and it is not 0",
    "network/formulas.py: eigenvector: max_iter=1000 → max_iter=1001":
        "from where on algebra takes over, is free",
    "network/formulas.py: module: (2000, 750, 200) → (2000, 750, 201)":
        "how large a sample is, is free",
    "network/formulas.py: module: (2000, 750, 200) → (2000, 751, 200)":
        "from how many parties on betweenness with strength is an estimate, is free",
    "network/aims.py: module: _FAR = 20000 → _FAR = 20001":
        "more than any way has, either way",
    "network/order.py: module: _ROUNDS = 16 → _ROUNDS = 17":
        "how long many parties without a name are told apart, is free",
    "network/formulas.py: largest_first: (0, node) → (1, node)": "the same number for all of them",
    "network/order.py: _refined: break → continue": "nothing changes any more",
    "network/augmenting.py: _best: gains.max() < LEAST → gains.max() <= LEAST":
        "no gain is just that",
    "network/aims.py: Standing._near: np.minimum(to_u[view.a], to_u[view.b]) + 1 < was → "
    "np.minimum(to_u[view.a], to_u[view.b]) + 1 <= was": "a way that is as long gains nothing",
    "files/recognising/blocks.py: _beside: column + 1 → column + 2":
        "a list beside another has two columns at least",
    "files/recognising/shapes.py: recognise: continue → break":
        "words without a head are all that stands in their part of a sheet",
    "files/recognising/sheets.py: loose: :3 → :4": "how many words are named, is free",
    "files/recognising/blocks.py: _starts: break → continue":
        "what is not found in the first rows is not looked for in the others either",
    "session/store/sql.py: SqlStore._read: query.order_by(REVISIONS.c.number.desc()).limit(1) → "
    "query.order_by(REVISIONS.c.number.desc()).limit(2)": "the first of them is taken",
    "insights/helping.py: _changes: after.steps is not None and before.steps is not None → "
    "after.steps is not None or before.steps is not None": "a relation takes no way away",
    "insights/film.py: module: MOST_BETWEEN = 40 → MOST_BETWEEN = 41":
        "how many pictures a film has, is free",
    "network/routes.py: betweenness: not there('rustworkx') → there('rustworkx')":
        "the same numbers either way, sooner or later",
    "network/formulas.py: effective_size: None if there('numpy') else [*graph] → "
    "None if not there('numpy') else [*graph]": "the same numbers either way, sooner or later",
    "network/formulas.py: _nothing_by_nothing: not there('numpy') → there('numpy')":
        "the same numbers either way, with a warning of numpy's or without",
    "network/augmenting.py: _best: np.round(gains, 9) → np.round(gains, 10)":
        "no two gains differ by so little",
    "network/aims.py: Standing._robust: -1 → -2": "no block has either number",
    "network/cutting.py: _of_part: -1 → -2": "no block has either number",
    "network/routes.py: closeness: size > _MATRIX → size >= _MATRIX":
        "the same numbers either way, sooner or later",
    "network/routes.py: betweenness: if not there('rustworkx') → if not not there('rustworkx')":
        "the same numbers either way, sooner or later",
    "network/eigen.py: strongest_of: if not there('numpy') → if not not there('numpy')":
        "the same numbers either way, sooner or later",
    "network/order.py: _refined: min(lowest[min(lowest)], key=str) → min(lowest[min(lowest)])":
        "which of those that are alike is set apart first, is free",
    "network/engines.py: there: return False → return None": "nothing is no as well",
    "network/routes.py: _numbered: (a, b, 1) → (a, b, 2)":
        "where all weigh the same, what that is, is free",
    "insights/phrases.py: Phrases.arrows: into > out → into >= out":
        "who is named never has as many of both",
    "insights/power.py: _mobilised: value > 0 → value >= 0": "0 adds nothing",
    "insights/doubles.py: nearness: NEAR / 2 * (len(one) + len(other)) → "
    "NEAR / 2 / (len(one) + len(other))": "more pairs are looked at, and the same are near",
    "network/formulas.py: _nothing_by_nothing: if not there('numpy') → if not not there('numpy')":
        "the same numbers either way, with a warning of numpy's or without",
    "network/augmenting.py: _best: (view.counts > 0)[None, :] & ~standing.joined[rows] → "
    "(view.counts > 0)[None, :] | ~standing.joined[rows]":
        "what is there already, and who does not count, adds nothing",
    "network/comparison.py: _moves: round(abs(each.after - each.before), 9) → "
    "round(abs(each.after - each.before), 10)": "no two moves differ by so little",
    "session/store/sql.py: SqlStore._trail: [each for each in self._columns if each.name in "
    "Trace._fields] → [each for each in self._columns]":
        "more is read than is needed, and the same comes of it",
    "session/store/database.py: Database._read_copy: self.close() → pass":
        "the engine that is left closes when it is collected",
}  # fmt: skip
