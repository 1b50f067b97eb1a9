// Whether the page still has its kernel. When it has not, the page says so, and comes back by
// itself as soon as there is a workbook that answers it.
import { remember, start } from "./back.js";
import { leave, reach } from "./saving.js";

const EVERY = 1000; // how often the workbook is asked, when somebody looks (ms)
const SELDOM = 20000; // and when nobody does
const HANGING = 1800; // no answer for so long is none
const SILENT = 6000; // a kernel that has nothing to do and does not answer for so long is gone
const BREATH = 3000; // between its answer and the next question
const UNREACHED = 8000; // a channel that stays shut for so long is not waited for
const QUIET = 700; // nobody types: the page may be loaded anew
const FINE = 10000; // contact for so long ends a row of attempts
const WAITS = [0, 0, 0, 2000, 5000, 10000, 20000, 30000]; // before each next attempt
const GOING = 30000; // somebody is on their way to another page, and this one let its kernel go
const TRIES = "netwerk-tries";
const GONE = ["dead", "restarting", "autorestarting", "terminating"];

let lastKey = 0;
let departed = 0;
addEventListener("beforeunload", () => (departed = Date.now()));
addEventListener("keydown", () => (lastKey = Date.now()), true);
let composing = false; // a word that no draft could hold
addEventListener("compositionstart", () => (composing = true), true);
addEventListener("compositionend", () => (composing = false), true);

/** @type {() => number[]} */
function tries() {
  try {
    return JSON.parse(sessionStorage.getItem(TRIES) ?? "[]");
  } catch {
    return [];
  }
}

/** @type {(all: number[]) => void} */
function tried(all) {
  try {
    sessionStorage.setItem(TRIES, JSON.stringify(all));
  } catch {
    // Without memory the server's own pace is the brake.
  }
}

// Where to ask for a page's kernel: Voilà's page says which it is, in JupyterLab the kernel itself.
/** @type {(id?: string) => string | null} */
function address(id) {
  const config = JSON.parse(document.getElementById("jupyter-config-data")?.textContent || "{}");
  const asked = id ?? config.kernelId;
  if (!asked) return null;
  return new URL(`netwerk/contact/${asked}`, new URL(config.filesUrl || config.baseUrl || "/", document.baseURI)).href;
}

// "alive", "gone" (a workbook that does not know this kernel), "key" (nor us), or "away".
/** @type {(url: string) => Promise<Verdict>} */
async function asked(url) {
  try {
    const answer = await fetch(url, { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(HANGING) });
    if (answer.status === 200) {
      const said = await answer.text();
      return said === "gone" || said === "key" ? said : "alive";
    }
    return answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403 ? "key" : "away";
  } catch {
    return "away";
  }
}

/** @type {(model: Model, inLab: boolean) => () => void} */
export function contact(model, inLab) {
  /** @type {() => Kernel | null} */
  const kernel = () => model.widget_manager?.kernel ?? null;
  const began = Date.now();
  /** @type {Contact} */
  let kind = "ok";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let closed = false;
  let leaving = false;
  let unreached = 0;
  let pinged = 0; // when, 0: nothing is asked
  let unanswered = 0; // looks since
  let heardAt = 0;

  /** @type {(next: Contact) => void} */
  function tell(next) {
    if (closed || next === kind) return;
    const back = next === "ok";
    kind = next;
    reach(model, kind);
    if (back) window.dispatchEvent(new Event("netwerk-contact"));
  }

  // The kernel's own answer; one that is at work may take its time.
  /** @type {(content: Said) => void} */
  function heard(content) {
    if (content.type !== "pong") return;
    pinged = 0;
    heardAt = Date.now();
  }

  function silent() {
    const channel = kernel();
    if (!pinged) {
      if (Date.now() - heardAt < BREATH) return false;
      pinged = Date.now();
      unanswered = 0;
      try {
        model.send({ type: "ping" });
      } catch {
        // No answer will come.
      }
    }
    // The wait starts anew while it is busy; and time that was slept through is no wait.
    if (channel && channel.status === "busy") [pinged, unanswered] = [Date.now(), 0];
    unanswered += 1;
    return unanswered > SILENT / EVERY && Date.now() - pinged > SILENT;
  }

  function shut() {
    const channel = kernel();
    if (!channel || channel.connectionStatus === undefined || channel.connectionStatus === "connected") {
      unreached = 0;
      return 0;
    }
    unreached ||= Date.now();
    return Date.now() - unreached;
  }

  function comeBack() {
    if (leaving) return;
    const before = tries().filter((at) => Date.now() - at < 120e3);
    const wait = WAITS[Math.min(before.length, WAITS.length - 1)];
    if (Date.now() - (before.at(-1) ?? 0) < wait || Date.now() - lastKey < QUIET || composing) return;
    leaving = true;
    tried([...before, Date.now()]);
    leave();
    location.reload();
  }

  /** @type {(verdict: Verdict) => void} */
  function judgeHere(verdict) {
    if (verdict !== "alive") {
      tell(verdict === "gone" ? "back" : verdict);
      if (verdict === "gone") comeBack();
      return;
    }
    const unreachable = shut();
    if (unreachable > UNREACHED) {
      tell("back");
      comeBack();
    } else if (unreachable) {
      if (unreachable > EVERY) tell("away");
      kernel()
        ?.reconnect?.()
        ?.catch(() => {});
    } else if (silent()) {
      tell("back");
      comeBack();
    } else {
      tell("ok");
      if (Date.now() - began > FINE) tried([]);
    }
  }

  // In JupyterLab a kernel that starts anew knows nothing of this page: it is to be run again.
  /** @type {(verdict: Verdict | null) => void} */
  function judgeLab(verdict) {
    if (kind === "rerun") return;
    if (verdict === "gone" || GONE.includes(kernel()?.status ?? "") || kernel()?.isDisposed) tell("rerun");
    else if (verdict === "away" || verdict === "key") tell(verdict);
    else if (shut() > EVERY) tell("away");
    else if (silent()) tell("rerun");
    else tell("ok");
  }

  async function look() {
    clearTimeout(timer);
    if (closed) return;
    const id = kernel()?.id;
    const url = inLab ? id && address(id) : address();
    const verdict = url ? await asked(url) : null;
    if (Date.now() - departed < GOING) {
      // To come back now would stop the page that was asked for.
    } else if (inLab) judgeLab(verdict);
    else if (verdict) judgeHere(verdict);
    clearTimeout(timer);
    if (!closed) timer = setTimeout(look, document.visibilityState === "visible" ? EVERY : SELDOM);
  }

  const soon = () => document.visibilityState === "visible" && look();
  /** @type {[EventTarget, string][]} */
  const events = [
    [document, "visibilitychange"],
    [window, "pageshow"],
    [window, "focus"],
    [window, "online"],
  ];
  for (const [on, name] of events) on.addEventListener(name, soon);
  const farewell = () => leaving && remember();
  window.addEventListener("pagehide", farewell);
  // It starts anew within a second: who looks then sees nothing of it.
  /** @type {(kernel: Kernel, status: string) => void} */
  const changed = (_kernel, status) => inLab && GONE.includes(status) && tell("rerun");
  const followed = kernel()?.statusChanged;
  followed?.connect(changed);
  model.on("msg:custom", heard);
  reach(model, kind);
  if (!inLab) start();
  look();
  return () => {
    closed = true;
    clearTimeout(timer);
    for (const [on, name] of events) on.removeEventListener(name, soon);
    window.removeEventListener("pagehide", farewell);
    followed?.disconnect(changed);
    model.off("msg:custom", heard);
    reach(model, null);
  };
}
