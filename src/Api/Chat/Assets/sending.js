import { isFramed } from './frame.js';
import { add, linkPhotos, mark } from './messages.js';
import { showNotice } from './notice.js';
import { language, texts } from './texts.js';

const attempts = 5;
const timeout = 90_000;
const queue = [];
const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('mirt-chat') : null;
let busy = false;

tabs?.addEventListener('message', event => mark(add(event.data), 'sent'));

// Messages go out one after another, so that they arrive in the order in which they were written.
export function send(text, photos) {
  const message = { id: newId(), author: 'customer', text, photos: photos.map(photo => photo.address), at: Date.now() };
  enqueue({ message, files: photos.map(photo => photo.file), item: add(message) });
}

function enqueue(entry) {
  mark(entry.item, 'sending');
  queue.push(entry);
  run();
}

async function run() {
  if (busy) return;
  busy = true;
  while (queue.length) await deliver(queue.shift());
  busy = false;
}

async function deliver(entry) {
  for (let attempt = 1; ; attempt++) {
    const outcome = await post(entry);
    if (outcome.receipt) {
      mark(entry.item, 'sent');
      linkPhotos(entry.item, outcome.receipt.photos);
      tabs?.postMessage({ ...entry.message, photos: outcome.receipt.photos });
      return;
    }
    if (outcome.reason) showNotice(outcome.reason);
    if (!outcome.wait || attempt === attempts) break;
    await new Promise(done => setTimeout(done, outcome.wait * attempt));
  }
  mark(entry.item, 'failed', () => enqueue(entry));
}

// Sent again under the same id, a message is taken once, so it is safe to repeat what may have arrived.
async function post({ message, files }) {
  const form = new FormData();
  form.set('id', message.id);
  form.set('text', message.text);
  form.set('lang', language);
  form.set('at', String(message.at));
  for (const file of files) form.append('photos', file, 'photo');
  try {
    const response = await fetch('/chat/messages', {
      method: 'POST', body: form, headers: { 'X-Mirt-Chat': isFramed ? 'frame' : 'page' }, signal: AbortSignal.timeout(timeout),
    });
    if (response.ok) return { receipt: await response.json() };
    return refusal(response);
  } catch {
    return { wait: navigator.onLine ? 1000 : 3000 };
  }
}

function refusal(response) {
  const wait = Math.min(Number(response.headers.get('Retry-After')) || 1, 20) * 1000;
  switch (response.status) {
    case 408: return { wait };
    case 413: return { reason: texts.photoTooLarge };
    case 415: return { reason: texts.photoType };
    case 429: return { wait, reason: texts.slowDown };
    default: return response.status >= 500 ? { wait } : {};
  }
}

function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}
