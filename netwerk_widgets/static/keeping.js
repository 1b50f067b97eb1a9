// Between an editor and its kernel: what is sent stands as a draft until it is stored, is sent
// again when contact comes back, and is put to a new kernel when the old one is gone.
import { uid } from "./dom.js";
import { draftsOf, OLD, sweep } from "./drafts.js";
import { report } from "./saving.js";

const MARKS = { add: "+", remove: "-", move: "~" };
const SILENT = 10000; // another tab that wrote nothing for so long is not at it any more
const MOST_BASES = 20;

const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

export class Keeping {
  // `present(part, row, key)`: what the kernel says that is stored there.
  constructor(model, id, present) {
    this.model = model;
    this.id = id;
    this.name = `${uid("view")}-${Math.random().toString(36).slice(2)}`;
    this.present = present;
    this.seq = model.get("acked");
    this.batches = []; // { seq, ops, drafts? } not acknowledged yet
    const keep = model.get("keep");
    if (keep.session) sweep(keep.workbook, keep.known);
    this.drafts = draftsOf(keep);
    this.again = () => this.resend();
    window.addEventListener("netwerk-contact", this.again);
    this.later = [];
    this.closed = false;
  }

  part(op) {
    return this.model.get("keep").parts[op?.part ?? ""];
  }

  // ---- somebody is at it ----

  touched(op, value) {
    const { id, key } = op;
    const old = this.drafts.get(this.part(op), id, key);
    const bases = old?.bases ?? [this.present(op) ?? null];
    this.drafts.put(this.part(op), id, key, { op: "set", value, bases });
  }

  send(ops) {
    for (const op of ops) {
      if (op.op === "set") {
        this.touched(op, op.value);
        const draft = this.drafts.get(this.part(op), op.id, op.key);
        // If only the answer gets lost, what is stored is what was sent: that is no surprise.
        if (draft) {
          const bases = [...draft.bases, op.value].slice(-MOST_BASES);
          this.drafts.put(this.part(op), op.id, op.key, { ...draft, bases });
        }
      } else if (MARKS[op.op]) this.drafts.put(this.part(op), op.id, MARKS[op.op], { ...op, id: undefined, spot: op.at });
    }
    return this.post({ type: "ops", ops });
  }

  post(batch) {
    this.seq = Math.max(this.seq, this.model.get("acked")) + 1;
    const sent = { ...batch, seq: this.seq, from: this.name };
    this.batches.push(sent);
    report(this.id, { sent: this.seq });
    this.tell(sent);
    return this.seq;
  }

  tell(message) {
    try {
      this.model.send(message);
    } catch {
      // A kernel that is gone: the drafts hold it.
    }
  }

  resend() {
    for (const batch of this.batches) this.tell(batch);
  }

  // ---- it is stored ----

  // The cells that were settled, of what was put to a new kernel those that are to be offered.
  acknowledge() {
    const acked = this.model.get("acked");
    const done = this.batches.filter(({ seq }) => seq <= acked);
    this.batches = this.batches.filter(({ seq }) => seq > acked);
    const errors = this.model.get("errors");
    const offers = this.model.get("offers");
    for (const { ops } of done) {
      for (const op of ops) {
        const part = this.part(op);
        if (op.op !== "set") {
          this.drafts.drop(part, op.id, MARKS[op.op]);
          if (op.op === "remove") this.forget(part, op.id);
          continue;
        }
        const cell = `${op.id}|${op.key}`;
        const draft = this.drafts.get(part, op.id, op.key);
        if (op.old) {
          if (!offers.includes(cell)) this.drafts.drop(part, op.id, OLD + op.key);
          continue;
        }
        if (!draft) continue;
        if (op.bases && offers.includes(cell)) {
          this.drafts.put(part, op.id, OLD + op.key, { op: "set", value: op.value, bases: op.bases });
          if (same(draft.value, op.value)) this.drafts.drop(part, op.id, op.key);
        } else if (!same(draft.value, op.value)) {
          this.drafts.put(part, op.id, op.key, { ...draft, bases: [op.value] });
        } else if (!errors[cell]) this.drafts.drop(part, op.id, op.key);
      }
    }
    report(this.id, { stored: acked });
  }

  // A row that is gone takes what was typed in it along, when it was ours to remove.
  forget(part, row) {
    if (this.model.get("rows")?.some((each) => each.id === row)) return;
    for (const { row: of, slot } of this.drafts.of(part)) if (of === row) this.drafts.drop(part, row, slot);
  }

  // ---- what an earlier page left ----

  // Put to the kernel what an earlier page could not store; the operations that this took.
  // `news`: only those places (`row|slot`).
  adopt(part, wanted, { name = "", news = null } = {}) {
    const left = this.drafts.of(part)
      .filter((draft) => wanted(draft) && (!news || news.has(`${draft.row}|${draft.slot}`)));
    const ours = new Set(this.batches.flatMap(({ ops }) => ops).map((op) => `${this.part(op)}|${op.id}|${op.key ?? MARKS[op.op]}`));
    const place = name ? { part: name } : {};
    const rank = { add: 0, set: 1, move: 2, remove: 3 };
    const ops = left.filter(({ row, slot }) => !ours.has(`${part}|${row}|${slot}`))
      .map(({ row, slot, op, value, bases, values, after, before, spot }) => (op === "set"
        ? { op, id: row, key: slot.replace(OLD, ""), value, bases, old: slot.startsWith(OLD) || undefined, ...place }
        : { op, id: row, values, after, before, at: spot, ...place }))
      .sort((a, b) => rank[a.op] - rank[b.op]);
    if (ops.length) this.post({ type: "drafts", ops });
    return ops;
  }

  // What is wanted of a part and was left by tabs that live no more becomes this tab's: now and,
  // of one that goes meanwhile, a little later. `look(news)` is to adopt it.
  inherit(part, wanted, look) {
    const take = async () => {
      const news = this.closed ? [] : await this.drafts.inherit(part, wanted, SILENT);
      if (news.length && !this.closed) look(new Set(news));
    };
    take();
    this.later.push(setTimeout(take, SILENT + 500));
  }

  // What was typed in a field and is not stored.
  unsettled(op) {
    return this.drafts.get(this.part(op), op.id, op.key);
  }

  // ---- beside a field ----

  offered(op) {
    return this.drafts.get(this.part(op), op.id, OLD + op.key);
  }

  refuse(op) {
    this.drafts.drop(this.part(op), op.id, OLD + op.key);
  }

  close() {
    this.closed = true;
    for (const timer of this.later) clearTimeout(timer);
    window.removeEventListener("netwerk-contact", this.again);
  }
}
