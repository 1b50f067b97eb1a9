// A round on a phone: it comes by itself above the page, can be answered with a thumb, and is
// kept on this phone until the server says that it has it. Nothing is ever read back from there.
import { make } from "../dom.js";
import { minutes } from "../minutes.js";
import { rememberCode, roomCode } from "./code.js";
import { forget, keep, load, place } from "./kept.js";
import { asked, mayGoOn, maySend, toAsk } from "./rules.js";
import { codeScreen, firstScreen, lastScreen, questionScreen } from "./screens.js";
import { post, postman } from "./sending.js";
import { whom } from "./whom.js";
import { filled } from "./words.js";

const CODE = "Netwerk-Code"; // a header: the key of the room's code, and whether it is right
const page = document.documentElement;
/** @param {string} path */
const where = (path) => new URL(`${path}?lang=${page.lang}`, location.href).href;

const box = make("section", { id: "nw-round", class: "nw-round", hidden: true });
const progress = make("p", { class: "nw-round-progress" });
const screen = make("div", { class: "nw-round-screen" });
const buttons = make("p", { class: "nw-round-buttons" });
const state = make("p", { class: "nw-round-state", role: "status" });
box.append(progress, screen, buttons, state);
document.querySelector("main")?.prepend(box);

/** @typedef {import("./screens.js").Sheet} Sheet */
/** @type {Sheet} */
const NONE = {
  id: "",
  tag: "",
  title: "",
  kept: "",
  second: "",
  who: [],
  questions: [],
  whom: {},
  rule: "",
  most: 0,
  ends: null,
  words: {},
  code: { label: "", what: "", go: "" },
};
let sheet = NONE; // the round that is on the screen
let closed = false;
let name = ""; // under which it is kept
/** @type {import("./kept.js").Kept} */
let kept = load("");
let fetching = "";
/** @type {ReturnType<typeof setTimeout> | undefined} */
let clock;
let skew = 0; // how much the server's clock is ahead (ms)

const mail = postman(delivered);

// ---- what there is to say ----

/** @param {string} words */
function say(words) {
  if (state.textContent !== words) state.textContent = words;
}

const current = () => JSON.stringify({ about: kept.about, answers: asked(sheet, kept) });

function sayHow() {
  if (!sheet.id || closed) return;
  const words = sheet.words;
  const said = { waiting: words.sending, sent: `${words.sent}. ${words.sent_what}`, changed: words.changed, new: "" };
  const now = kept.outbox ? "waiting" : !kept.sent ? "new" : kept.sent === current() ? "sent" : "changed";
  box.dataset.state = now;
  say(said[now]);
}

function remember() {
  if (keep(name, kept) || closed) return;
  box.dataset.state = "unkept";
  say(sheet.words.kept_not);
}

// ---- sending ----

/** @param {string} content what is to be sent, as `current` gives it */
function slip(content) {
  const { about, answers } = JSON.parse(content);
  const asked = Object.fromEntries(sheet.who.map((each) => [each.name, about[each.name] ?? ""]));
  return { round: sheet.id, code: roomCode(), key: kept.key, ...asked, answers };
}

function send() {
  kept.outbox = current();
  remember();
  sayHow();
  show(end());
  mail.send(where("round"), slip(kept.outbox));
}

/** @param {import("./sending.js").Outcome} outcome */
function delivered(outcome) {
  if (closed) return;
  const words = sheet.words;
  if (outcome.state === "sent") {
    [kept.sent, kept.outbox] = [kept.outbox, ""];
    remember();
    sayHow();
    show(kept.at, false);
  } else if (outcome.state === "waiting") say(words.waiting);
  else if (outcome.state === "busy") say(`${outcome.said ?? ""} ${words.busy}`.trim());
  else if (outcome.state === "closed") close();
  else {
    if (outcome.state === "refused") kept.outbox = "";
    remember();
    box.dataset.state = "refused";
    if (outcome.state === "code") askCode(outcome.said);
    else say(outcome.said ?? "");
  }
}

/** @param {string} digits */
async function tryCode(digits) {
  try {
    const answer = await post(where("round/code"), { digits });
    if (answer.status === 404 || answer.status === 410) close();
    else if (answer.ok) {
      rememberCode((await answer.json()).code);
      sayHow();
      show(kept.at);
      if (kept.outbox) mail.send(where("round"), slip(kept.outbox));
    } else {
      box.dataset.state = "refused";
      say(await answer.text());
    }
  } catch {
    say(sheet.words.waiting);
  }
}

// ---- the screens ----

/** @param {string} words @param {() => void} go */
function button(words, go, css = "") {
  return make("button", { type: "button", class: css, onclick: go }, words);
}

function changed() {
  remember();
  sayHow();
  const next = buttons.querySelector("button.nw-round-go");
  if (next instanceof HTMLButtonElement) next.disabled = !ready();
}

// The screens: who you are, with whom (of a list), a question each, a last look.
const listed = () => (sheet.rule === "pairs" ? 1 : 0);
const end = () => toAsk(sheet, kept).length + listed() + 1;
const question = () => toAsk(sheet, kept)[kept.at - 1 - listed()];

