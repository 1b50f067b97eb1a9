// What was typed and is not yet stored: it stands in the browser, so that a kernel, a server or
// a page that goes takes nothing along. A browser that keeps nothing makes no drafts, and no noise.

const PREFIX = "netwerk-draft|";
const AGE = 7 * 24 * 3600 * 1000;

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

// Which tab this is, also after it was loaded anew.
function tab() {
  if (shared.tab) return shared.tab;
  shared.tab = Math.random().toString(36).slice(2);
  try {
    shared.tab = sessionStorage.getItem("netwerk-tab") ?? shared.tab;
    sessionStorage.setItem("netwerk-tab", shared.tab);
  } catch {
    // Then it is another tab after each load.
  }
  return shared.tab;
}

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

// The drafts of one session. `slot`: a field's key, or "+", "-" and "~" for a row that came, went or moved.
/** @type {(keep: Keep) => Drafts} */
export function draftsOf({ workbook, session, where }) {
  const box = storage(where);
  /** @type {(part: string, row: string, slot: string) => string} */
  const name = (part, row, slot) => written([workbook, session, part, row, slot]);
  function look() {
    try {
      for (const { key, words, draft } of entries(box)) {
        if (words[0] !== workbook || words[1] !== session || shared.all.has(key)) continue;
        if (!draft || !young(draft)) continue;
        shared.all.set(key, { words, draft, keep: where });
        shared.count = Math.max(shared.count, draft.n ?? 0);
      }
    } catch {
      // Nothing to be found.
    }
  }
  look();
  return {
    look,
    foreign: (draft) => draft.tab !== tab(),
    get: (part, row, slot) => shared.all.get(name(part, row, slot))?.draft,
    put(part, row, slot, draft) {
      if (!session) return;
      const key = name(part, row, slot);
      shared.count += 1;
      const kept = { n: shared.count, ...draft, at: Date.now(), tab: tab() };
      shared.all.set(key, { words: [workbook, session, part, row, slot], draft: kept, keep: where });
      try {
        if (!box) throw new Error("nothing is kept");
        box.setItem(key, JSON.stringify(kept));
      } catch {
        shared.failed = true;
      }
    },
    drop(part, row, slot) {
      const key = name(part, row, slot);
      shared.all.delete(key);
      try {
        box?.removeItem(key);
      } catch {
        // It was not there.
      }
    },
    // Those of a part, the oldest first: of this tab, and of others that wrote nothing for so long (ms).
    of(part, silent = Infinity) {
      return [...shared.all.values()]
        .filter(
          ({ words, draft }) =>
            words[0] === workbook &&
            words[1] === session &&
            words[2] === part &&
            (draft.tab === tab() || Date.now() - draft.at >= silent),
        )
        .map(({ words, draft }) => ({ ...draft, row: words[3], slot: words[4] }))
        .sort((a, b) => a.n - b.n);
    },
  };
}
