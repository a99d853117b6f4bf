export const texts = JSON.parse(document.getElementById('texts').textContent);
export const language = document.documentElement.lang;

const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
const date = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' });
const dateWithYear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' });

export const timeOf = at => clock.format(at);

export function dayOf(at) {
  const now = new Date();
  const midnight = day => new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
  const days = Math.round((midnight(now) - midnight(at)) / 86_400_000);
  if (days === 0) return texts.today;
  if (days === 1) return texts.yesterday;
  return (at.getFullYear() === now.getFullYear() ? date : dateWithYear).format(at);
}
