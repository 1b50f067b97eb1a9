// What the scripts of the pages hand each other, and what the kernel hands them. For `tsc` only:
// nothing of this is shipped. Whoever gives a shape its contents is named above it.

// ---- what a widget is (anywidget, ipywidgets) ----

type Handler = (...given: never[]) => void;

/** A widget's front end of its kernel's state; `T` is what that state holds. */
interface Model<T extends object = object> {
  get<K extends keyof T>(name: K): T[K];
  set<K extends keyof T>(name: K, value: T[K]): void;
  save_changes(): void;
  on(event: "msg:custom", handler: (content: Said, buffers: DataView<ArrayBuffer>[]) => void): void;
  on(event: string, handler: () => void): void;
  off(event: string, handler: Handler): void;
  send(content: object, callbacks?: undefined, buffers?: ArrayBuffer[]): void;
  widget_manager?: { kernel?: Kernel | null };
}

/** A message of the kernel: which one says its `type`. */
type Said =
  | { type: "download"; name: string; text?: string }
  | { type: "pong" }
  | { type: "room-name"; name: string }
  | { type: "found"; words: string; hits: SearchHit[] };

interface Kernel {
  id?: string;
  status: string;
  connectionStatus?: string;
  isDisposed?: boolean;
  reconnect?(): Promise<void> | undefined;
  statusChanged?: {
    connect(slot: (kernel: Kernel, status: string) => void): void;
    disconnect(slot: (kernel: Kernel, status: string) => void): void;
  };
}

/** Whoever connects keeps the disconnect (`connections` in dom.js). */
interface Links {
  on(event: "msg:custom", handler: (content: Said, buffers: DataView<ArrayBuffer>[]) => void): void;
  on(event: string, handler: () => void): void;
  add(undo: () => void): void;
  close(): void;
}

type Render<T extends object> = (given: {
  model: Model<T>;
  el: HTMLElement;
  root: string;
}) => (() => void) | Promise<() => void>;
type Texts = Record<string, string>;

/** A class of elements, to say which one is looked for. */
type Kind<E extends Element> = { prototype: E; new (): E };

/** What `make` (dom.js) takes: attributes, properties, and listeners by their `on` names. */
interface Attributes {
  onclick?: ((event: MouseEvent) => void) | null;
  onchange?: (() => void) | null;
  onsubmit?: ((event: SubmitEvent) => void) | null;
  [name: string]: unknown;
}
type Child = Node | string | number | null | undefined | false;

// ---- rows and columns of an editor (widgets/editor.py, widgets/form_columns.py) ----

type Scalar = string | number | null;
type Value = Scalar | string[];

interface Option {
  value: Scalar;
  label: string;
  text?: string;
  short?: string;
  note?: string;
}

interface ColumnBase {
  key: string;
  label: string;
  hint?: string | null;
  help?: string | null;
  none?: string;
  gone?: string;
  group?: string | null;
  width?: string | null;
  required?: boolean;
  aside?: boolean;
  upright?: boolean;
  inline?: boolean;
  wrap?: boolean;
  maxlength?: number | null;
}
interface PlainColumn extends ColumnBase {
  kind: "text" | "long" | "number" | "date" | "read";
  pick?: string | null; // what the button of a calendar does
}
interface ChoiceColumn extends ColumnBase {
  kind: "choice" | "level" | "multi";
  options: Option[];
}
type Column = PlainColumn | ChoiceColumn;

interface Row {
  id: string;
  values: Record<string, Value>;
  name?: string;
  fold?: string | null;
  locked?: string[];
  badge?: { kind: string; text: string } | null;
}

interface Spec {
  name: string;
  layout: "table" | "form";
  caption: string;
  columns: Column[];
  fixed: boolean;
  addable: boolean;
  texts: Texts;
}

/** What people do at one control (fields.js). */
// What a field that is typed in says of itself.
interface Typed {
  flush(): void;
  waiting(): boolean;
  busy(): boolean;
}
interface Listening {
  touch?(value: Value): void;
  leave?(): void;
  wrong?(low: number, high: number): void;
}

