// plotly.js with only the traces that are named on the command line, from its own source:
// `node build.mjs scatter bar …` (make plotly). Writes the script, what it is and the licences of
// all that is in it into netwerk_widgets/plotlyjs.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { parse } from "acorn";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../../../netwerk_widgets/plotlyjs");
const traces = process.argv.slice(2).sort();
if (!traces.length) throw new Error("which traces?");
const { version } = createRequire(import.meta.url)("plotly.js/package.json");

// What draws maps of the world, on the screen's graphics or not, and asks others for them.
const FOREIGN =
  /plots\/(geo|map|mapbox|gl2d|gl3d)\/(?!project|constants|.*attributes)|maplibre-gl\/.*\.m?js$|regl|topojson/;

// Each attribute is described in words for who reads the reference; the shipped whole file leaves
// most of them out too.
const isWords = (node) =>
  node.type === "Literal" ||
  (node.type === "BinaryExpression" && isWords(node.left) && isWords(node.right)) ||
  (node.type === "CallExpression" &&
    node.callee.property?.name === "join" &&
    node.callee.object.type === "ArrayExpression");

function withoutWords(source) {
  const cuts = [];
  const walk = (node) => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node?.type !== "string") return;
    if (node.type === "Property" && node.key.name === "description" && isWords(node.value)) cuts.push(node.value);
    else
      for (const each of Object.values(node)) {
        if (each && typeof each === "object") walk(each);
      }
  };
  walk(parse(source, { ecmaVersion: 2022, sourceType: "script" }));
  let [made, at] = ["", 0];
  for (const { start, end } of cuts) {
    made += `${source.slice(at, start)}""`;
    at = end;
  }
  return made + source.slice(at);
}

const plain = {
  name: "without words",
  setup: ({ onLoad }) =>
    onLoad({ filter: /plotly\.js[\\/]src[\\/].*\.js$/ }, ({ path }) => ({
      contents: withoutWords(readFileSync(path, "utf-8")),
    })),
};

const registered = traces.filter((each) => each !== "scatter").map((each) => `require("plotly.js/lib/${each}")`);
const { outputFiles, metafile } = await build({
  stdin: {
    contents: `module.exports = require("plotly.js/lib/core"); module.exports.register([${registered}]);`,
    resolveDir: here,
  },
  absWorkingDir: here,
  outfile: "plotly.min.js",
  bundle: true,
  minify: true,
  metafile: true,
  write: false,
  format: "iife",
  globalName: "Plotly",
  // What every browser understands that understands the pages' own modules.
  target: "es2020",
  legalComments: "none",
  define: { global: "window", "define.amd": "false", "process.env.NODE_DEBUG": "false" },
  plugins: [plain],
});
const banner = `/**
* plotly.js v${version} (${traces.join(", ")})
* Licensed under the MIT license; of what is in it besides, see LICENSE
*/
`;
// It names no address: where a button that nobody sees would send a figure, whom a map would ask.
const ADDRESS = /https?:\/\/(?!www\.w3\.org)[\w./-]+/g;
const script = banner + outputFiles.find(({ path }) => path.endsWith(".js")).text.replace(ADDRESS, "");
const used = Object.entries(metafile.outputs["plotly.min.js"].inputs)
  .filter(([, { bytesInOutput }]) => bytesInOutput)
  .map(([name]) => name);
const foreign = used.filter((each) => FOREIGN.test(each));
if (foreign.length) throw new Error(`parts that no figure of ours needs: ${foreign}`);

const packages = new Set(used.map((each) => each.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]).filter(Boolean));
const licences = [...packages].sort().map((name) => {
  const folder = join(here, "node_modules", name);
  const { version: its, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf-8"));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const words = file
    ? readFileSync(join(folder, file), "utf-8").trim()
    : `By ${author?.name ?? author}; its package holds no other text.`;
  return `${name} ${its}: ${license}\n\n${words.replaceAll("\r", "")}\n`;
});
const line = `\n${"-".repeat(80)}\n\n`;
const head = "What plotly.min.js in this folder is made of, and under which licences.\n";
const files = { "plotly.min.js": Buffer.from(script), "plotly.min.js.br": brotliCompressSync(script) };
const digest = (body) => createHash("sha256").update(body).digest("hex");
const digests = Object.entries(files).map(([name, body]) => [name, digest(body)]);
const made = { plotly: version, traces, sha256: Object.fromEntries(digests) };
for (const [name, body] of Object.entries(files)) writeFileSync(join(target, name), body);
writeFileSync(join(target, "bundle.json"), `${JSON.stringify(made, null, 2)}\n`);
writeFileSync(join(target, "LICENSE"), [head, ...licences].join(line));

// The lock names no addresses, of who takes gifts neither.
const lock = join(here, "package-lock.json");
const pins = JSON.parse(readFileSync(lock, "utf-8"));
for (const each of Object.values(pins.packages)) delete each.funding;
writeFileSync(lock, `${JSON.stringify(pins, null, 2)}\n`);
console.log(`plotly.js ${version}, ${traces.join(", ")}: ${files["plotly.min.js"].length} bytes`);
