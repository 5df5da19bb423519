/*
 * Suggestions while somebody types a question: an editable combobox with a list, as in the ARIA Authoring
 * Practices Guide. What goes wrong here is silent: the form works without it.
 */

const WAIT = 150;
const SHORTEST = 2;

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function drawnOption({ label, url, note }, id) {
  const attributes = { id, role: "option", "aria-selected": "false", class: "kb-suggest__option" };
  const link = url ? { href: url, tabindex: "-1" } : {};
  const beside = note ? [" ", element("span", { class: "kb-suggest__note" }, note)] : [];
  return element(url ? "a" : "div", { ...attributes, ...link }, label, ...beside);
}

function drawnGroup({ name, title, suggestions }, prefix) {
  const id = `${prefix}-${name}`;
  const heading = element("div", { id, role: "presentation", class: "kb-suggest__title" }, title);
  const options = suggestions.map((suggestion, at) => drawnOption(suggestion, `${id}-${at + 1}`));
  return element("div", { role: "group", "aria-labelledby": id }, heading, ...options);
}

class SuggestionList {
  #form;
  #input;
  #box;
  #status = element("span", { role: "status", class: "kb-vh" });
  #active = null;
  #asking = null;
  #timer = 0;
  #isFresh = false;

  constructor(form) {
    this.#form = form;
    this.#input = form.elements.q;
    const id = `${this.#input.id}-suggesties`;
    this.#box = element("div", { id, role: "listbox", "aria-label": "Suggesties", class: "kb-suggest", hidden: "" });
    this.#describe(id);
    form.append(this.#box, this.#status);
    this.#listen();
  }

  /** A search field may not be a combobox, a text field may. */
  #describe(id) {
    Object.assign(this.#input, { type: "text", inputMode: "search", enterKeyHint: "search" });
    const said = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
    for (const [key, value] of Object.entries(said)) this.#input.setAttribute(key, value);
  }

  #listen() {
    this.#input.addEventListener("input", () => this.#askSoon());
    this.#input.addEventListener("keydown", (event) => this.#press(event));
    this.#input.addEventListener("click", () => this.#activate(null));
    this.#input.addEventListener("blur", () => this.#close());
    this.#form.addEventListener("submit", () => this.#close());
    // A press on the list leaves the focus in the field; only a click chooses, so a finger can scroll the list.
    this.#box.addEventListener("mousedown", (event) => event.preventDefault());
  }

  get #options() {
    return [...this.#box.querySelectorAll("[role=option]")];
  }

  get #isOpen() {
    return !this.#box.hidden;
  }

  get #isEnough() {
    return this.#typed().trim().length >= SHORTEST;
  }

  // Asking

  #askSoon() {
    this.#forget();
    this.#activate(null);
    this.#isFresh = false;
    if (!this.#isEnough) this.#close();
    else this.#timer = setTimeout(() => this.#ask(), WAIT);
  }

  /** The text up to the caret; nothing while the caret stands inside a word. */
  #typed() {
    const { value, selectionEnd } = this.#input;
    return /^[\p{L}\p{N}]/u.test(value.slice(selectionEnd)) ? "" : value.slice(0, selectionEnd);
  }

  async #ask() {
    this.#forget();
    const typed = this.#typed();
    const rest = this.#input.value.slice(typed.length);
    const asking = new AbortController();
    this.#asking = asking;
    const groups = await this.#groups(typed, asking.signal).catch(() => []);
    if (this.#asking === asking) this.#show(groups, rest);
  }

  /** By POST: what is typed stands in no address. A redirect means that the reader has to log in again. */
  async #groups(typed, signal) {
    const body = new URLSearchParams({ q: typed });
    const answer = await fetch(this.#form.dataset.suggestions, { method: "POST", body, signal, redirect: "error" });
    return answer.ok ? (await answer.json()).groups : [];
  }

  #forget() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#asking = null;
  }

  // Showing

  #show(groups, rest) {
    this.#isFresh = true;
    this.#box.replaceChildren(...groups.map((group) => drawnGroup(group, this.#box.id)));
    const suggestions = groups.flatMap((group) => group.suggestions);
    this.#options.forEach((option, at) => option.addEventListener("click", () => this.#choose(suggestions[at], rest)));
    this.#open(suggestions.length > 0);
    this.#status.textContent = this.#counted(suggestions.length);
  }

  #counted(number) {
    if (number === 0) return "Geen suggesties.";
    return `${number} ${number === 1 ? "suggestie" : "suggesties"}. Kies met pijl omlaag.`;
  }

  #open(isOpen) {
    this.#box.hidden = !isOpen;
    this.#box.scrollTop = 0;
    this.#input.setAttribute("aria-expanded", String(isOpen));
  }

  #close() {
    this.#forget();
    this.#activate(null);
    this.#open(false);
    this.#status.textContent = "";
  }

  #activate(option) {
    this.#active?.setAttribute("aria-selected", "false");
    this.#active = option;
    if (option === null) {
      this.#input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    this.#input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  // Choosing

  /** A link goes where it leads; a word takes the place of what was typed of it. */
  #choose({ url, text }, rest) {
    this.#close();
    if (url) return;
    this.#input.value = text + rest;
    this.#input.setSelectionRange(text.length, text.length);
  }

  #press(event) {
    if (event.isComposing) return;
    const act = {
      ArrowDown: () => this.#step(event, 1),
      ArrowUp: () => this.#step(event, -1),
      Enter: () => this.#enter(event),
      Escape: () => this.#escape(event),
      Home: () => this.#activate(null),
      End: () => this.#activate(null),
      ArrowLeft: () => this.#activate(null),
      ArrowRight: () => this.#activate(null),
    }[event.key];
    act?.();
  }

  async #step(event, by) {
    event.preventDefault();
    if (event.altKey && by < 0) {
      this.#close();
      return;
    }
    if (!(this.#isOpen && this.#isFresh) && this.#isEnough) await this.#ask();
    const options = this.#isOpen && !event.altKey ? this.#options : [];
    const first = by > 0 ? -1 : options.length;
    const from = this.#active ? options.indexOf(this.#active) : first;
    if (options.length) this.#activate(options.at((from + by) % options.length));
  }

  #enter(event) {
    if (!this.#active) return;
    event.preventDefault();
    this.#active.click();
  }

  /** Closes the list; when it is closed, empties the field. */
  #escape(event) {
    event.preventDefault();
    if (!this.#isOpen) this.#input.value = "";
    this.#close();
  }
}

for (const form of document.querySelectorAll("form[data-suggestions]")) new SuggestionList(form);