/** One control of a field (fields.js). */
interface Control {
  el: HTMLElement;
  focus: HTMLElement | null | undefined;
  get(): Value;
  set(value: Value | undefined): void;
  busy?(): boolean;
  waiting?(): boolean;
  flush?(): void;
}

/** A control where it stands: with its column, its error and what is offered beside it. */
interface Field extends Control {
  column: Column;
  error: HTMLElement;
  note?: string;
  /** What is said to be wrong with it. */
  said?: string;
  offer?: HTMLElement | null;
}

/** A row as it stands in an editor. */
interface RowView {
  el: HTMLElement;
  cells: Map<string, Field>;
  badge: HTMLElement;
  /** The kernel's row, as text, when all of it is shown. */
  whole: string;
  open?(): void;
  close?(): void;
}

// ---- operations (session/edits.py), and what is typed and not stored (drafts.js) ----

/** Which cell: of a row, in one of several parts where there are. */
interface Cell {
  id: string;
  key: string;
  part?: string;
}
interface SetOp extends Cell {
  op: "set";
  value: Value;
  bases?: Value[];
  old?: boolean;
  /** What the field showed when somebody set out. */
  started?: (Value | null | undefined)[];
}
interface AddOp {
  op: "add";
  id: string;
  part?: string;
  key?: undefined;
  after?: string | null;
  values?: Record<string, Value>;
  at?: Point;
}
interface RemoveOp {
  op: "remove";
  id: string;
  part?: string;
  key?: undefined;
  at?: undefined;
}
interface MoveOp {
  op: "move";
  id: string;
  part?: string;
  key?: undefined;
  before?: string | null;
  at?: undefined;
}
/** The map's own: every party goes where the layout puts it. */
interface TidyOp {
  op: "tidy";
  part: string;
  id?: undefined;
  key?: undefined;
}
type Op = SetOp | AddOp | RemoveOp | MoveOp;

interface Batch {
  type: "ops" | "drafts";
  ops: (Op | TidyOp)[];
}
interface SentBatch extends Batch {
  seq: number;
  from: string;
}

interface Draft {
  op: Op["op"];
  value?: Value;
  bases?: Value[];
  values?: Record<string, Value>;
  after?: string | null;
  before?: string | null;
  spot?: Point;
}
/** As it is kept: numbered, with its time and its tab. */
interface KeptDraft extends Draft {
  n: number;
  at: number;
  tab: string;
}
interface FoundDraft extends KeptDraft {
  row: string;
  slot: string;
}

/** As it stands in the browser: session and place are in its key. */
interface FoundEntry {
  key: string;
  words: string[];
  draft: KeptDraft;
}

/** The drafts that a tab has of one session (drafts.js). */
interface Drafts {
  get(part: string, row: string, slot: string): KeptDraft | undefined;
  put(part: string, row: string, slot: string, draft: Draft): void;
  drop(part: string, row: string, slot: string): void;
  of(part: string): FoundDraft[];
  inherit(part: string, wanted: (draft: FoundDraft) => boolean, silent: number): Promise<string[]>;
}

/** Where drafts are kept (widgets/drafts.py). */
interface Keep {
  workbook: string;
  session: string;
  where: "local" | "session";
  known: string[] | null;
  parts: Record<string, string>;
}

interface Question {
  id: string;
  text: string;
  items: string[];
  answers: { value: string; label: string; options?: { value: string; label: string }[] | null }[];
}

/** What every widget that saves has (widgets/saving.py). */
interface SavingState {
  acked: number;
  errors: Record<string, string>;
  offers: string[];
  problem: string;
  question: Question;
  keep: Keep;
}
interface EditorState extends SavingState {
  spec: Spec;
  rows: Row[];
}

// ---- a grid of scores (widgets/grid.py) ----

