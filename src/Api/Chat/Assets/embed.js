// The chat on a shop's own page: one script tag puts a button into its corner, which opens the chat in a frame.
(() => {
  const script = document.currentScript;
  if (!script || window.mirtChat) return;
  const origin = new URL(script.src).origin;
  const words = {
    uk: { open: 'Чат із магазином', close: 'Закрити чат' },
    ru: { open: 'Чат с магазином', close: 'Закрыть чат' },
    en: { open: 'Chat with the shop', close: 'Close the chat' },
  };
  const wanted = (script.dataset.lang || document.documentElement.lang || '').slice(0, 2).toLowerCase();
  const language = words[wanted] ? wanted : '';
  const texts = words[language || 'uk'];
  const remembered = 'mirt-chat-open';
  const color = script.dataset.color || '#7d4658';
  let frame = null;

  const button = document.createElement('button');
  button.type = 'button';
  button.id = 'mirt-chat-button';
  Object.assign(button.style, {
    position: 'fixed', right: '20px', bottom: '20px', zIndex: 2147483000, width: '60px', height: '60px', padding: '16px', border: '0',
    borderRadius: '50%', background: color, color: '#fff', cursor: 'pointer', boxShadow: '0 6px 24px rgb(0 0 0 / 28%)',
  });
  const shapes = { open: 'M4 5h16v11H9l-5 4z', close: 'M6 6l12 12M18 6L6 18' };
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  const drawing = {
    viewBox: '0 0 24 24', width: 28, height: 28, fill: 'none', stroke: 'currentColor', 'stroke-width': 2, 'stroke-linejoin': 'round',
    'stroke-linecap': 'round', 'aria-hidden': 'true',
  };
  for (const [name, value] of Object.entries(drawing)) svg.setAttribute(name, value);
  svg.append(path);
  button.append(svg);

  function make() {
    const made = document.createElement('iframe');
    made.id = 'mirt-chat-frame';
    made.title = texts.open;
    made.src = `${origin}/chat/frame${language ? `?lang=${language}` : ''}`;
    Object.assign(made.style, {
      position: 'fixed', right: '20px', bottom: '92px', zIndex: 2147483000, width: '400px', maxWidth: 'calc(100vw - 40px)', height: '640px',
      maxHeight: 'calc(100vh - 112px)', border: '0', borderRadius: '20px', boxShadow: '0 12px 48px rgb(0 0 0 / 30%)', colorScheme: 'normal',
    });
    document.body.append(made);
    return made;
  }

  function show(isOpen) {
    if (isOpen && !frame) frame = make();
    if (frame) frame.hidden = !isOpen;
    if (frame) frame.style.display = isOpen ? 'block' : 'none';
    button.setAttribute('aria-expanded', String(isOpen));
    button.setAttribute('aria-label', isOpen ? texts.close : texts.open);
    path.setAttribute('d', isOpen ? shapes.close : shapes.open);
    try {
      sessionStorage.setItem(remembered, isOpen ? '1' : '');
    } catch {
      // The page keeps nothing: the chat is closed on the next one.
    }
  }

  function wasOpen() {
    try {
      return sessionStorage.getItem(remembered) === '1';
    } catch {
      return false;
    }
  }

  const isOpen = () => button.getAttribute('aria-expanded') === 'true';
  button.addEventListener('click', () => show(!isOpen()));
  window.addEventListener('message', event => {
    if (event.origin !== origin || event.source !== frame?.contentWindow || event.data !== 'mirt-chat:close') return;
    show(false);
    button.focus();
  });

  function start() {
    document.body.append(button);
    show(wasOpen());
  }

  window.mirtChat = { open: () => show(true), close: () => show(false) };
  if (document.body) start(); else document.addEventListener('DOMContentLoaded', start);
})();
