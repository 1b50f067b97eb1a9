// Files out of the browser and into it: handed over among the downloads, or chosen from disk.
import { make } from "./dom.js";

/** @type {Texts} */
const KINDS = {
  csv: "text/csv",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  html: "text/html",
  ics: "text/calendar",
  json: "application/json",
  pdf: "application/pdf",
  png: "image/png",
  svg: "image/svg+xml",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  zip: "application/zip",
};

// Keep a file of this name among the downloads; of what it is its ending tells.
/** @type {(name: string, content: BlobPart) => void} */
export function handOver(name, content) {
  const type = KINDS[name.split(".").at(-1) ?? ""] ?? "application/xml";
  const url = URL.createObjectURL(new Blob([content], { type }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

// The field behind a button that chooses files; together they are no larger than `most`.
/** @type {(how: { accept: string, multiple?: boolean, most: number, large: () => void, take: (files: File[]) => void }) => HTMLInputElement} */
export function chooser({ accept, multiple = false, most, large, take }) {
  const input = make("input", {
    type: "file",
    accept,
    multiple,
    class: "nw-hidden",
    tabindex: "-1",
    "aria-hidden": "true",
    onchange: () => {
      const files = [...(input.files ?? [])];
      input.value = "";
      if (files.reduce((sum, { size }) => sum + size, 0) > most) large();
      else if (files.length) take(files);
    },
  });
  return input;
}

// What is in files, to send to a kernel.
/** @type {(files: File[]) => Promise<ArrayBuffer[]>} */
export const contents = (files) => Promise.all(files.map((file) => file.arrayBuffer()));
