// Keeps the page's live parts as they are on the server. Without it the page shows what was so when it was loaded.
const address = document.body.dataset.events;
let busy = false;
let again = false;

async function refresh() {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  try {
    const response = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (response.redirected) {
      location.reload();
      return;
    }
    if (response.ok) replace(new DOMParser().parseFromString(await response.text(), "text/html"));
  } catch {
    // The stream comes back by itself and says so.
  } finally {
    busy = false;
  }
  if (again) {
    again = false;
    refresh();
  }
}

function replace(page) {
  for (const part of document.querySelectorAll("[data-live]")) {
    const next = page.getElementById(part.id);
    const isInUse = part.contains(document.activeElement) && document.activeElement !== part;
    if (!next || next.isEqualNode(part) || isInUse) continue;
    part.replaceWith(document.adoptNode(next));
  }
}

if (address) {
  const events = new EventSource(address);
  events.addEventListener("open", () => { document.body.dataset.connection = "online"; });
  events.addEventListener("error", () => { document.body.dataset.connection = "offline"; });
  events.addEventListener("changed", refresh);
}

// Keys on lists and on pages with actions: j and k go from row to row, x chooses, Enter opens; other keys press the button that names them.
const isWriting = (element) => element.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;
const rows = () => [...document.querySelectorAll("[data-rows] > li")];

function step(by) {
  const all = rows();
  const here = all.findIndex((row) => row.contains(document.activeElement));
  const next = all[Math.max(0, Math.min(all.length - 1, here < 0 ? 0 : here + by))];
  next?.querySelector("[data-open]")?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  const row = document.activeElement.closest?.("[data-rows] > li");
  const chosen = row?.querySelector("[data-choose]");
  if (event.key === "j" || event.key === "k") {
    step(event.key === "j" ? 1 : -1);
  } else if (event.key === "x" && chosen) {
    chosen.checked = !chosen.checked;
  } else {
    const part = document.querySelector(`[data-focus="${CSS.escape(event.key)}"]`);
    const button = document.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
    if (part) {
      event.preventDefault();
      part.focus();
    } else if (button) {
      // Without a choice the row that has the focus is meant.
      if (chosen && !document.querySelector("[data-choose]:checked")) chosen.checked = true;
      button.click();
    }
  }
});

// Forms that show what will come of them: while one is filled in, the parts that it names are fetched again. Its button does the same.
const drafts = new WeakMap();

async function draft(form) {
  const turn = (drafts.get(form)?.turn ?? 0) + 1;
  drafts.set(form, { turn });
  const fields = new URLSearchParams(new FormData(form));
  fields.set("draft", "1");
  try {
    const response = await fetch(form.action, { method: "POST", body: fields, headers: { Accept: "text/html" }, redirect: "manual" });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    // What was typed meanwhile is shown by the request that followed.
    if (drafts.get(form).turn !== turn) return;
    for (const id of form.dataset.draft.split(" ")) {
      const [part, next] = [document.getElementById(id), page.getElementById(id)];
      if (part && next && !next.isEqualNode(part)) part.replaceWith(document.adoptNode(next));
    }
  } catch {
    // The button tells what is wrong.
  }
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-draft]");
  if (!form) return;
  clearTimeout(drafts.get(form)?.timer);
  const turn = drafts.get(form)?.turn ?? 0;
  drafts.set(form, { turn, timer: setTimeout(() => draft(form), 400) });
});
