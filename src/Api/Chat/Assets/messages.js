import { byId, element, icon, linked } from './elements.js';
import { addPhotoStop } from './photo-stops.js';
import { arrived, keepEnd, toEnd } from './scroll.js';
import { dayOf, texts, timeOf } from './texts.js';

const groupGap = 5 * 60_000;
const longestAlt = 80;
const lines = byId('lines');
const list = byId('messages');
const welcome = byId('welcome');
const typing = byId('typing');
const shown = new Map();
let last = null;
let typingTimer = 0;

// Adds a message unless it is there already: a reply may come with the history and again with the stream.
export function add(message, { isNew = true } = {}) {
  if (shown.has(message.id)) return shown.get(message.id);
  const at = new Date(message.at);
  const own = message.author === 'customer';
  const day = dayOf(at);
  if (last?.day !== day) list.append(element('li', { className: 'day', textContent: day }));
  const follows = last?.day === day && last.author === message.author && at - last.at < groupGap;
  const item = element('li', { className: `message${own ? ' own' : ''}${follows ? ' follows' : ''}${isNew ? ' arrives' : ''}` });
  item.append(...parts(message, at, own, follows));
  list.append(item);
  shown.set(message.id, item);
  last = { day, at, author: message.author };
  welcome.hidden = true;
  if (!own) showTyping(false);
  if (own && isNew) toEnd(); else if (isNew) arrived();
  return item;
}

function parts(message, at, own, follows) {
  const bubble = element('div', { className: 'bubble' });
  if (message.photos.length) bubble.append(element('div', { className: 'photos' }, ...message.photos.map((address, index) => photo(address, message, index))));
  if (message.text) bubble.append(element('p', { className: 'words' }, ...linked(message.text)));
  bubble.append(element('div', { className: 'meta' }, element('time', { dateTime: at.toISOString(), textContent: timeOf(at) })));
  const author = own ? texts.you : message.author === 'manager' ? texts.manager : texts.shopAuthor;
  const isNamed = message.author === 'manager' && !follows;
  return [element('span', { className: isNamed ? 'author' : 'visually-hidden', textContent: `${author}${isNamed ? '' : ':'}` }), bubble];
}

function photo(address, message, index) {
  const image = element('img', { src: address, alt: describe(message, index), decoding: 'async' });
  const link = element('a', { href: address, target: '_blank', rel: 'noopener' }, image);
  addPhotoStop(link);
  return link;
}

// Whose photo it is, which of several, and what was said with it: more than that nobody here knows of a picture.
function describe({ author, photos, text }, index) {
  const whose = author === 'customer' ? texts.ownPhoto : author === 'manager' ? texts.managerPhoto : texts.shopPhoto;
  const which = photos.length > 1 ? ` ${index + 1}/${photos.length}` : '';
  const words = (text ?? '').split('\n', 1)[0].trim();
  const said = words.length > longestAlt ? `${words.slice(0, longestAlt).replace(/\s+\S*$/, '')}…` : words;
  return `${whose}${which}${said ? `: ${said}` : ''}`;
}

// The state of an own message: sending, sent or failed.
export function mark(item, state, retry) {
  item.classList.toggle('failed', state === 'failed');
  item.querySelector('.retry')?.remove();
  const meta = item.querySelector('.meta');
  meta.querySelector('svg')?.remove();
  meta.querySelector('.visually-hidden')?.remove();
  meta.append(element('span', { className: 'visually-hidden', textContent: state === 'failed' ? '' : texts[state] }), icon(state));
  if (state !== 'failed') return;
  const button = element('button', { type: 'button', className: 'retry' }, icon('retry'), texts.failed);
  button.addEventListener('click', retry, { once: true });
  item.append(button);
  keepEnd();
}

// Photos are shown from memory while they are sent; afterwards a click opens the stored ones.
export function linkPhotos(item, addresses) {
  item.querySelectorAll('.photos a').forEach((link, index) => { if (addresses[index]) link.href = addresses[index]; });
}

export function showTyping(isTyping) {
  clearTimeout(typingTimer);
  typing.hidden = !isTyping;
  keepEnd();
  if (isTyping) typingTimer = setTimeout(() => showTyping(false), 6000);
}

export function loaded() {
  lines.setAttribute('aria-busy', 'false');
  welcome.hidden = shown.size > 0;
  toEnd();
}
