// The scripts of the pages, to import here. They are served as they are, without a package.json
// that tells node that they are modules: so here a copy stands beside one that does.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const STATIC = fileURLToPath(new URL("../../netwerk_widgets/static/", import.meta.url));

export async function script(name) {
  const folder = mkdtempSync(join(tmpdir(), "netwerk-js-"));
  try {
    cpSync(STATIC, folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    return await import(pathToFileURL(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
