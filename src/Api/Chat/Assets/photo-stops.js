// All photos together are one stop of the Tab key, the newest at first; the arrow keys go from photo to photo.
const stops = [];
const steps = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };
let current = null;

export function addPhotoStop(link) {
  stops.push(link);
  if (!stops.includes(document.activeElement)) choose(link);
  else link.tabIndex = -1;
  link.addEventListener('focus', () => choose(link));
  link.addEventListener('keydown', event => {
    const next = event.key === 'Home' ? stops[0] : event.key === 'End' ? stops.at(-1) : stops[stops.indexOf(link) + steps[event.key]];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

function choose(link) {
  if (current) current.tabIndex = -1;
  current = link;
  link.tabIndex = 0;
}
