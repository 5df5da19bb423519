/* Improves pages that work without it: filters that answer at once, copying a citation, contents that follow. */

/** The parts of the results page that a changed filter renews; the form keeps its place and its focus. */
const RENEWED = ["filters", "aantal-melding", "lijst"];

function openDetails(root) {
  return [...root.querySelectorAll("details[id][open]")].map((part) => part.id);
}

function renew(page) {
  const open = openDetails(document);
  const focused = document.activeElement.id;
  for (const id of RENEWED) {
    document.getElementById(id).replaceChildren(...page.getElementById(id).childNodes);
  }
  open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  document.title = page.title;
  if (focused) document.getElementById(focused)?.focus();
}

let asked = 0;
let shown = window.location.search;

/** Asks for the list of the form as it is now; an answer that a later question overtook is dropped. */
async function showResults(form) {
  const turn = ++asked;
  const fields = [...new FormData(form)].filter(([, value]) => value !== "");
  const address = `${form.getAttribute("action")}?${new URLSearchParams(fields)}`;
  const answer = await fetch(address).catch(() => null);
  const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
  if (turn !== asked) return;
  if (!page || RENEWED.some((id) => !page.getElementById(id))) {
    window.location.assign(address);
    return;
  }
  window.history.pushState(null, "", address);
  shown = window.location.search;
  renew(page);
}

function followFilters(form) {
  form.addEventListener("change", () => showResults(form));
  document.querySelector("select[form=filters]").addEventListener("change", () => showResults(form));
  window.addEventListener("popstate", () => {
    if (window.location.search !== shown) window.location.reload();
  });
}

async function copy(button) {
  const text = document.getElementById(button.dataset.copy);
  const said = button.parentElement.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(text.textContent.trim());
    said.textContent = "Gekopieerd";
  } catch {
    window.getSelection().selectAllChildren(text);
    said.textContent = "De tekst is geselecteerd. Kopieer die met Ctrl+C.";
  }
}

/** Marks the section that crosses a band near the top of the window. */
function followContents(links) {
  const bySection = new Map(links.map((link) => [document.querySelector(link.hash).closest("section"), link]));
  const watcher = new IntersectionObserver(
    (entries) => {
      const entered = entries.find((entry) => entry.isIntersecting);
      if (!entered) return;
      links.forEach((link) => link.removeAttribute("aria-current"));
      bySection.get(entered.target).setAttribute("aria-current", "location");
    },
    { rootMargin: "-10% 0px -80% 0px" },
  );
  bySection.forEach((_, section) => watcher.observe(section));
}

const filters = document.getElementById("filters");
if (filters) followFilters(filters);

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

followContents([...document.querySelectorAll(".kb-toc__link")]);
