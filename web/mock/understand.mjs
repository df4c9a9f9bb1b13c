// The least understanding that the console can be developed against: two kinds of sentence in two languages, read
// against a given day. The real one is the server's.

const NUMBERS = { a: 1, an: 1, una: 1, un: 1, dos: 2, two: 2, tres: 3, three: 3 };
const DAYS = [
  ['sunday', 'domingo'], ['monday', 'lunes'], ['tuesday', 'martes'], ['wednesday', 'miércoles'],
  ['thursday', 'jueves'], ['friday', 'viernes'], ['saturday', 'sábado'],
];

const two = (value) => String(value).padStart(2, '0');
const isoDay = (date) => `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;

/** `today` is a day such as `2026-11-27`. */
export function understand(text, today) {
  const lower = text.toLowerCase();
  const spanish = /\b(con|el|mañana|recuérdame|recuérdamelo|comida|cena|tengo)\b/.test(lower);
  const day = dayIn(lower, today);
  const time = timeIn(lower);
  if (/^(remind me|recuérdame)\b/.test(lower) && (day || time)) {
    const what = text.replace(/^(remind me|recuérdame)\s+/i, '').replace(/^.*?\b(to|que)\s+/i, '').replace(/^(mañana\s+)?(a las?\s+\S+\s+)?/i, '');
    return { spanish, tool: 'create_reminder', arguments: { title: capital(what), due: `${day ?? today}T${time ?? '09:00'}` } };
  }
  const meeting = /^(lunch|dinner|meeting|coffee|yoga|comida|cena|reunión|café)\b/.exec(lower);
  if (!meeting || !day) return { spanish };
  const person = /\b(?:with|con)\s+(\p{Lu}\p{L}*)/u.exec(text)?.[1];
  const place = /\b(?:at|en)\s+(\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*)*)/u.exec(text)?.[1];
  const before = /(?:(\w+)\s+hours?\s+before)|(?:(\w+)\s+horas?\s+antes)/.exec(lower);
  const start = time ?? '12:00';
  const end = `${two(Number(start.slice(0, 2)) + 1)}:${start.slice(3)}`;
  return {
    spanish,
    tool: 'create_event',
    arguments: {
      title: capital(person ? `${meeting[0]} ${spanish ? 'con' : 'with'} ${person}` : meeting[0]),
      start: `${day}T${start}`,
      end: `${day}T${end}`,
      ...(/\bevery\b/.test(lower) ? { recurrence: 'FREQ=WEEKLY' } : {}),
      ...(place ? { place } : {}),
      ...(person ? { participants: [person] } : {}),
      ...(before ? { remind_minutes_before: [60 * (NUMBERS[before[1] ?? before[2]] ?? 1)] } : {}),
    },
  };
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function dayIn(text, today) {
  const now = new Date(`${today}T12:00Z`);
  const add = (days) => isoDay(new Date(now.getTime() + days * 86_400_000));
  if (/\b(tomorrow|mañana)\b/.test(text)) return add(1);
  if (/\b(today|hoy)\b/.test(text)) return today;
  const found = DAYS.findIndex((names) => names.some((name) => text.includes(name)));
  return found === -1 ? null : add(((found - now.getUTCDay() + 6) % 7) + 1);
}

function timeIn(text) {
  const found = /\b(?:at|a las?|a la)\s+(\d{1,2}|una|dos|tres)(?::(\d\d))?\s*(am|pm)?/.exec(text);
  if (!found) return null;
  let hour = NUMBERS[found[1]] ?? Number(found[1]);
  if (found[3] === 'pm' && hour < 12) hour += 12;
  if (found[3] === undefined && hour < 8) hour += 12;
  return `${two(hour)}:${found[2] ?? '00'}`;
}
