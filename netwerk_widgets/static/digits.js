// A score that is typed: a digit chooses it; on a scale below zero a sign and a digit.

/** @type {Record<string, number>} */
const SIGN = { "+": 1, "-": -1, "−": -1 };
const BREATH = 1500;

/** @type {(column: ChoiceColumn, choose: (value: number) => void, on: Listening) => (event: KeyboardEvent) => void} */
export function digits(column, choose, on) {
  const values = column.options.map((option) => option.value).filter((value) => typeof value === "number");
  let sign = 1;
  let since = 0;
  return (event) => {
    if (!values.length || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (SIGN[event.key] && Math.min(...values) < 0) {
      event.preventDefault();
      sign = SIGN[event.key];
      since = Date.now();
      return;
    }
    if (!/^\d$/.test(event.key)) return;
    event.preventDefault();
    const value = Number(event.key) * (Date.now() - since < BREATH ? sign : 1) || 0;
    sign = 1;
    if (values.includes(value)) choose(value);
    else on.wrong?.(Math.min(...values), Math.max(...values));
  };
}