// Whoever must say who they are does so first.
const ready = () =>
  kept.at === 0
    ? sheet.who.every((each) => !each.must || (kept.about[each.name] ?? "").trim())
    : kept.at < end()
      ? mayGoOn(sheet, kept, question())
      : maySend(sheet, kept);

function askCode(said = "") {
  progress.textContent = "";
  screen.replaceChildren(...codeScreen(sheet.code, tryCode));
  buttons.replaceChildren();
  box.dataset.state = "code";
  say(said);
}

/** @param {number} at @param {boolean} [move] whether the reader went there: they hear where they are */
function show(at, move = true) {
  const questions = toAsk(sheet, kept);
  const [all, first, look] = [questions.length, listed() + 1, end()];
  const words = sheet.words;
  kept.at = Math.min(at, look);
  remember();
  const had = document.activeElement && box.contains(document.activeElement);
  const number = kept.at - first + 1;
  progress.textContent = number > 0 && number <= all ? filled(words.of, { n: number, all }) : "";
  if (kept.at === 0) screen.replaceChildren(...firstScreen(sheet, kept, changed));
  else if (kept.at < first) screen.replaceChildren(...whom(sheet, kept, changed));
  else if (kept.at >= look) screen.replaceChildren(...lastScreen(questions, sheet, kept, first, show));
  else screen.replaceChildren(...questionScreen(questions[number - 1], sheet, kept, changed));
  const on = () => show(kept.at + 1);
  const next = kept.at === 0 ? button(words.start, on, "nw-round-go") : button(words.next, on, "nw-round-go");
  const last = button(kept.sent ? words.again : words.send, send, "nw-round-go");
  const back = kept.at > 0 ? button(words.previous, () => show(kept.at - 1)) : null;
  const needed = kept.at < look ? next : kept.sent === current() && !kept.outbox ? null : last;
  buttons.replaceChildren(...[back, needed].filter((each) => each !== null));
  if (needed) needed.disabled = !ready();
  if (move && had) screen.querySelector("h2")?.focus({ preventScroll: true });
  if (move) box.scrollIntoView({ block: "start", behavior: "instant" });
}

// ---- it comes, and goes ----

/** @param {string} id */
async function come(id) {
  if (fetching === id) return;
  fetching = id;
  try {
    const answer = await fetch(where("round"), { cache: "no-store", headers: { [CODE]: roomCode() } });
    if (!answer.ok) {
      setTimeout(look, 2000); // not known just now; when it is over the channel says so
      return;
    }
    /** @type {Sheet} */
    const found = await answer.json();
    skew = Date.parse(answer.headers.get("Date") ?? "") - Date.now() || 0;
    if (found.id !== page.dataset.round) return; // another one meanwhile: that is told too
    [sheet, closed] = [found, false];
    name = place(sheet.tag, sheet.id);
    forget(name);
    kept = load(name);
    const own = ownParty();
    const parties = sheet.who.find((each) => each.name === "party")?.options ?? [];
    if (kept.about.party === undefined && parties.some(([value]) => value === own)) kept.about.party = own;
    box.hidden = false;
    box.setAttribute("aria-label", sheet.title);
    show(kept.at);
    sayHow();
    if (!kept.sent && !kept.outbox) {
      box.dataset.state = "arrived";
      say(filled(sheet.words.arrived, { title: sheet.title }));
    }
    if (answer.headers.get(CODE) !== "known") askCode();
    if (kept.outbox) mail.send(where("round"), slip(kept.outbox));
    tick();
  } catch {
    setTimeout(look, 2000); // no contact; the channel may not have noticed
  } finally {
    fetching = "";
  }
}

// The organisation that was chosen on this page.
function ownParty() {
  const select = document.querySelector("#nw-me");
  return select instanceof HTMLSelectElement ? select.value : "";
}

function close() {
  mail.stop();
  forget();
  if (!sheet.id || closed) return;
  closed = true;
  const words = sheet.words;
  const unsent = kept.outbox || (!kept.sent && Object.keys(kept.answers).length);
  progress.textContent = "";
  screen.replaceChildren();
  buttons.replaceChildren();
  box.dataset.state = "closed";
  say(unsent ? words.closed_unsent : kept.sent ? words.closed_sent : words.closed);
}

function look() {
  const id = page.dataset.round;
  if (!id) close();
  else if (sheet.id !== id || closed) come(id);
  else mail.hurry(); // contact is back
}

// The clock, for who wants one: it closes nothing.
function tick() {
  clearTimeout(clock);
  delete progress.dataset.left;
  if (!sheet.ends || closed) return;
  const left = Math.max(0, Math.round((Date.parse(sheet.ends) - Date.now() - skew) / 1000));
  const time = minutes(left);
  if (left > 0) progress.dataset.left = filled(sheet.words.left, { time });
  clock = setTimeout(tick, 1000);
}

document.addEventListener("nw-round", look);
look();
