// Python, in a thread of its own: the page stays alive while it computes. One thing at a time, in
// order; what it says reaches the page when all that it saved is kept.
import { Keeping } from "./keeping.js";
import { loadPyodide } from "./pyodide/pyodide.mjs";

const here = new URL(".", import.meta.url);
let keeping;
let python;
let queue = Promise.resolve();

const say = (kind, more = {}, transfer = []) => postMessage({ kind, ...more }, transfer);

// What Python is made of lies packed in the site: not every host packs what it sends.
const plainFetch = self.fetch.bind(self);
async function unpacked(address) {
  const answer = await plainFetch(`${address}.packed`);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.body.pipeThrough(new DecompressionStream("gzip"));
}
self.fetch = async (asked, ...how) => {
  const address = String(asked.url ?? asked);
  if (!address.endsWith(".wasm")) return plainFetch(asked, ...how);
  return new Response(await unpacked(address), { headers: { "Content-Type": "application/wasm" } });
};

// All modules in one file: an index of names and sizes, then what is in each (`packing.py`).
function placed(fs, folder, whole) {
  const length = new DataView(whole).getUint32(0, true);
  const index = JSON.parse(new TextDecoder().decode(new Uint8Array(whole, 4, length)));
  const folders = new Set();
  let at = 4 + length;
  for (const [name, size] of index) {
    const parent = `${folder}/${name}`.replace(/\/[^/]*$/, "");
    if (!folders.has(parent)) fs.mkdirTree(parent);
    folders.add(parent);
    fs.writeFile(`${folder}/${name}`, new Uint8Array(whole, at, size), { canOwn: true });
    at += size;
  }
}

// What was kept; nothing of it where the browser keeps nothing, which is said.
async function records() {
  try {
    return await keeping.all();
  } catch (problem) {
    say("refused", { problem: String(problem) });
    return null;
  }
}

// Something is said that nobody asked for just now: after what is under way it is told.
function poke() {
  if (!python) return;
  queue = queue.then(told).catch((problem) => say("failed", { problem: String(problem) }));
}

async function begin({ home, version, language }) {
  keeping = new Keeping(home);
  const [pyodide, archive, kept] = await Promise.all([
    loadPyodide({
      indexURL: new URL("pyodide/", here).href,
      env: { HOME: "/home/netwerk", NETWERK_STATIC: version, NETWERK_LANG: language },
      fullStdLib: false,
    }).then((made) => {
      say("stage", { stage: 1 });
      return made;
    }),
    unpacked(new URL("python", here).href).then((body) => new Response(body).arrayBuffer()),
    records(),
  ]);
  placed(pyodide.FS, "/lib/netwerk", archive);
  pyodide.runPython("import sys; sys.path.insert(0, '/lib/netwerk')");
  say("stage", { stage: 2 });
  python = pyodide.pyimport("netwerk_widgets.lite.running");
  say("stage", { stage: 3 });
  const lost = python.begin(JSON.stringify(kept ?? {}), poke);
  if (lost !== "0") say("unread", { lost });
}

// Keep what was saved, then tell what was said.
async function told() {
  const changes = JSON.parse(python.unkept());
  try {
    await keeping.put(changes);
    say("kept");
  } catch (problem) {
    say("refused", { problem: String(problem) });
  }
  const messages = [];
  const transfer = [];
  const outbox = python.outbox();
  for (const [text, parts] of outbox.toJs()) {
    const buffers = parts.map((each) => each.slice().buffer);
    transfer.push(...buffers);
    messages.push([text, buffers]);
  }
  outbox.destroy();
  say("told", { messages }, transfer);
}

const ACTS = {
  begin,
  show: ({ page, query }) => python.show(page, query),
  receive: ({ text, buffers }) =>
    python.receive(
      text,
      buffers.map((each) => new Uint8Array(each)),
    ),
  take: ({ content }) => python.take_back(new Uint8Array(content)),
  give: () => python.give(),
};

addEventListener("message", ({ data }) => {
  queue = queue.then(async () => {
    try {
      await ACTS[data.act](data);
      await told();
    } catch (problem) {
      console.error(problem);
      say("failed", { act: data.act, problem: String(problem).slice(-2000) });
    }
  });
});