interface GridColumn {
  key: string;
  label: string;
  group?: string | null;
  /** What can be answered; without it is typed how often, at most `most`. */
  options?: Option[];
  most?: number;
}
interface GridRow {
  id: string;
  name: string;
  values: Record<string, Value>;
  /** Why nothing can be typed in it. */
  away?: string | null;
  /** Cells in which nothing is to be typed. */
  closed?: string[];
  fold?: string | null;
  sum?: string | null;
  badge?: { kind: string; text: string } | null;
}
/** How the numbers of rows go on: so many more than the highest used, and at most so many. */
interface Growing {
  lead: string;
  name: string;
  spare: number;
  most: number;
}
interface GridSpec {
  name: string;
  grows?: Growing | null;
  caption: string;
  columns: GridColumn[];
  total?: string | null;
  /** What becomes of what is pasted; nothing without. */
  pasted?: "preview" | "at once" | null;
  accept?: string;
  most?: number;
  texts: Texts;
}
/** What a list that comes in would fill in. */
interface GridPreview {
  title: string;
  said: string[];
  problems: string[];
  heads: string[];
  rows: { name: string; values: string[] }[];
}
interface GridState extends SavingState {
  spec: GridSpec;
  rows: GridRow[];
  preview?: GridPreview | null;
  refused?: string;
}
interface GridView {
  el: HTMLElement;
  cells: Map<string, HTMLElement>;
  badge: HTMLElement;
  name: HTMLElement;
  away: HTMLElement;
  sum: HTMLElement | null;
}

// ---- whether it is stored (saving.js) ----

interface Reported {
  sent: number;
  stored: number;
  problem: string;
  since: number;
  busy(): boolean;
}
type Contact = "ok" | "away" | "back" | "key" | "rerun";
interface SavingNow {
  kind: "saved" | "saving" | "lost" | "problem" | "unsafe" | Contact;
  problem?: string;
}

// ---- coming back (back.js) ----

interface Caret {
  index: number;
  caret: [number, number] | null;
}
interface Spot extends Caret {
  top: number;
}
/** Where somebody is at work: in an editor's cell, or typing a new party on the map. */
interface Work extends Spot {
  editor: string;
  row?: string;
  name?: string;
  part?: string;
  id?: string;
  adding?: string;
}
interface Place {
  where(): Work | null;
  go(to: Work): Focusable | null;
}
interface SearchHit {
  title: string;
  text: string;
  page: string;
  href: string;
  at: { editor: string; row: string; name: string };
}
interface Left {
  path: string;
  at: Work | null;
  scroll: number;
  since: number;
}

// ---- the bar on top (widgets/header.py) ----

interface Link {
  href: string;
  label: string;
  path: string;
}
interface Turn extends Link {
  short: string;
  go?: string | null;
}
interface Step extends Turn {
  number: string;
  status: string;
  statusLabel: string;
  current: boolean;
}
interface HeaderPage {
  home: Link;
  session: string;
  steps: Step[];
  extras: (Link & { page: string; current: boolean })[];
  stage: { href: string; path: string } | null;
  titles: { undo: string; redo: string };
  canUndo: boolean;
  canRedo: boolean;
  previous: Turn | null;
  next: Turn | null;
  languages: { code: string; label: string; current: boolean }[];
  language: string;
  title: string;
  query: string;
  /** Whether the map is on this page: that takes all of its width. */
  map?: boolean;
}
interface Notice {
  id: string;
  text: string;
  kind: string;
  action?: string | null;
  link?: Link | null;
}
interface Room {
  sees: "" | "this" | "other" | "nothing";
  short: string;
  sentence: string;
  address: string;
  can: boolean;
  texts: Texts;
}
interface HeaderState {
  state: { page: HeaderPage; texts: Texts };
  notices: Notice[];
  room: Room;
}

// ---- figures (figures/drawing.py) ----

