import { byId, element, icon } from './elements.js';
import { showNotice } from './notice.js';
import { texts } from './texts.js';

export const maxPhotos = 5;
const maxBytes = 8 * 1024 * 1024;
const maxTotalBytes = 19 * 1024 * 1024;
const largeBytes = 1.5 * 1024 * 1024;
const maxSide = 2048;
const types = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];
const previews = byId('previews');
const input = byId('files');
let chosen = [];
let changed = () => {};

export const hasPhotos = () => chosen.length > 0;
export const onChange = handler => { changed = handler; };

export function take() {
  const taken = chosen;
  chosen = [];
  show();
  return taken;
}

export async function choose(files) {
  for (const file of files) {
    if (!types.includes(file.type)) { showNotice(texts.photoType); continue; }
    if (chosen.length >= maxPhotos) { showNotice(texts.tooManyPhotos); break; }
    const fitting = await shrink(file);
    const total = chosen.reduce((sum, photo) => sum + photo.file.size, fitting.size);
    if (fitting.size > maxBytes || total > maxTotalBytes) { showNotice(texts.photoTooLarge); continue; }
    if (chosen.length < maxPhotos) chosen.push({ file: fitting, address: URL.createObjectURL(fitting) });
    show();
  }
}

// A phone's photo is larger than anybody needs to see a dress; a smaller one is sent in a second.
async function shrink(file) {
  if (file.size <= largeBytes || file.type === 'image/gif') return file;
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, maxSide / Math.max(bitmap.width, bitmap.height));
    const canvas = element('canvas', { width: Math.round(bitmap.width * scale), height: Math.round(bitmap.height * scale) });
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const smaller = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.86));
    return smaller && smaller.size < file.size ? smaller : file;
  } catch {
    return file;
  }
}

function show() {
  previews.replaceChildren(...chosen.map(preview));
  previews.hidden = chosen.length === 0;
  changed();
}

function preview(photo) {
  const remove = element('button', { type: 'button', title: texts.remove }, icon('remove'));
  remove.setAttribute('aria-label', texts.remove);
  remove.addEventListener('click', () => {
    chosen = chosen.filter(other => other !== photo);
    URL.revokeObjectURL(photo.address);
    show();
    byId('text').focus();
  });
  return element('li', {}, element('img', { src: photo.address, alt: texts.photo }), remove);
}

byId('attach').addEventListener('click', () => input.click());
input.addEventListener('change', async () => {
  await choose([...input.files]);
  input.value = '';
  byId('text').focus();
});

const area = byId('chat');
const carriesFiles = event => event.dataTransfer?.types.includes('Files');
area.addEventListener('dragover', event => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  area.classList.add('dropping');
});
area.addEventListener('dragleave', event => {
  if (!area.contains(event.relatedTarget)) area.classList.remove('dropping');
});
area.addEventListener('drop', event => {
  area.classList.remove('dropping');
  if (!carriesFiles(event)) return;
  event.preventDefault();
  choose([...event.dataTransfer.files]);
});
document.addEventListener('paste', event => {
  const files = [...event.clipboardData.files].filter(file => file.type.startsWith('image/'));
  if (!files.length) return;
  event.preventDefault();
  choose(files);
});
