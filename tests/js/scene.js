// A small scene as `figures/map` gives it: the parts that the pure scripts look at.
const party = (id, more = {}) => ({
  id,
  name: id.toUpperCase(),
  sector: "public",
  ring: "core",
  role: "partner",
  source: "group",
  measures: { degree: 0, betweenness: null },
  ...more,
});
const relation = (id, from, to, more = {}) => ({
  id,
  from,
  to,
  kind: "cooperation",
  strength: 2,
  arrow: false,
  ...more,
});

export function scene() {
  return {
    font: "sans",
    parties: [
      party("a", { measures: { degree: 2, betweenness: 1 } }),
      party("b", { sector: "private", ring: "outside", measures: { degree: 4, betweenness: 0 } }),
      party("c", { sector: "social", source: "illustrative", measures: { degree: 1, betweenness: null } }),
      party("d"),
    ],
    relations: [
      relation("r1", "a", "b"),
      relation("r2", "b", "a", { kind: "supply", arrow: true }),
      relation("r3", "b", "c"),
      relation("r4", "a", "gone"),
    ],
    layouts: {
      network: { places: { a: [0.2, 0.2], b: [0.5, 0.8], c: [0.8, 0.2], d: [0.9, 0.9] }, ground: [] },
      chain: {
        places: { a: [0, 0], b: [1, 1] },
        kinds: ["supply"],
        ground: [],
        routes: {
          "b a": [
            [1, 1],
            [0.5, 1],
            [0, 0],
          ],
        },
      },
    },
    keys: {
      lines: [
        { value: "cooperation", arrow: false },
        { value: "supply", arrow: true },
      ],
      shapes: [
        { value: "public", shape: "circle" },
        { value: null, shape: "diamond" },
      ],
      colours: [
        { key: "role", field: "role", values: [{ value: "partner", colour: "blue" }], unknown: { colour: "grey" } },
        { key: "sector", field: "sector", values: [{ value: "public", colour: "green" }], unknown: { colour: "grey" } },
      ],
      sizes: [{ key: "degree" }],
      widths: { 1: 1, 2: 2, 3: 4 },
    },
  };
}