interface TableData {
  columns: string[];
  rows: Scalar[][];
}
interface FigureData {
  key: string;
  title: string;
  summary: string;
  table: TableData;
  /** Not in a page of the room: there it is fetched (`drawn` in plot.js). */
  figure?: string;
  narrow?: Record<string, unknown>;
  height: number;
  empty: boolean;
  still?: { wide: string; narrow: string } | null;
  serial?: number;
}
interface Plot extends HTMLElement {
  data?: Trace[];
  clickable?: boolean;
  lastWidth?: number;
  on?(event: "plotly_click", handler: (event: { points: { customdata?: unknown }[] }) => void): void;
}
interface Trace {
  name?: string;
  x: unknown[];
  y: unknown[];
  customdata?: unknown;
}
interface PlotlyFace {
  react(plot: HTMLElement, data: Trace[], layout: object, config: object): Promise<unknown>;
  purge(plot: HTMLElement): void;
  addTraces(plot: HTMLElement, trace: object): void;
  deleteTraces(plot: HTMLElement, index: number): void;
}
/** What of a layout is looked at on the stage (stage/narrow.js). */
interface Sides {
  l: number;
  r: number;
  t: number;
  b: number;
}
interface PlotlyAxis {
  side?: string;
  tickangle?: number;
  ticktext?: string[];
  tickfont?: { size?: number };
  range?: [number, number];
  title?: { text?: string; font?: { size?: number } };
}
interface PlotlyNote {
  x: number | string;
  xref?: string;
  xanchor?: string;
  xshift?: number;
  text: string;
  font?: { size?: number };
}
interface PlotlyLayout {
  margin?: Partial<Sides>;
  xaxis?: PlotlyAxis;
  annotations?: PlotlyNote[];
}
/** A figure on the page, whoever draws it. */
/** What plotly draws a figure from: it as JSON, and what is different of it where it is narrow. */
interface DrawnFrom {
  figure: string;
  narrow: Record<string, unknown>;
}

interface FigureView<D> {
  show(drawing: D): void | Promise<void>;
  close(): void;
}

// ---- the map (figures/map) ----

/** Shares of the field from the left and the bottom, or pixels from the left and the top. */
type Point = [number, number];
/** Left, top, right, bottom. */
type Box = [number, number, number, number];
interface Size {
  w: number;
  h: number;
}
type Anchor = "start" | "middle" | "end";
type What = "party" | "relation";

interface Party {
  id: string;
  name: string;
  sector: string | null;
  role: string | null;
  ring: string | null;
  geography?: string | null;
  power?: number | null;
  interest?: number | null;
  quadrant?: string | null;
  branch?: string;
  parent?: string;
  interests?: string;
  values?: string;
  activities?: string;
  note?: string;
  source: string;
  said?: { kind: string; text: string } | null;
  community?: number | null;
  pinned?: boolean;
  measures: Record<string, number | null>;
  goals?: string[];
  actions?: string[];
  marked?: boolean;
}
interface Relation {
  id: string;
  from: string;
  to: string;
  kind: string;
  arrow: boolean;
  strength: number;
  note?: string;
  said?: { kind: string; text: string } | null;
  marked?: boolean;
  sign?: string | null;
}
type Ground =
  | { type: "ellipse"; rx: number; ry: number; fill: string }
  | { type: "rect"; x0: number; x1: number; y0: number; y1: number; fill: string }
  | { type: "line"; x0: number; x1: number; y0: number; y1: number }
  | Note;
interface Note {
  type: "note";
  x: number;
  y: number;
  text: string;
  anchor: Anchor;
  base: "top" | "middle" | "bottom";
  turned?: boolean;
}
/** Which fields of a party follow its place, if any. */
type Drop =
  | { kind: "none" | "free" }
  | { kind: "power"; across: number[]; up: number[]; floor: number }
  | { kind: "rings"; bands: { ring: string | null; rx: number; ry: number }[] }
  | { kind: "sectors"; boxes: { sector: string | null; x0: number; x1: number }[] };
