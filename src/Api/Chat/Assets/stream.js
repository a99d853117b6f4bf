import { byId } from './elements.js';
import { add, showTyping } from './messages.js';
import { texts } from './texts.js';

const longestWait = 15_000;
const chat = byId('chat');
const presence = byId('presence');
let source = null;
let lastEventId = 0;
let failures = 0;
let timer = 0;

export function listen(after) {
  lastEventId = after;
  connect();
}

export function setConnection(state) {
  if (chat.dataset.connection === state && presence.textContent === texts[state]) return;
  chat.dataset.connection = state;
  presence.textContent = texts[state];
}

function connect() {
  clearTimeout(timer);
  source?.close();
  source = new EventSource(`/chat/events?after=${lastEventId}`);
  source.addEventListener('open', () => { failures = 0; setConnection('online'); });
  source.addEventListener('reply', event => {
    lastEventId = Math.max(lastEventId, Number(event.lastEventId));
    add(JSON.parse(event.data));
  });
  source.addEventListener('typing', () => showTyping(true));
  source.addEventListener('error', lost);
}

// The browser reconnects by itself after a broken connection, but not after a refusal; then it is up to us.
function lost() {
  setConnection(failures++ === 0 && navigator.onLine ? 'connecting' : 'offline');
  showTyping(false);
  if (source.readyState !== EventSource.CLOSED) return;
  clearTimeout(timer);
  timer = setTimeout(connect, Math.min(longestWait, 1000 * 2 ** Math.min(failures, 4)) * (0.7 + Math.random() * 0.6));
}

function hurry() {
  if (source && source.readyState !== EventSource.OPEN) connect();
}

window.addEventListener('online', hurry);
window.addEventListener('offline', () => setConnection('offline'));
document.addEventListener('visibilitychange', () => { if (!document.hidden) hurry(); });
