// Whether what was typed is stored: every editor reports here, the header shows it.
import { held, safe } from "./drafts.js";

/** @type {NonNullable<Window["__netwerkSaving"]>} */
const store = window.__netwerkSaving ?? {
  editors: new Map(),
  listeners: new Map(),
  contacts: new Map(),
  leaving: false,
};
window.__netwerkSaving = store;
const PATIENCE = 5000;

function tell() {
  for (const [listener, page] of store.listeners) listener(state(page));
}

/** @type {() => SavingNow} */
function saved() {
  /** @type {SavingNow} */
  let worst = { kind: "saved" };
  for (const { sent, stored, problem, since, busy } of store.editors.values()) {
    if (problem) return { kind: "problem", problem };
    if (sent > stored && Date.now() - since > PATIENCE) return { kind: "lost" };
    if (sent > stored || busy()) worst = { kind: "saving" };
  }
  return worst;
}

// In JupyterLab several pages may be open, each with a contact of its own.
/** @type {(page: object) => SavingNow} */
function state(page) {
  // Without contact nothing else can be said.
  const cut = store.contacts.get(page) ?? "ok";
  if (cut === "ok") return saved();
  return { kind: cut === "away" && !held() ? "unsafe" : cut };
}

/** @type {(editor: string, change: Partial<Reported>) => void} */
export function report(editor, change) {
  const fresh = { sent: 0, stored: 0, problem: "", since: Date.now(), busy: () => false };
  const now = store.editors.get(editor) ?? fresh;
  if (change.sent !== undefined && now.sent <= now.stored) now.since = Date.now();
  store.editors.set(editor, { ...now, ...change });
  tell();
}

/** @type {(editor: string) => void} */
export function forget(editor) {
  store.editors.delete(editor);
  tell();
}

// How the contact with a page's kernel is: "ok", or what is the matter; null: the page is gone.
/** @type {(page: object, kind: Contact | null) => void} */
export function reach(page, kind) {
  if (kind === null) store.contacts.delete(page);
  else store.contacts.set(page, kind);
  tell();
}

// The page is about to be loaded anew by itself: there is nothing to ask.
export function leave() {
  store.leaving = true;
}

/** @type {(page: object, listener: (now: SavingNow) => void) => () => void} */
export function watch(page, listener) {
  store.listeners.set(listener, page);
  const timer = setInterval(() => listener(state(page)), 1000);
  listener(state(page));
  return () => {
    clearInterval(timer);
    store.listeners.delete(listener);
  };
}

if (!store.guarded) {
  store.guarded = true;
  window.addEventListener("beforeunload", (event) => {
    if (!store.leaving && saved().kind !== "saved" && !safe()) event.preventDefault();
  });
}
