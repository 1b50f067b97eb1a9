// Whether what was typed is stored: every editor reports here, the header shows it.

const store = (window.__netwerkSaving ??= { editors: new Map(), listeners: new Set() });
const PATIENCE = 5000;

function tell() {
  for (const listener of store.listeners) listener(state());
}

export function state() {
  let worst = { kind: "saved" };
  for (const { sent, stored, problem, since, busy } of store.editors.values()) {
    if (problem) return { kind: "problem", problem };
    if (sent > stored && Date.now() - since > PATIENCE) return { kind: "lost" };
    if (sent > stored || busy()) worst = { kind: "saving" };
  }
  return worst;
}

export function report(editor, change) {
  const fresh = { sent: 0, stored: 0, problem: "", since: Date.now(), busy: () => false };
  const now = store.editors.get(editor) ?? fresh;
  if (change.sent !== undefined && now.sent <= now.stored) now.since = Date.now();
  store.editors.set(editor, { ...now, ...change });
  tell();
}

export function forget(editor) {
  store.editors.delete(editor);
  tell();
}

export function watch(listener) {
  store.listeners.add(listener);
  const timer = setInterval(() => listener(state()), 1000);
  listener(state());
  return () => {
    clearInterval(timer);
    store.listeners.delete(listener);
  };
}

if (!store.guarded) {
  store.guarded = true;
  window.addEventListener("beforeunload", (event) => {
    if (state().kind !== "saved") event.preventDefault();
  });
}
