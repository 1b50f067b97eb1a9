// Between an editor and its kernel: what is sent stands as a draft until it is stored, is sent
// again when contact comes back, and is put to a new kernel when the old one is gone.
import { uid } from "./dom.js";
import { draftsOf, OLD, sweep } from "./drafts.js";
import { report } from "./saving.js";

/** @type {Texts} */
const MARKS = { add: "+", remove: "-", move: "~" };
const SILENT = 10000; // another tab that wrote nothing for so long is not at it any more
const MOST_BASES = 20;

/** @type {(a: unknown, b: unknown) => boolean} */
const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

// The operation that a draft stands for.
/** @type {(draft: FoundDraft, place: { part?: string }) => Op} */
function again({ op, row: id, slot, value = null, bases, values, after, before, spot }, place) {
  if (op === "set") {
    return { op, id, key: slot.replace(OLD, ""), value, bases, old: slot.startsWith(OLD) || undefined, ...place };
  }
  if (op === "add") return { op, id, values, after, at: spot, ...place };
  return op === "move" ? { op, id, before, ...place } : { op, id, ...place };
}

export class Keeping {
  /**
   * `present`: what the kernel says that is stored there.
   * @param {Model<KeepingState>} model
   * @param {string} id
   * @param {(op: Cell) => Value | undefined} present
   */
  constructor(model, id, present) {
    this.model = model;
    this.id = id;
    this.name = `${uid("view")}-${Math.random().toString(36).slice(2)}`;
    this.present = present;
    this.seq = model.get("acked");
    /** @type {SentBatch[]} */
    this.batches = []; // not acknowledged yet
    const keep = model.get("keep");
    if (keep.session) sweep(keep.workbook, keep.known);
    this.drafts = draftsOf(keep);
    /** @type {Map<string, Value | null | undefined>} */
    this.shown = new Map(); // cell → the value of the kernel that its field shows
    /** @type {Map<string, Value | null | undefined>} */
    this.mine = new Map(); // cell → what was sent from it since
    this.again = () => this.resend();
    window.addEventListener("netwerk-contact", this.again);
    /** @type {ReturnType<typeof setTimeout>[]} */
    this.later = [];
    this.closed = false;
  }

  /** @type {(op?: { part?: string }) => string} */
  part(op) {
    return this.model.get("keep").parts[op?.part ?? ""];
  }

  // ---- somebody is at it ----

  /** @type {(op: Cell, value: Value) => void} */
  touched(op, value) {
    const { id, key } = op;
    const old = this.drafts.get(this.part(op), id, key);
    const bases = old?.bases ?? this.started(op);
    this.drafts.put(this.part(op), id, key, { op: "set", value, bases });
  }

  /** @type {(op: Cell) => string} */
  cell(op) {
    return `${this.part(op)}|${op.id}|${op.key}`;
  }

  // The field shows this value of the kernel. One that is held goes on showing what it showed.
  /** @type {(op: Cell, value: Value | null | undefined) => void} */
  took(op, value) {
    this.shown.set(this.cell(op), value ?? null);
    this.mine.delete(this.cell(op));
  }

  // From which value somebody sets out: what they made of it themselves, or what the field showed.
  /** @type {(op: Cell) => Value[]} */
  started(op) {
    const cell = this.cell(op);
    if (this.mine.has(cell)) return [this.mine.get(cell) ?? null];
    return [(this.shown.has(cell) ? this.shown.get(cell) : this.present(op)) ?? null];
  }

