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
