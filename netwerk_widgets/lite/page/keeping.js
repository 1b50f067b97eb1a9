// What the browser keeps of somebody's work: texts under keys, in the order they were saved.
// It is kept when the browser says that the whole of it is on the disk, and not before.

const STORE = "records";

// A site in another folder of the same host has work of its own.
const name = (home) => `netwerk ${home}`;

function opened(home) {
  return new Promise((yes, no) => {
    const asked = indexedDB.open(name(home), 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => yes(asked.result);
    asked.onerror = () => no(asked.error);
    asked.onblocked = () => no(new Error("blocked"));
  });
}

export class Keeping {
  constructor(home) {
    this.home = home;
    this.waiting = {};
  }

  async open() {
    this.database ??= await opened(this.home);
    return this.database;
  }

  // All that is kept, by key.
  async all() {
    const records = (await this.open()).transaction(STORE).objectStore(STORE);
    const [keys, values] = await Promise.all(
      [records.getAllKeys(), records.getAll()].map(
        (asked) =>
          new Promise((yes, no) => {
            asked.onsuccess = () => yes(asked.result);
            asked.onerror = () => no(asked.error);
          }),
      ),
    );
    return Object.fromEntries(keys.map((key, place) => [key, values[place]]));
  }

  // Keep these too; what could not be kept before goes along. All of it or nothing.
  async put(changes) {
    Object.assign(this.waiting, changes);
    const asked = Object.entries(this.waiting);
    if (!asked.length) return;
    const database = await this.open();
    await new Promise((yes, no) => {
      const writing = database.transaction(STORE, "readwrite", { durability: "strict" });
      writing.oncomplete = yes;
      writing.onabort = () => no(writing.error);
      const records = writing.objectStore(STORE);
      for (const [key, text] of asked) {
        if (text === null) records.delete(key);
        else records.put(text, key);
      }
    });
    this.waiting = {};
  }
}

// Take all work of this site off this computer.
export function forgetAll(home) {
  return new Promise((yes, no) => {
    const asked = indexedDB.deleteDatabase(name(home));
    asked.onsuccess = yes;
    asked.onerror = () => no(asked.error);
    asked.onblocked = () => no(new Error("blocked"));
  });
}
