/*
 * The findings beside the edit form of a precedent. They follow what is typed: the form is sent to be looked at,
 * nothing of it is kept. An answer without a list leaves the list that is there.
 */

import { goTo, located, replaceAll, replaceAt } from "./admin-findings-form.js";
import { FindingsList } from "./admin-findings-list.js";

const WAIT = 1500;
const NARROW = "(max-width: 74.99em)"; // as in admin-findings.css
const FAILED = "Nakijken lukt nu niet. Wat u typte staat er nog. Probeer het zo weer, of log opnieuw in.";
const TYPE_FIRST = "Typ eerst waardoor u dit vervangt.";
const NOT_FOUND = "Deze woorden staan niet meer in de tekst. Kies: Opnieuw nakijken.";
const FALSE_ALARM = "geen-persoonsgegeven";
const NAME_OF_SOMETHING = "naam-van-iets";

const times = (count) => (count === 1 ? "1 keer" : `${count} keer`);
const entryOf = (button) => button.closest("[data-entry]");
const part = (within, name) => within.querySelector(`[data-part=${name}]`);

class Findings {
  #root;
  #form;
  #list;
  #looked = "";
  #timer = 0;
  #asking = null;
  #from = null;

  constructor(root) {
    this.#root = root;
    this.#form = root.closest("form");
    this.#list = new FindingsList(root);
    if (window.matchMedia(NARROW).matches) this.#list.fold("all").open = false;
    for (const name of ["input", "change", "click"]) this.#form.addEventListener(name, (event) => this.#changed(event));
    this.#form.addEventListener("keydown", (event) => this.#back(event));
    root.addEventListener("click", (event) => this.#press(event));
    root.addEventListener("change", (event) => this.#choose(event));
    window.addEventListener("load", () => { this.#looked = this.#content(); });
  }

  // Looking again

  #content() {
    return new URLSearchParams(new FormData(this.#form)).toString();
  }

  /** A click may have moved or taken out a part; what did not change the form is not looked at again. */
  #changed({ target }) {
    if (this.#root.contains(target)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { if (this.#content() !== this.#looked) this.#refresh(); }, WAIT);
  }

  #refresh(said = "") {
    return this.#ask(this.#root.dataset.refreshUrl, {}, said);
  }

  async #ask(url, fields = {}, said = "") {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    const { signal } = (this.#asking = new AbortController());
    const body = new FormData(this.#form);
    for (const [name, value] of Object.entries(fields)) body.set(`finding-${name}`, value);
    this.#looked = this.#content();
    try {
      const answer = await fetch(url, { method: "POST", body, signal });
      this.#take(new DOMParser().parseFromString(await answer.text(), "text/html"), said);
    } catch (error) {
      if (error.name !== "AbortError") this.#fail();
    }
  }

  #fail() {
    this.#looked = "";
    this.#say(FAILED);
  }

  #say(sentence) {
    this.#root.querySelector("[data-said]").textContent = sentence;
  }

  /** An answer from another door, such as the one for logging in, says nothing. */
  #take(answer, said) {
    const told = answer.querySelector("[data-answer=said]");
    if (!told) return this.#fail();
    this.#say(told.textContent.trim() || said);
    const list = answer.querySelector("[data-findings]");
    if (!list) return;
    const [shown, status] = [this.#root.querySelector("[data-status]"), list.querySelector("[data-answer=status]")];
    if (shown.textContent !== status.textContent) shown.textContent = status.textContent;
    this.#list.show(list);
  }

  // What can be pressed

  #press(event) {
    const button = event.target.closest("[data-do]");
    if (!button) return;
    const act = {
      refresh: () => this.#refresh("Nagekeken."),
      jump: () => this.#jump(button),
      replace: () => this.#replace(button, this.#words(button)),
      remove: () => this.#replace(button, ""),
      "replace-all": () => this.#replaceAll(button, this.#words(button)),
      "remove-all": () => this.#replaceAll(button, ""),
      "no-person": () => this.#decide(button, { reason: FALSE_ALARM, place: "" }),
      decide: () => this.#decide(button, this.#choices(button)),
      undo: () => this.#ask(button.dataset.url),
      "keep-names": () => this.#ask(this.#root.dataset.namesUrl, { names: part(this.#root, "names").value }),
      "hide-tip": () => this.#list.hideTip(entryOf(button)),
      "show-tips": () => this.#list.showTips(),
    }[button.dataset.do];
    act();
  }

  #place(button) {
    const { field, start, end, length, words } = button.closest("li").querySelector("[data-do=jump]").dataset;
    return located(this.#form, { field, start: Number(start), end: Number(end), length: Number(length), words });
  }

  async #jump(button) {
    const place = this.#place(button);
    if (!place) return this.#say(NOT_FOUND);
    this.#from = { control: await goTo(place), place: button.dataset.place };
  }

  /** Escape leads from the words back to the finding. */
  #back(event) {
    if (event.key !== "Escape" || event.target !== this.#from?.control) return;
    this.#list.focusPlace(this.#from.place);
    this.#from = null;
  }

  /** The words to write, null when there are none yet. */
  #words(button) {
    const field = part(entryOf(button), "with");
    if (field.value.trim()) return field.value.trim();
    field.focus();
    this.#say(TYPE_FIRST);
    return null;
  }

  #replace(button, words) {
    if (words === null) return;
    const place = this.#place(button);
    if (!place) return this.#say(NOT_FOUND);
    replaceAt(place, words);
    this.#remember(button, words);
    this.#refresh(words ? "Vervangen." : "Weggehaald.");
  }

  #replaceAll(button, words) {
    if (words === null) return;
    const { written } = entryOf(button).dataset;
    const count = replaceAll(this.#form, written.split("\n"), this.#list.written, words);
    this.#remember(button, words);
    this.#refresh(count ? `${times(count)} ${words ? "vervangen" : "weggehaald"}.` : NOT_FOUND);
  }

  #remember(button, words) {
    const { person, written } = entryOf(button).dataset;
    if (person !== undefined) this.#list.remember(written, words);
  }

  // Deciding

  #choices(button) {
    const fold = button.closest("details");
    const chosen = { reason: part(fold, "reason").value, place: part(fold, "place").value };
    return part(fold, "propose").checked ? { ...chosen, propose: "on" } : chosen;
  }

  #decide(button, choices) {
    const { kind, values } = entryOf(button).dataset;
    this.#ask(button.dataset.url, { kind, values, ...choices });
  }

  /** Only the name of a law, method or organisation can be proposed for everybody. */
  #choose({ target }) {
    if (target.dataset.part !== "reason") return;
    const row = part(target.closest("details"), "propose-row");
    row.hidden = target.value !== NAME_OF_SOMETHING;
    if (row.hidden) part(row, "propose").checked = false;
  }
}

for (const root of document.querySelectorAll("[data-findings-aside]")) new Findings(root);
