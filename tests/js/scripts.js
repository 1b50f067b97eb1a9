// The scripts of the pages, to import here. They are served as they are, without a package.json
// that tells node that they are modules: so here a copy stands beside one that does.
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const STATIC = fileURLToPath(new URL("../../netwerk_widgets/static/", import.meta.url));

export async function script(name) {
  const folder = mkdtempSync(join(tmpdir(), "netwerk-js-"));
  try {
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    cpSync(STATIC, folder, { recursive: true });
    // What is called "map-…" here may stand in a folder of the map's own.
    const path = existsSync(join(folder, name)) ? name : name.replace("-", "/");
    return await import(pathToFileURL(join(folder, path)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// Every sign as wide as half its height: enough to place names by, and the same everywhere.
export function measuring() {
  const context = {
    font: "",
    measureText(text) {
      return { width: [...text].length * (Number(/(\d+)px/.exec(this.font)[1]) / 2) };
    },
  };
  globalThis.document = { createElement: () => ({ getContext: () => context }) };
}
