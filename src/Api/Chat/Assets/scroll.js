import { byId } from './elements.js';

// Keeps the end in view while the reader is there, and the reader's place while they read older messages.
const nearEnd = 90;
const log = byId('log');
const jump = byId('jump');
const unreadLabel = byId('unread');
let atEnd = true;
let lastTop = 0;
let unread = 0;

export function toEnd(smooth = false) {
  atEnd = true;
  log.scrollTo({ top: log.scrollHeight, behavior: smooth ? 'smooth' : 'instant' });
  show();
}

// What appears at the end without being a message must not hide it.
export function keepEnd() {
  if (atEnd) toEnd();
}

export function arrived() {
  if (atEnd) return toEnd();
  unread++;
  show();
}

function show() {
  if (atEnd) unread = 0;
  jump.hidden = atEnd;
  unreadLabel.hidden = unread === 0;
  unreadLabel.textContent = unread > 99 ? '99+' : String(unread);
}

log.addEventListener('scroll', () => {
  // Only a reader moves up; what arrives, and our own scrolling, never does.
  if (log.scrollHeight - log.scrollTop - log.clientHeight < nearEnd) atEnd = true;
  else if (log.scrollTop < lastTop) atEnd = false;
  lastTop = log.scrollTop;
  show();
}, { passive: true });

jump.addEventListener('click', () => toEnd(true));

// Photos that load, the keyboard that opens, a text that grows: none of them may push the last message out of view.
const keep = new ResizeObserver(() => { if (atEnd) toEnd(); });
keep.observe(log);
keep.observe(byId('messages'));
