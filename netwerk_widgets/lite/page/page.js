// A page of the site: starts Python beside it, shows what it says, and goes from page to page
// without starting anew.
import { Widgets } from "./widgets.js";

const words = JSON.parse(document.getElementById("nw-words").textContent);
const here = new URL(".", document.baseURI);
const asked = new URLSearchParams(location.search);
const language = asked.get("lang") in words ? asked.get("lang") : "nl";
const t = words[language];
const { version } = document.body.dataset;
document.documentElement.lang = language;

const worker = new Worker(new URL("worker.js", here), { type: "module" });
const loader = import(new URL(`netwerk/static/${version}/loader.js`, here).href);
const saving = import(new URL(`netwerk/static/${version}/saving.js`, here).href);
const main = document.querySelector("main");
const notice = document.getElementById("nw-lite-notice");
const waiting = document.getElementById("loading");
let views = [];

const act = (name, more = {}, transfer = []) => worker.postMessage({ act: name, ...more }, transfer);
const widgets = new Widgets((id, data, buffers = []) => {
  const copies = buffers.map((each) => (ArrayBuffer.isView(each) ? each.buffer : each).slice(0));
  act("receive", { text: JSON.stringify({ id, data }), buffers: copies }, copies);
}, loader);

function tell(sentence, isProblem = true) {
  notice.hidden = !sentence;
  notice.classList.toggle("is-problem", isProblem);
  notice.firstElementChild.textContent = sentence;
}

const pageOf = (address) =>
  address.pathname
    .split("/")
    .pop()
    .replace(/\.html$/, "");
const isOurs = (address) => address.origin === here.origin && address.href.startsWith(here.href);
const PAGES = document.body.dataset.pages.split(" ");

// Links to notebooks lead to the pages of this site.
function rewritten(link) {
  const found = /^(?:\.\.\/)*(?:cases\/)?([\w-]+)\.ipynb(\?.*)?$/.exec(link.getAttribute("href") ?? "");
  if (found && PAGES.includes(found[1])) link.setAttribute("href", `${found[1]}.html${found[2] ?? ""}`);
}
new MutationObserver((changes) => {
  for (const { target, addedNodes } of changes) {
    if (target instanceof HTMLAnchorElement) rewritten(target);
    for (const each of addedNodes) {
      if (!(each instanceof Element)) continue;
      if (each instanceof HTMLAnchorElement) rewritten(each);
      for (const link of each.querySelectorAll("a[href*='.ipynb']")) rewritten(link);
    }
  }
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["href"] });

function show() {
  const address = new URL(location.href);
  document.body.dataset.page = pageOf(address);
  act("show", { page: pageOf(address), query: address.search });
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  const other = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
  if (!link || event.defaultPrevented || other || link.target || link.hasAttribute("download")) return;
  const to = new URL(link.href);
  if (!isOurs(to) || !PAGES.includes(pageOf(to)) || (to.hash && to.pathname === location.pathname)) return;
  event.preventDefault();
  history.pushState(null, "", to);
  scrollTo(0, 0);
  show();
});
let last = location.pathname + location.search;
addEventListener("popstate", () => {
  // A step to an anchor on the same page is no other page.
  if (location.pathname + location.search !== last) show();
});

const TOLD = {
  page() {
    for (const view of views) view.close();
    views = [];
    main.replaceChildren();
    document.getElementById("nw-banner").replaceChildren();
  },
  display({ id }) {
    const model = widgets.models.get(id);
    if (!model) return;
    const view = widgets.view(model);
    views.push(view);
    // As a cell of a notebook stands around it: the style sheet counts on that.
    const cell = document.createElement("div");
    cell.append(view.el);
    main.append(cell);
  },
  ready() {
    last = location.pathname + location.search;
    waiting.hidden = true;
    document.getElementById("rendered_cells").style.display = "";
    document.body.dataset.ready = "true";
  },
  said: ({ text, problem }) => tell(text, problem),
  async download({ name }, [content]) {
    const { handOver } = await import(new URL(`netwerk/static/${version}/transfer.js`, here).href);
    handOver(name, content);
  },
  go({ to }) {
    history.pushState(null, "", new URL(to, here));
    show();
  },
};

async function keeps(problem) {
  (await saving).report("browser", { problem });
  if (problem) tell(t.refused);
}

const HEARD = {
  stage({ stage }) {
    waiting.querySelector("progress").value = stage;
  },
  refused: () => keeps(t.unkept),
  kept: () => keeps(""),
  unread: () => tell(t.unread),
  failed: ({ problem }) => {
    console.error(problem);
    tell(document.body.dataset.ready ? t.failed : t.unable);
    if (!document.body.dataset.ready) waiting.querySelector("p").textContent = t.unable;
  },
  async told({ messages }) {
    for (const [text, buffers] of messages) {
      const message = JSON.parse(text);
      if (message.type in TOLD) TOLD[message.type](message, buffers);
      else widgets.take(message, buffers);
    }
  },
};
worker.addEventListener("message", ({ data }) => HEARD[data.kind](data));
worker.addEventListener("error", () => HEARD.failed({ problem: "the worker cannot be started" }));

// The file out, and back in.
const chooser = document.getElementById("nw-lite-file");
document.getElementById("nw-lite-keep").onclick = () => act("give");
document.getElementById("nw-lite-back").onclick = () => chooser.click();
chooser.onchange = async () => {
  const [file] = chooser.files;
  chooser.value = "";
  if (!file) return;
  const content = await file.arrayBuffer();
  act("take", { content }, [content]);
};
notice.querySelector("button").onclick = () => tell("");

// One page at a time has the work: two would each keep what the other does not know.
function alone(go) {
  if (!navigator.locks) return go();
  const lock = `netwerk ${here.pathname}`;
  const elsewhere = document.getElementById("nw-lite-elsewhere");
  const held = () => {
    go();
    return new Promise(() => {});
  };
  // Another page took it over: this one saves nothing any more.
  const lost = () => {
    worker.terminate();
    document.getElementById("rendered_cells").style.display = "none";
    elsewhere.hidden = false;
    elsewhere.querySelector("button").onclick = () => location.reload();
  };
  const busy = () => {
    waiting.hidden = true;
    elsewhere.hidden = false;
    elsewhere.querySelector("button").onclick = () => {
      elsewhere.hidden = true;
      waiting.hidden = false;
      navigator.locks.request(lock, { steal: true }, held).catch(lost);
    };
  };
  navigator.locks.request(lock, { ifAvailable: true }, (mine) => (mine ? held() : busy())).catch(lost);
  return null;
}

for (const [id, key] of Object.entries({ "nw-lite-keep": "keep", "nw-lite-back": "back", "nw-lite-home": "home" }))
  document.getElementById(id).textContent = t[key];
for (const each of document.querySelectorAll("[data-words]")) each.textContent = t[each.dataset.words];

alone(() => {
  act("begin", { home: here.pathname, version, language });
  show();
  navigator.storage?.persist?.().catch(() => {});
});
