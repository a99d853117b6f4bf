const svgNamespace = 'http://www.w3.org/2000/svg';

const icons = {
  sending: ['M12 7v5l3.2 2', 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z'],
  sent: ['M5 12.5l4.6 4.5L19 7.5'],
  failed: ['M12 7.5v5.5', 'M12 16.4v.1', 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z'],
  retry: ['M19 12a7 7 0 1 1-2.2-5.1', 'M19.5 4v4h-4'],
  remove: ['M6 6l12 12', 'M18 6L6 18'],
};

export const byId = id => document.getElementById(id);

export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

export function icon(name) {
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  for (const shape of icons[name]) {
    const path = document.createElementNS(svgNamespace, 'path');
    path.setAttribute('d', shape);
    svg.append(path);
  }
  return svg;
}

// Addresses in a text become links; everything else stays text, whatever it looks like.
export function linked(text) {
  const parts = [];
  let copied = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"]+/g)) {
    const address = match[0].replace(/[.,;:!?)\]}»”]+$/, '');
    parts.push(...unbroken(text.slice(copied, match.index)),
      element('a', { href: address, textContent: address, target: '_blank', rel: 'noopener noreferrer nofollow' }));
    copied = match.index + address.length;
  }
  parts.push(...unbroken(text.slice(copied)));
  return parts;
}

// A size such as 134-140 is not broken at its hyphen.
function unbroken(text) {
  return text.split(/(\d+[-–]\d+)/).map((part, place) => place % 2 ? element('span', { className: 'size', textContent: part }) : part);
}