interface Layout {
  places: Record<string, Point>;
  ground: Ground[];
  drop: Drop;
  kinds?: string[];
  routes?: Record<string, Point[]>;
  label: string;
  reason: string;
  hint?: string;
  drag: string;
  title: string;
}
interface LineKey {
  value: string;
  label: string;
  colour: string;
  dash: string;
  arrow: boolean;
  otherwise: string;
}
/** What a sign on a relation means, and its form. */
interface SignKey {
  value: string;
  label: string;
  d: string;
  colour: string;
}
interface Colour {
  value: Scalar;
  label: string;
  colour: string;
  ink: string;
  code: string;
}
interface Scheme {
  key: string;
  field: "role" | "sector" | "geography" | "ring" | "community";
  label: string;
  values: Colour[];
  unknown: Colour;
}
interface Named {
  value: string | null;
  label: string;
}
interface Keys {
  colours: Scheme[];
  sizes: { key: string; label: string; digits: number }[];
  shapes: (Named & { shape: Shape })[];
  lines: LineKey[];
  marked?: string;
  signs?: SignKey[];
  rings: Named[];
  widths: Record<string, number>;
  strengths: Texts;
  sources: { article?: string; illustrative?: string };
  outside: string;
}
type Shape = "circle" | "square" | "diamond" | "hexagon";
interface House {
  ink: string;
  muted: string;
  line: string;
  paper: string;
  mist: string;
  accent: string;
  mark: string;
}
interface Scene {
  language: string;
  name: string;
  font: string;
  house: House;
  parties: Party[];
  relations: Relation[];
  layouts: Record<string, Layout> & { network: Layout };
  keys: Keys;
  summary: string;
  table: TableData;
}
/** One of two states beside each other (figures/map/change.py). */
interface ChangeScene extends Scene {
  way: "gone" | "new";
  title: string;
  more: string;
}

/** A scene made ready to ask things of (map/model.js). */
interface MapModel {
  scene: Scene;
  parties: Map<string, Party>;
  relations: Map<string, Relation>;
  around: Map<string, Relation[]>;
  shifts: Map<string, number>;
  lines: Map<string, LineKey>;
  shapes: Map<string | null, Shape>;
  colours: Map<string, Scheme>;
}
interface Zoom {
  k: number;
  x: number;
  y: number;
}
interface Hidden {
  kinds: Set<string | null>;
  sectors: Set<string | null>;
  rings: Set<string | null>;
}
interface Chosen {
  kind: What;
  id: string;
}
/** How somebody looks at the map. */
interface MapState {
  layout: string;
  colour: string;
  size: string;
  hidden: Hidden;
  chosen: Chosen | null;
  mine: string | null;
  hover: string | null;
  zoom: Zoom;
  focus?: string | null;
  first?: string | null;
}
interface Lens {
  at(place: Point): Point;
  share(x: number, y: number): Point;
  wide(share: number): number;
  high(share: number): number;
}
/** A party in the picture (map/frame.js), in pixels. */
interface FrameNode {
  id: string;
  party: Party;
  x: number;
  y: number;
  r: number;
  clear: number;
  colour: Colour;
  shape: Shape | undefined;
  hollow: boolean;
  dim: boolean;
}
interface FrameLine {
  relation: Relation;
  style: LineKey;
  points: Point[];
  end: number;
  width: number;
  chosen: boolean;
  faded: boolean;
  sign?: SignKey;
}
interface Label {
  id: string;
  x: number;
  y: number;
  anchor: Anchor;
  lines: string[];
  bold: boolean;
  dim: boolean;
  box: Box;
  font?: number;
}
interface Frame {
  size: Size;
  view: Lens;
  nodes: FrameNode[];
  by: Map<string, FrameNode>;
  lines: FrameLine[];
  labels: Label[];
  layout: Layout;
  focus: string | null;
  moving: boolean;
}
/** Relations that are drawn as one path (map/lines.js). */
interface Stroke {
  key: string;
  d: string[];
  head: string[];
  style: LineKey;
  width: number;
  faded: boolean;
  chosen: boolean;
}
interface LegendItem {
  mark: SVGElement;
  label: string;
}
type Pen = Record<string, string | number | null | undefined>;

/** Who carries a party to another place (map/carry.js). */
interface Carrying {
  readonly relating: { from: string | null } | null;
  movable(): boolean;
  dragged(id: string, at: Point): void;
  dropped(id: string, at: Point | null): void;
}
/** What the map is told from outside (map/view.js). */
interface MapOptions {
  edit?: boolean;
  fields?: Record<string, Column[]>;
  remember?: string;
  mine?: string | null;
  dressed?: boolean;
  onMine?(id: string | null): void;
  onTouch?(): void;
  onColour?(key: string): void;
  onChosen?(id: string | null): void;
  onMoved?(id: string, place: Point): void;
  scale?(): number;
  legend?(): number;
  keeping?: import("../../netwerk_widgets/static/keeping.js").Keeping;
  acked?(): number;
  errors?(): Record<string, string>;
}
interface MapGiven {
  scene: Scene;
  texts: Texts;
  options?: MapOptions;
  onChange?: ((ops: (Op | TidyOp)[]) => number) | null;
}
interface MapWidgetState extends SavingState {
  scene: string;
  grouped: boolean;
  setup: { texts: Texts; fields: Record<string, Column[]>; edit: boolean; remember: string };
}

