/* A switched kind of likeness answers at once. A text travels in the body of the request, never in the address. */

/** What a changed choice renews; a page of a precedent has nothing that was read in a text. */
const RENEWED_LIST = ["gelezen", "aantal-melding", "lijst"].filter((id) => document.getElementById(id));

let turns = 0;

function question(form) {
  const fields = new FormData(form);
  const address = form.getAttribute("action").split("#")[0];
  if (form.method === "post") return [address, { method: "POST", body: new URLSearchParams(fields) }];
  return [`${address}?${new URLSearchParams(fields)}`, {}];
}

/** Renews the list; an answer that a later one overtook is dropped, one without a list is asked as a page. */
async function renewList(form) {
  const turn = ++turns;
  const [address, options] = question(form);
  const answer = await fetch(address, options).catch(() => null);
  const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
  if (turn !== turns) return;
  if (!page || RENEWED_LIST.some((id) => !page.getElementById(id))) {
    form.submit();
    return;
  }
  for (const id of RENEWED_LIST) {
    document.getElementById(id).replaceChildren(...page.getElementById(id).childNodes);
  }
  if (form.method === "get") window.history.replaceState(null, "", address);
}

const kinds = document.getElementById("overeenkomsten");
kinds?.addEventListener("change", (changed) => {
  if (changed.target.name === "like" && document.getElementById("lijst")) renewList(kinds);
});
