// Compiles an archive of Python for the very Python that will run it.
//   node compile.mjs PYODIDE_FOLDER ARCHIVE RESULT
// Every module becomes a .pyc in its place: a browser then neither reads nor compiles source. Of
// what others made the docstrings stay behind.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodideFolder, archive, result] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodideFolder}/pyodide.mjs`).href);
const pyodide = await loadPyodide({ indexURL: `${pyodideFolder}/` });
pyodide.FS.writeFile("/archive.zip", readFileSync(archive));
pyodide.runPython(`
import importlib.util, marshal, zipfile

def compiled(name, source):
    ours = name.startswith(("netwerk_widgets/", "pydantic"))
    code = compile(source, name, "exec", dont_inherit=True, optimize=0 if ours else 2)
    # Of a hash that nobody checks.
    head = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)
    return head + marshal.dumps(code)

with zipfile.ZipFile("/archive.zip") as given, zipfile.ZipFile("/made.zip", "w") as made:
    for name in given.namelist():
        content = given.read(name)
        if name.endswith(".py"):
            name, content = name + "c", compiled(name, content)
        made.writestr(name, content)
`);
writeFileSync(result, pyodide.FS.readFile("/made.zip"));