// ---- the stage (widgets/stage) ----

/** What stands on the stage: `widgets.stage.window.shown`. */
interface StageScreen {
  at: string;
  page: number;
  pages: number;
  css: string;
  title: string;
  html: string;
  language: string;
  step?: string;
  stepLabel?: string;
  plot?: string;
  high?: number;
  summary?: string;
  map?: Scene;
  layout?: string;
  words?: Texts;
  lit?: string;
  until?: string;
}
type StageSaid =
  | { type: "go"; way: 1 | -1 }
  | { type: "step"; number: number }
  | { type: "at" | "leave" | "put"; at: string }
  | { type: "move"; at: string; way: 1 | -1 }
  | { type: "pause"; minutes: number }
  | { type: "lit"; id: string }
  | { type: "moved"; id: string; place: Point }
  | { type: "black" | "theme" | "tidy" | "allow" | "again" };
interface StageState {
  view: StageScreen;
  look: { black: boolean; theme: string; desk: string };
  texts: Texts;
}
interface CuesState {
  now: StageScreen;
  next: StageScreen;
  look: { on: boolean; black: boolean; theme: string };
  texts: Texts;
  breaks: { minutes: number; label: string }[];
}
interface PhoneState {
  unfolded: boolean;
  style: string;
  page: string;
  texts: Texts;
}
interface OrderLine {
  at: string;
  label: string;
  bare: boolean;
}
interface OrderState {
  lines: OrderLine[];
  left: OrderLine[];
  at: string;
  texts: Texts;
}
/** The clock of the programme: `widgets.stage.timekeeper`. */
interface ClockItem {
  id: string;
  label: string;
  long: string;
  minutes: number;
  time: string;
  kind: string;
  state: "past" | "now" | "next";
}
interface ClockState {
  state: {
    items: ClockItem[];
    running: boolean;
    said: string;
    tone: string;
    ends?: string;
    more?: string[];
    now?: { label: string; until: string };
    next?: { label: string; id: string } | null;
  };
  texts: Texts;
}
type ClockSaid = { type: "clock"; do: "start" | "stop" | "afresh" } | { type: "item"; id: string };
interface RoutesState {
  routes: { route: string; label: string; long: string; what: string; why: string; choose: string }[];
  folded: boolean;
  texts: Texts;
}
interface StagePicture {
  show(screen: StageScreen): void;
  theme(name: string): void;
  close(): void;
}

// ---- the tray of ideas (tray.js) ----

interface Became {
  kind: string;
  text: string;
  href: string;
  path: string;
}
interface IdeaRow {
  id: string;
  text: string;
  group: string | null;
  came: string;
  also: string[];
  picked: boolean;
  became: Became[];
}
interface IdeaGroupRow {
  id: string;
  name: string;
  became: Became[];
}
interface IdeaView {
  el: HTMLElement;
  focus(): void;
  show(row: IdeaRow, groups: IdeaGroupRow[]): void;
}
interface GroupView {
  el: HTMLElement;
  list: HTMLElement;
  focus(): void;
  show(number: number, group: IdeaGroupRow | undefined, ideas: IdeaRow[]): void;
}
interface TrayState extends SavingState {
  ideas: IdeaRow[];
  groups: IdeaGroupRow[];
  pairs: [string, string][];
  setup: {
    texts: Texts;
    kinds: [string, string][];
    edit: boolean;
    most: number;
    most_groups: number;
    longest: number;
  };
}

// ---- the participants' page ----

interface OwnDetail {
  id: string;
  name: string;
}

// ---- what our modules share over the page, whatever copy of them runs ----

