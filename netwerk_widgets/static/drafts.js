// What was typed and is not yet stored: it stands in the browser, so that a kernel, a server or
// a page that goes takes nothing along. A browser that keeps nothing makes no drafts, and no noise.

const PREFIX = "netwerk-draft|";
const AGE = 7 * 24 * 3600 * 1000;
const TAB = "netwerk-tab";
const LOCK = "netwerk-tab|";
const PATIENCE = 500; // for the browser's answer who lives (ms)
export const OLD = "?"; // before a key: what is offered beside a field

/** @type {NonNullable<Window["__netwerkDrafts"]>} */
const shared = window.__netwerkDrafts ?? { all: new Map(), failed: false, count: 0 };
window.__netwerkDrafts = shared;

/** @type {(keep: string) => Storage | null} */
function storage(keep) {
  try {
    return keep === "session" ? sessionStorage : localStorage;
  } catch {
    return null;
  }
}

// The tabs that live, each of which holds a lock of its name; null where a browser cannot tell.
/** @type {() => Promise<Set<string> | null>} */
async function living() {
  try {
    /** @type {Promise<LockManagerSnapshot>} */
    const slow = new Promise((done) => setTimeout(done, PATIENCE, { held: [] }));
    const { held = [] } = await Promise.race([navigator.locks.query(), slow]);
    const names = held.map(({ name = "" }) => name).filter((name) => name.startsWith(LOCK));
    return new Set(names.map((name) => name.slice(LOCK.length)));
  } catch {
    return null;
  }
}

// Which tab this is, also after it was loaded anew. One that was copied from another is its own.
async function settle() {
  let known = null;
  try {
    known = sessionStorage.getItem(TAB);
  } catch {
    // Then it is another tab after each load.
  }
  const taken = known && (await living())?.has(known);
  shared.tab = known && !taken ? known : Math.random().toString(36).slice(2);
  try {
    sessionStorage.setItem(TAB, shared.tab);
  } catch {
    // As above.
  }
  const gone = new Promise(() => {}); // held for as long as the page is there
  navigator.locks?.request(LOCK + shared.tab, () => gone).catch(() => {});
}

// Once this is over a page knows which tab it is in: no drafts are made or looked for before.
shared.settling ??= settle();
export const settled = shared.settling;

/** @type {(words: string[]) => string} */
const written = (words) => PREFIX + words.map(encodeURIComponent).join("|");
/** @type {(key: string) => string[]} */
const parsed = (key) => key.slice(PREFIX.length).split("|").map(decodeURIComponent);

/** @type {(box: Storage | null) => { key: string, words: string[], draft: KeptDraft | null }[]} */
function entries(box) {
  /** @type {{ key: string, words: string[], draft: KeptDraft | null }[]} */
  const found = [];
  for (let i = 0; box && i < box.length; i += 1) {
    const key = box.key(i);
    if (!key?.startsWith(PREFIX)) continue;
    try {
      found.push({ key, words: parsed(key), draft: JSON.parse(box.getItem(key) ?? "null") });
    } catch {
      found.push({ key, words: [], draft: null });
    }
  }
  return found;
}

/** @type {(draft: KeptDraft | null) => boolean} */
const young = (draft) => Date.now() - (draft?.at ?? Number.NaN) < AGE;

// Drafts go after a week; and with a session that is no longer there (`known`, when given).
/** @type {(workbook?: string, known?: string[] | null) => void} */
export function sweep(workbook = "", known = null) {
  for (const keep of /** @type {const} */ (["local", "session"])) {
    const box = storage(keep);
    try {
      for (const { key, words, draft } of entries(box)) {
        const gone = known && words[0] === workbook && !known.includes(words[1]);
        if (gone || !young(draft)) box?.removeItem(key);
      }
    } catch {
      // What cannot be read holds no drafts.
    }
  }
}

// Whether everything that was typed would be found again if this page went now.
export const safe = () => !shared.failed && ![...shared.all.values()].some(({ keep }) => keep === "session");
export const held = () => !shared.failed;

