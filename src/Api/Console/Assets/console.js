// Keeps the page's live parts as they are on the server. Without it the page shows what was so when it was loaded.
let busy = false;
let again = false;

async function refresh() {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  const asked = location.href;
  try {
    const response = await fetch(asked, { headers: { Accept: "text/html" } });
    if (response.redirected) {
      location.reload();
      return;
    }
    const page = response.ok ? await response.text() : "";
    // Another page's parts may have the same names, those of another customer's conversation among them.
    if (page && asked === location.href) replace(new DOMParser().parseFromString(page, "text/html"));
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
  fill(kept());
}

let followed = null;

function open(address) {
  const stream = { address, events: new EventSource(address), state: "offline" };
  const tell = (state) => {
    stream.state = state;
    if (stream === followed) document.body.dataset.connection = state;
  };
  stream.events.addEventListener("open", () => tell("online"));
  stream.events.addEventListener("error", () => tell("offline"));
  stream.events.addEventListener("changed", refresh);
  return stream;
}

function follow() {
  const address = document.body.dataset.events ?? null;
  if (address !== (followed?.address ?? null)) {
    followed?.events.close();
    followed = address ? open(address) : null;
  } else if (followed) {
    document.body.dataset.connection = followed.state;
  }
}

follow();

// What was typed into a form that was sent is kept in this tab, for who is signed in, until a page says that the form was accepted: a
// refusal leads to another page. A form is known by its address, which names the customer, and by its fields.
const keptAs = "mirt-kept";
const kept = () => JSON.parse(sessionStorage.getItem(keptAs)) ?? { manager: document.body.dataset.manager, forms: {} };
const store = (all) => sessionStorage.setItem(keptAs, JSON.stringify(all));
const forget = () => sessionStorage.removeItem(keptAs);
const textsOf = (form) => [...form.elements].filter((field) => field.name && ["text", "textarea", "url"].includes(field.type));
const nameOf = (form) => [form.action, ...textsOf(form).map((field) => field.name)].join(" ");

const tabs = new BroadcastChannel(keptAs);
tabs.addEventListener("message", forget);

function keep(all, form) {
  const name = nameOf(form);
  // A page that shows a form again, filled in, makes what was typed before it the default.
  const before = all.forms[name] ?? {};
  const typed = textsOf(form).filter((field) => field.value && (field.value !== field.defaultValue || field.name in before));
  if (typed.length > 0) all.forms[name] = Object.fromEntries(typed.map((field) => [field.name, field.value]));
  else delete all.forms[name];
}

document.addEventListener("submit", ({ target: form }) => {
  if (form.method !== "post" || form.querySelector("[type=password]")) return;
  if ("forgets" in form.dataset) {
    forget();
    tabs.postMessage("forget");
    return;
  }
  const all = kept();
  keep(all, form);
  all.sent = nameOf(form);
  store(all);
});

document.addEventListener("input", ({ target: { form } }) => {
  const all = kept();
  if (!form || !(nameOf(form) in all.forms)) return;
  keep(all, form);
  store(all);
});

function fill({ forms }) {
  const filled = [];
  for (const form of document.forms) {
    const typed = forms[nameOf(form)] ?? {};
    const fields = textsOf(form).filter(
      (field) => field.name in typed && field.value === field.defaultValue && field.value !== typed[field.name]);
    for (const field of fields) field.value = typed[field.name];
    if (fields.length > 0) {
      form.querySelector(".kept")?.remove();
      const told = document.createElement("p");
      told.className = "kept soft";
      told.setAttribute("role", "status");
      told.textContent = document.body.dataset.kept;
      fields.at(-1).after(told);
    }
    filled.push(...fields);
  }
  return filled;
}

// Gives back the field to go on with, if there is one and nothing is to be read before it.
function arrive() {
  let all = kept();
  const { manager } = document.body.dataset;
  if (manager && manager !== all.manager) all = { manager, forms: {} };
  if (document.querySelector("[data-accepted]")) delete all.forms[all.sent];
  delete all.sent;
  store(all);
  const [first] = fill(all);
  return document.querySelector(".notice") ? null : first;
}

arrive()?.focus();

// The framework's enhanced navigation changes the page and leaves the script running; who reads with the keyboard or by ear goes on at
// the new page's beginning.
let shown = location.pathname + location.search;
window.Blazor?.addEventListener("enhancedload", () => {
  follow();
  const field = arrive();
  field?.focus();
  if (shown === location.pathname + location.search) return;
  shown = location.pathname + location.search;
  if (field) return;
  (document.getElementById(location.hash.slice(1)) ?? document.getElementById("main"))?.focus({ preventScroll: true });
});

// The framework lets a form's request that gets no answer fail without a word.
window.addEventListener("unhandledrejection", () => {
  document.getElementById("unreachable")?.remove();
  const told = document.createElement("p");
  told.id = "unreachable";
  told.className = "fault";
  told.setAttribute("role", "alert");
  told.textContent = document.body.dataset.unreachable;
  document.querySelector("main h1")?.after(told);
});

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
    if (drafts.get(form).turn !== turn || !form.isConnected) return;
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