interface Window {
  Plotly?: PlotlyFace;
  __netwerkSaving?: {
    editors: Map<string, Reported>;
    listeners: Map<(now: SavingNow) => void, object>;
    contacts: Map<object, Contact>;
    leaving: boolean;
    guarded?: boolean;
  };
  __netwerkBack?: { places: Set<Place>; wanted: Left | null; started: boolean };
  __netwerkDrafts?: {
    all: Map<string, { words: string[]; draft: KeptDraft; keep: string }>;
    failed: boolean;
    count: number;
    tab?: string;
    settling?: Promise<void>;
  };
  __netwerkTyped?(): string[];
  voila_heartbeat?(): void;
  voila_process?(): void;
  voila_finish?(): void;
  display_cells?(): void;
  cellLoaded?: boolean;
  MathJax?: object;
}
interface Document {
  prerendering?: boolean;
}
interface DocumentEventMap {
  "nw-own": CustomEvent<OwnDetail>;
  "nw-drawn": CustomEvent;
}

// ---- what each widget's kernel holds ----

type Say = (type: string, more?: object) => void;
type Edited = (value: Value) => void;
/** A tree of JSON, as far as it is walked. */
interface Tree {
  [name: string]: unknown;
}

interface CasesState {
  state: { cases: { id: string; title: string; lead: string; progress: string; action: string }[]; none: string };
}

interface Format {
  value: string;
  label: string;
  help: string;
}
interface Answer {
  value: string;
  label: string;
}
/** What is asked of somebody about a list that comes in; what `must` be decided comes first. */
interface Problem {
  key: string;
  where: string;
  sentence: string;
  options: Answer[];
  chosen: string;
  likely: string;
  must: boolean;
}
/** A sheet as it was understood: its columns, and what each was taken for. */
interface ListedSheet {
  shape: string;
  columns: { key: string; head: string; role: string; label: string; samples: string }[];
}
interface Change {
  what: string;
  label: string;
  amount: string;
  rows: { row: string; name: string; details: string }[];
  more: string;
}
interface Preview {
  name: string;
  counted: string;
  /** How much must be decided before it can be accepted. */
  asks: number;
  lists: ListedSheet[];
  roles: Answer[];
  groups: Change[];
  problems: Problem[];
  count: number;
  more: string;
  alike: { kind: string; chosen: string; options: Answer[] } | null;
  empty: boolean;
}
interface IntakeState {
  state: {
    texts: Texts;
    accept: string;
    most: number;
    preview: Preview | null;
    formats?: Format[];
    confided?: { label: string; help: string } | null;
  };
  problem: string;
}

interface MeasuresRow {
  id: string;
  name: string;
  /** What is shown, and what is sorted by. */
  cells: [string, number | null][];
}
interface MeasuresTable {
  caption: string;
  name: string;
  columns: { key: string; label: string; explanation: string }[];
  rows: MeasuresRow[];
}
interface MeasuresState {
  table: MeasuresTable | { rows?: undefined };
  labels: { all: string; explained: string; sorted: { ascending: string; descending: string } };
}

interface FigureState {
  drawing: FigureData;
  labels: Texts;
}

interface ReportState {
  state: {
    texts: Texts;
    kinds: { kind: string; label: string; whole: boolean }[];
    abouts: { about: string; label: string }[];
  };
  progress: { share: number; words: string } | { share?: undefined; words?: undefined };
  outcome: string;
}

interface KnownSession {
  name: string;
  changed: string;
  current: boolean;
}
interface StartState {
  state: {
    texts: Texts;
    sessions: KnownSession[] | null;
    cases: { id: string; title: string; summary: string }[];
    open: boolean;
  };
  problem: string;
}

interface VersionsState {
  state: {
    texts: Texts;
    versions: { id: string; time: string; where: string; what: string; now: boolean }[] | null;
    compared: { id: string; pages: { page: string; lines: string[] }[] } | null;
  };
  problem: string;
}

interface Share {
  id: string;
  name: string;
  kind: "person" | "group";
  who: string;
  writes: boolean;
}

interface Given {
  name: string;
  may: string;
}

interface SharingState {
  state: { texts: Texts; mine: Share[] | null; given: Given[] | null; groups: string[] };
  problem: string;
}

interface StudyState {
  state: {
    texts: Texts;
    status: string;
    score: string;
    message: string;
    before: string;
    groups: { kind: string; title: string; lines: string[] }[];
    more: string;
    hints: { title: string; lines: string[] }[];
    afterwards: { title: string; lines: string[] };
  };
}