/** @type {() => string} */
function known() {
  if (!shared.tab) throw new Error("which tab this is has not been settled");
  return shared.tab;
}

// The drafts that this tab has of one session; other tabs keep their own, also of the same field.
// `slot`: a field's key, or "+", "-" and "~" for a row that came, went or moved. Only once `settled`.
/** @type {(keep: Keep) => Drafts} */
export function draftsOf({ workbook, session, where }) {
  const box = storage(where);
  const tab = known();
  /** @type {(part: string, row: string, slot: string) => string} */
  const name = (part, row, slot) => written([workbook, session, part, row, slot, tab]);
  /** @type {(entry: FoundEntry) => string} */
  const owner = ({ words, draft }) => words[5] ?? draft.tab;

  // Of this session, in every tab.
  /** @type {() => FoundEntry[]} */
  function all() {
    try {
      return entries(box).flatMap(({ key, words, draft }) => {
        const ours = words[0] === workbook && words[1] === session;
        return ours && draft && young(draft) ? [{ key, words, draft }] : [];
      });
    } catch {
      return []; // nothing to be found
    }
  }

  /** @type {(key: string, words: string[], draft: KeptDraft) => void} */
  function keep(key, words, draft) {
    shared.all.set(key, { words, draft, keep: where });
    try {
      if (!box) throw new Error("nothing is kept");
      box.setItem(key, JSON.stringify(draft));
    } catch {
      shared.failed = true;
    }
  }

  /** @type {(key: string) => void} */
  function remove(key) {
    shared.all.delete(key);
    try {
      box?.removeItem(key);
    } catch {
      // It was not there.
    }
  }

  // Make a draft of another tab one of this; beside one of our own it is offered. Its slot then.
  /** @type {(left: FoundEntry) => string | null} */
  function take({ key, words: [, , part, row, slot], draft }) {
    const own = shared.all.has(name(part, row, slot));
    const to = own && draft.op === "set" && !slot.startsWith(OLD) ? OLD + slot : slot;
    if (shared.all.has(name(part, row, to))) return null;
    shared.count += 1;
    keep(name(part, row, to), [workbook, session, part, row, to], { ...draft, n: shared.count, tab });
    remove(key);
    return to;
  }

  function look() {
    for (const { key, words, draft } of all()) {
      if (owner({ key, words, draft }) !== tab || shared.all.has(key)) continue;
      shared.all.set(key, { words, draft, keep: where });
      shared.count = Math.max(shared.count, draft.n ?? 0);
    }
  }
  look();
  return {
    get: (part, row, slot) => shared.all.get(name(part, row, slot))?.draft,
    put(part, row, slot, draft) {
      if (!session) return;
      shared.count += 1;
      const kept = { n: shared.count, ...draft, at: Date.now(), tab };
      keep(name(part, row, slot), [workbook, session, part, row, slot], kept);
    },
    drop: (part, row, slot) => remove(name(part, row, slot)),
    // Those of a part, the oldest first.
    of(part) {
      return [...shared.all.values()]
        .filter(({ words }) => words[0] === workbook && words[1] === session && words[2] === part)
        .map(({ words, draft }) => ({ ...draft, row: words[3], slot: words[4] }))
        .sort((a, b) => a.n - b.n);
    },
    // Take over what is `wanted` of a part from tabs that live no more; where a browser cannot tell, those
    // that wrote nothing for so long (`silent`, ms). What came, as `row|slot`.
    async inherit(part, wanted, silent) {
      const live = await living();
      /** @type {(entry: FoundEntry) => boolean} */
      const lives = (entry) => (live ? live.has(owner(entry)) : Date.now() - entry.draft.at < silent);
      const left = all().filter((entry) => {
        const [, , of, row, slot] = entry.words;
        const other = of === part && owner(entry) !== tab && !lives(entry);
        return other && wanted({ ...entry.draft, row, slot });
      });
      left.sort((one, other) => one.draft.n - other.draft.n);
      return left.flatMap((entry) => {
        const slot = take(entry);
        return slot ? [`${entry.words[3]}|${slot}`] : [];
      });
    },
  };
}
