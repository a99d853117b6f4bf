import { byId } from './elements.js';
import { isFramed, visitorIsKnown } from './frame.js';
import { add, loaded, mark } from './messages.js';
import { hideNotice, showNotice } from './notice.js';
import { hasPhotos, onChange, take } from './photos.js';
import { send } from './sending.js';
import { listen, setConnection } from './stream.js';
import { texts } from './texts.js';

const draftKey = 'mirt-chat-draft';
const composer = byId('composer');
const text = byId('text');
const sendButton = byId('send');

// In a frame a browser may forbid to keep anything: then the draft is not kept.
function keepDraft(draft) {
  try {
    if (draft) sessionStorage.setItem(draftKey, draft); else sessionStorage.removeItem(draftKey);
  } catch {
    return;
  }
}

function keptDraft() {
  try {
    return sessionStorage.getItem(draftKey) ?? '';
  } catch {
    return '';
  }
}

function update() {
  sendButton.disabled = !text.value.trim() && !hasPhotos();
  text.style.height = 'auto';
  text.style.height = `${text.scrollHeight + 2}px`;
}

composer.addEventListener('submit', event => {
  event.preventDefault();
  if (sendButton.disabled) return;
  hideNotice();
  send(text.value.trim(), take());
  text.value = '';
  keepDraft('');
  update();
  text.focus();
});

text.addEventListener('input', () => {
  keepDraft(text.value);
  update();
});

// Enter sends; with Shift, or while an input method composes a character, it does not.
text.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  composer.requestSubmit();
});

for (const suggestion of document.querySelectorAll('.suggestion'))
  suggestion.addEventListener('click', () => { send(suggestion.textContent, []); text.focus(); });

async function open(attempt = 1) {
  try {
    const response = await fetch('/chat/history');
    if (!response.ok) throw new Error(String(response.status));
    const history = await response.json();
    for (const message of history.messages) {
      const item = add(message, { isNew: false });
      if (message.author === 'customer') mark(item, 'sent');
    }
    hideNotice();
    visitorIsKnown(history.isKnown);
    loaded();
    listen(history.lastEventId);
  } catch {
    setConnection('offline');
    showNotice(texts.noHistory, 60);
    setTimeout(() => open(attempt + 1), Math.min(15_000, 1000 * 2 ** attempt));
  }
}

onChange(update);
text.value = keptDraft();
update();
open();
if (isFramed || matchMedia('(hover: hover)').matches) text.focus();