interface LoaderState {
  _version: string;
  _part: string;
  _unavailable: string;
}
interface ChangeState {
  key: string;
  scene: string;
}

type Focusable = HTMLElement | SVGElement;
/** How it is with a page's kernel: "gone": the workbook does not know it, "key": nor us. */
type Verdict = "alive" | "gone" | "key" | "away";
type KeepingState = SavingState & { rows?: Row[] };

// ---- the parts of the map (map/) ----

type MapView = import("../../netwerk_widgets/static/map/view.js").MapView;

/** Fields of a party that a place means. */
interface Fields {
  x?: number;
  y?: number;
  power?: number | null;
  interest?: number | null;
  ring?: string | null;
  sector?: string | null;
}
/** Changing the network (map/edit.js). */
interface MapEdit {
  readonly relating: { from: string | null } | null;
  /** The kind that the next relation gets, when one was chosen. */
  kind?: Value;
  /** Whose plus is shown, and where. */
  handle: { id: string; at: Point } | null;
  add(at?: Point | null): void;
  remove(kind: What, id: string): void;
  set(part: string, id: string, key: string, value: Value): number;
  turn(relation: Relation): void;
  tidy(): void;
  movable(): boolean;
  dragged(id: string, at: Point): void;
  dropped(id: string, at: Point | null): void;
  nudged(id: string, way: Point): void;
  relate(from: string | null): void;
  give(): void;
  picked(id: string | null): void;
  linking(id: string, at: Point): void;
  linked(id: string, under: Chosen | null): void;
  aimed(at: Point): void;
  handleAt(x: number, y: number): string | null;
  draw(frame: Frame): void;
  close(): void;
}
/** What is known of who is chosen (map/panel.js). */
interface MapPanel {
  el: HTMLElement;
  refill(): void;
  busy(): boolean;
  where(): { part: string; id: string; name: string; el: HTMLElement } | null;
  reach(to: { part?: string; id?: string; name?: string }): HTMLElement | null;
  say(words: string): void;
  show(): void;
  focus(): void;
  uncover(id: string): void;
  close(): void;
}
/** The bar above the map (map/tools.js). */
interface MapTools {
  el: HTMLElement;
  acts: HTMLElement;
  help: { el: HTMLElement; open(): void };
  find(): void;
  show(): void;
}

/** What a pointer pressed, and what came of it (map/act.js). */
interface Pressed {
  kind: "pan" | "press" | "drag" | "link";
  under: Chosen | null;
  id: string;
  at: Point;
  from: Point;
  moved: boolean;
}
type Act = Pressed | { kind: "pinch"; wide: number; x: number; y: number };

/** The elements of a party (map/draw.js). */
interface Parts {
  el: SVGGElement;
  halo: SVGCircleElement;
  back: SVGPathElement;
  form: SVGPathElement;
  code: SVGTextElement;
}
interface Obstacle {
  box: Box;
  id: string;
}
/** What the names are placed among (map/names.js). */
interface About {
  full: boolean;
  must: boolean;
  size: Size;
  font: number;
  few: boolean;
  whole: boolean;
  fixed: Obstacle[];
  lines: FrameLine[];
}
/** One way and place of a name, with what it costs. */
interface Possible {
  box: Box;
  x: number;
  y: number;
  w: number;
  h: number;
  anchor: Anchor;
  text: string[];
  over: number;
  cost: number;
}

// ---- asking before the meeting (widgets/before.py) ----

interface MailedFile {
  name: string;
  file: string;
  saved: string;
  count: string;
  differ: string;
  counts: boolean;
}

interface BeforePreview {
  files: MailedFile[];
  twice: { party: string; sentence: string; on: boolean }[];
  notes: string[];
  refused: { file: string; sentence: string }[];
  differing: string;
  places: { at: string; words: string; on: boolean }[];
  empty: boolean;
}

interface BeforeState {
  texts: Texts;
  kinds: { value: string; label: string; many: string }[];
  most: number;
  made: string;
  preview: BeforePreview | null;
}