  /** @type {(asked: (Op | TidyOp)[]) => number} */
  send(asked) {
    const ops = asked.map((op) => ({ ...op }));
    for (const op of ops) {
      if (op.op === "set") {
        this.touched(op, op.value);
        const draft = this.drafts.get(this.part(op), op.id, op.key);
        // Only a field says what it showed: then the kernel knows whether theirs was seen.
        if (draft && this.shown.has(this.cell(op))) op.started = draft.bases;
        if (this.shown.has(this.cell(op))) this.mine.set(this.cell(op), op.value);
        // If only the answer gets lost, what is stored is what was sent: that is no surprise.
        if (draft) {
          const bases = [...(draft.bases ?? []), op.value].slice(-MOST_BASES);
          this.drafts.put(this.part(op), op.id, op.key, { ...draft, bases });
        }
      } else if (op.op !== "tidy") {
        const { id: row, part: _, ...rest } = op;
        this.drafts.put(this.part(op), row, MARKS[op.op], { ...rest, spot: op.at });
      }
    }
    return this.post({ type: "ops", ops });
  }

  /** @type {(batch: Batch) => number} */
  post(batch) {
    this.seq = Math.max(this.seq, this.model.get("acked")) + 1;
    const sent = { ...batch, seq: this.seq, from: this.name };
    this.batches.push(sent);
    report(this.id, { sent: this.seq });
    this.tell(sent);
    return this.seq;
  }

  /** @type {(message: object) => void} */
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
        if (op.op === "tidy") continue;
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
  /** @type {(part: string, row: string) => void} */
  forget(part, row) {
    if (this.model.get("rows")?.some((each) => each.id === row)) return;
    for (const { row: of, slot } of this.drafts.of(part)) if (of === row) this.drafts.drop(part, row, slot);
  }

  // ---- what an earlier page left ----

  // Put to the kernel what an earlier page could not store; the operations that this took.
  // `news`: only those places (`row|slot`).
  /** @type {(part: string, wanted: (draft: FoundDraft) => boolean, how?: { name?: string, news?: Set<string> | null }) => Op[]} */
  adopt(part, wanted, { name = "", news = null } = {}) {
    const left = this.drafts
      .of(part)
      .filter((draft) => wanted(draft) && (!news || news.has(`${draft.row}|${draft.slot}`)));
    const ours = new Set(
      this.batches.flatMap(({ ops }) => ops).map((op) => `${this.part(op)}|${op.id}|${op.key ?? MARKS[op.op]}`),
    );
    const place = name ? { part: name } : {};
    /** @type {Record<Op["op"], number>} */
    const rank = { add: 0, set: 1, move: 2, remove: 3 };
    const ops = left
      .filter(({ row, slot }) => !ours.has(`${part}|${row}|${slot}`))
      .map((draft) => again(draft, place))
      .sort((a, b) => rank[a.op] - rank[b.op]);
    if (ops.length) this.post({ type: "drafts", ops });
    return ops;
  }

  // What is wanted of a part and was left by tabs that live no more becomes this tab's: now and,
  // of one that goes meanwhile, a little later. `look(news)` is to adopt it.
  /** @type {(part: string, wanted: (draft: FoundDraft) => boolean, look: (news: Set<string>) => void) => void} */
  inherit(part, wanted, look) {
    const take = async () => {
      const news = this.closed ? [] : await this.drafts.inherit(part, wanted, SILENT);
      if (news.length && !this.closed) look(new Set(news));
    };
    take();
    this.later.push(setTimeout(take, SILENT + 500));
  }

  // What was typed in a field and is not stored.
  /** @type {(op: Cell) => KeptDraft | undefined} */
  unsettled(op) {
    return this.drafts.get(this.part(op), op.id, op.key);
  }

  // ---- beside a field ----

  /** @type {(op: Cell) => KeptDraft | undefined} */
  offered(op) {
    return this.drafts.get(this.part(op), op.id, OLD + op.key);
  }

  // The rows in which something is offered.
  /** @type {(part: string) => Set<string>} */
  rowsOffered(part) {
    return new Set(this.drafts.of(part).flatMap(({ row, slot }) => (slot.startsWith(OLD) ? [row] : [])));
  }

  /** @type {(op: Cell) => void} */
  refuse(op) {
    this.drafts.drop(this.part(op), op.id, OLD + op.key);
  }

  close() {
    this.closed = true;
    for (const timer of this.later) clearTimeout(timer);
    window.removeEventListener("netwerk-contact", this.again);
  }
}
