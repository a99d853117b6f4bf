import { byId } from './elements.js';

const notice = byId('notice');
let timer = 0;

export function showNotice(text, seconds = 6) {
  clearTimeout(timer);
  notice.textContent = text;
  notice.hidden = false;
  timer = setTimeout(hideNotice, seconds * 1000);
}

export function hideNotice() {
  notice.hidden = true;
}
