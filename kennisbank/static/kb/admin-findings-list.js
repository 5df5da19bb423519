/*
 * The list of findings. When another list takes its place, the focus, what is folded open, what the author
 * typed and the tips that they hid stay as they were.
 */

const FOCUSABLE = "button:not([hidden]), input, select, summary";
const PERSON_WORDS = /[\p{L}\p{N}]+/gu;

const nameOf = (written) => new Set(written.toLowerCase().match(PERSON_WORDS) ?? []);

export class FindingsList {
  #root;
  #list;
  #open = new Map();
  #typed = new Map();
  #named = [];

  /** `root` holds the list, and beside it a title that takes the focus when nothing else can. */
  constructor(root) {
    this.#root = root;
    this.#list = root.querySelector("[data-list]");
    root.addEventListener("input", ({ target }) => this.#keepTyped(target));
    root.addEventListener("toggle", ({ target }) => this.#open.set(target.dataset.fold, target.open), true);
    this.#draw();
  }

  show(list) {
    const held = this.#held();
    this.#list.replaceChildren(list);
    this.#draw();
    if (held) this.#hold(held);
  }

  /** The words of all findings, as they are written. */
  get written() {
    return [...this.#list.querySelectorAll("[data-written]")].flatMap((one) => one.dataset.written.split("\n"));
  }

  /** Gives the focus to the place with this key, or else to the title. */
  focusPlace(key) {
    const button = this.#list.querySelector(`[data-do=jump][data-place="${key}"]`);
    (button ?? this.#title).focus();
  }

  /** From now on a part of this name is called the same. */
  remember(written, words) {
    this.#named.unshift({ name: nameOf(written), words });
  }

  fold(name) {
    return this.#root.querySelector(`[data-fold="${name}"]`);
  }

  get #title() {
    return this.#root.querySelector("[data-title]");
  }

  get #entries() {
    return [...this.#list.querySelectorAll("[data-entry]")].filter((entry) => entry.checkVisibility());
  }

  // The focus

  #held() {
    const focused = document.activeElement;
    if (!this.#list.contains(focused)) return null;
    const entry = focused.closest("[data-entry]");
    return {
      key: entry?.dataset.entry,
      at: this.#entries.indexOf(entry),
      inside: entry ? [...entry.querySelectorAll(FOCUSABLE)].indexOf(focused) : 0,
      selection: focused.matches("input[type=text]") ? [focused.selectionStart, focused.selectionEnd] : null,
    };
  }

  /** The same control when its finding is still there, else the next finding, else the title. */
  #hold({ key, at, inside, selection }) {
    const entries = this.#entries;
    const same = entries.find((entry) => entry.dataset.entry === key);
    const controls = (same ?? entries.slice(0, at + 1).pop())?.querySelectorAll(FOCUSABLE) ?? [];
    const target = controls[same ? inside : 0] ?? controls[0] ?? this.#title;
    target.focus();
    if (same && selection && target.matches("input[type=text]")) target.setSelectionRange(...selection);
  }

  // What the author did

  #keepTyped(field) {
    if (field.dataset.part === "with") this.#typed.set(field.closest("[data-entry]").dataset.entry, field.value);
  }

  #draw() {
    for (const [name, open] of this.#open) {
      const fold = this.fold(name);
      if (fold) fold.open = open;
    }
    for (const field of this.#list.querySelectorAll("[data-part=with]")) this.#fill(field);
    this.#hideTips();
  }

  /** What the author typed here, or how they called the person of whose name this is a part. */
  #fill(field) {
    const { entry, written } = field.closest("[data-entry]").dataset;
    const words = [...nameOf(written)];
    const isPart = ({ name }) => words.every((word) => name.has(word));
    const known = field.matches("[data-guess]") ? this.#named.find(isPart) : null;
    field.value = this.#typed.get(entry) ?? known?.words ?? field.value;
  }

  // Tips that are not shown any more: in this browser only, by a key that says nothing of the text

  get #store() {
    return `kb-tips-${this.#root.dataset.page || "nieuw"}`;
  }

  #hidden() {
    return JSON.parse(localStorage.getItem(this.#store) ?? "[]");
  }

  hideTip(entry) {
    const next = entry.nextElementSibling ?? entry.previousElementSibling;
    localStorage.setItem(this.#store, JSON.stringify([...this.#hidden(), entry.dataset.entry]));
    this.#hideTips();
    (next?.querySelector(FOCUSABLE) ?? this.fold("tips").querySelector("summary")).focus();
  }

  showTips() {
    localStorage.removeItem(this.#store);
    this.#hideTips();
    this.fold("tips").querySelector("summary").focus();
  }

  #hideTips() {
    const tips = this.fold("tips");
    if (!tips) return;
    const hidden = this.#hidden();
    for (const entry of tips.querySelectorAll("[data-entry]")) entry.hidden = hidden.includes(entry.dataset.entry);
    tips.querySelector("[data-do=show-tips]").hidden = !tips.querySelector("[data-entry][hidden]");
  }
}
