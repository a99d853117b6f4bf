// In a frame on the shop's own page: it can be closed, and it says so when the browser keeps no cookie for it.
export const isFramed = document.body.dataset.kind === 'frame';

const close = () => window.parent.postMessage('mirt-chat:close', '*');

if (isFramed) {
  document.getElementById('alone').href = `/chat?lang=${document.documentElement.lang}`;
  const button = document.getElementById('close');
  button.hidden = false;
  button.addEventListener('click', close);
  document.addEventListener('keydown', event => { if (event.key === 'Escape') close(); });
}

// Without a cookie the next page would not know the visitor: the chat by itself, in a window of its own, does.
export function visitorIsKnown(isKnown) {
  document.getElementById('blocked').hidden = isKnown || !isFramed;
}
