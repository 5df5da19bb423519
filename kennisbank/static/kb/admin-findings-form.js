/*
 * The text controls of the edit form: finding the words of a finding in them, going there, writing others.
 */

const TEXT = "textarea, input[type=text], input[type=url], input:not([type])";
const A_DATE = /^\d{4}-\d\d-\d\d$/;
const TITLES = /(?<!\p{L})(?:(?:de heer|mevrouw|mevr\.?|mw\.?|meneer|dhr\.?|mr\.|dr\.|drs\.)\s+)+$/iu;
const DETERMINERS = "de|het|een|mijn|zijn|haar|hun|uw|ons|onze|diens";
const MOST_FRAMES = 30;
const SENTENCE_BEGINS = /(?:^|[.!?]\s+|\n\s*)$/;

// Controls

/** Every control with a text that readers may see; of one field when it is named (`facts`). */
function controls(form, field = null) {
  return [...form.elements].filter(
    (control) =>
      control.name && control.matches(TEXT) && !A_DATE.test(control.value) && !isDeleted(form, control) &&
      (field === null || control.name === field || control.name.startsWith(`${field}-`)),
  );
}

/** Rows and blocks that were taken out stay in the form until it is saved. */
function isDeleted(form, control) {
  const [row] = control.name.match(/^\w+-\d+/) ?? [];
  return ["deleted", "DELETE"].some((mark) => ["1", "on"].includes(form.elements[`${row}-${mark}`]?.value));
}

function isSlug(control) {
  return control.name === "slug";
}

function isTags(control) {
  return control.matches("[data-controller~=w-tag]");
}

/** The text as the site reads it; each place stays the same. */
function textOf(control) {
  return isSlug(control) ? control.value.replaceAll("-", " ") : control.value;
}

// Finding a place

/** Where the words of a finding stand now: exactly there, else where the field has them first, else null. */
export function located(form, { field, start, end, length, words }) {
  const own = controls(form, field);
  for (const control of own) {
    const text = textOf(control);
    const points = [...text.trim()];
    if (points.length !== length || points.slice(start, end).join("") !== words) continue;
    const before = text.length - text.trimStart().length + points.slice(0, start).join("").length;
    return { control, start: before, end: before + words.length };
  }
  const control = own.find((one) => textOf(one).includes(words));
  if (!control) return null;
  const at = textOf(control).indexOf(words);
  return { control, start: at, end: at + words.length };
}

/** Opens what hides the control, selects the words in it and returns what has the focus then. */
export async function goTo({ control, start, end }) {
  const shown = isTags(control) ? control.parentElement.querySelector(".tagit-new input") : control;
  const panel = control.closest("[role=tabpanel]");
  if (panel?.hidden) document.getElementById(panel.getAttribute("aria-labelledby"))?.click();
  for (let around = control.parentElement; around; around = around.parentElement) {
    if (around.id) document.querySelector(`[aria-expanded=false][aria-controls="${around.id}"]`)?.click();
  }
  for (let frame = 0; frame < MOST_FRAMES && !shown.checkVisibility(); frame += 1) {
    await new Promise(requestAnimationFrame); // the admin opens a tab a moment after the click
  }
  await new Promise(requestAnimationFrame); // and texts grow to their height after that
  shown.focus({ preventScroll: true });
  if (shown === control) control.setSelectionRange(start, end);
  const { top, height } = shown.getBoundingClientRect();
  const words = top + (height * start) / Math.max(control.value.length, 1);
  scroller(shown).scrollBy({ top: words - window.innerHeight / 2, behavior: "instant" });
  return shown;
}

function scroller(element) {
  for (let around = element.parentElement; around; around = around.parentElement) {
    const { overflowY } = getComputedStyle(around);
    if (["auto", "scroll"].includes(overflowY) && around.scrollHeight > around.clientHeight) return around;
  }
  return window;
}

// Writing other words

/** Writes other words at one place. */
export function replaceAt(place, words) {
  const text = textOf(place.control);
  const after = text.slice(place.end).replace(/^['’]s(?!\p{L})/u, "");
  write(place.control, joined(text.slice(0, place.start), words) + after);
}

/**
 * Writes other words wherever one of these names or numbers stands as whole words in the form. `others` are
 * the words of other findings: a longer one that holds a name is left whole. Returns how often.
 */
export function replaceAll(form, written, others, words) {
  const longer = others.filter((other) => written.some((one) => other.length > one.length && other.includes(one)));
  const any = [...new Set([...longer, ...written])].sort((a, b) => b.length - a.length);
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])(${any.map(pattern).join("|")})(?:['’]s)?(?![\\p{L}\\p{N}])`, "gu");
  let count = 0;
  for (const control of controls(form)) {
    const text = isSlug(control) ? textOf(control) : control.value;
    let [made, from] = ["", 0];
    for (const hit of text.matchAll(whole)) {
      if (!written.some((one) => new RegExp(`^${pattern(one)}$`, "u").test(hit[1]))) continue;
      made = joined(made + text.slice(from, hit.index), words);
      from = hit.index + hit[0].length;
      count += 1;
    }
    if (from) write(control, made + text.slice(from));
  }
  return count;
}

function pattern(words) {
  return words.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&").replace(/\s+/g, "\\s+");
}

/** `haar zoon Kevin` and `de zoon` become `haar zoon`; at the beginning of a sentence `De zoon`. */
function joined(text, words) {
  const before = text.replace(TITLES, "");
  if (!words) return before.trimEnd();
  const role = words.replace(/^(?:de|het|een) /, "");
  const named = before.match(new RegExp(`(?<!\\p{L})(?:(${DETERMINERS})\\s+)?${pattern(role)}\\s+$`, "iu"));
  if (named?.[1]) return before.trimEnd();
  const start = named ? before.slice(0, named.index) : before;
  return start + (SENTENCE_BEGINS.test(start) ? words[0].toUpperCase() + words.slice(1) : words);
}

function write(control, text) {
  if (isTags(control)) {
    writeTags(control, text);
  } else {
    control.value = isSlug(control) ? text.trim().toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") : text;
  }
  for (const name of ["input", "change"]) control.dispatchEvent(new Event(name, { bubbles: true }));
}

/** The tags are drawn by a plugin that reads its field once. */
function writeTags(control, text) {
  const field = window.jQuery(control);
  field.tagit("removeAll");
  for (const tag of text.match(/"[^"]+"|[^,"]+/g) ?? []) {
    const name = tag.replaceAll('"', "").trim();
    if (name) field.tagit("createTag", name.includes(" ") ? `"${name}"` : name);
  }
}
