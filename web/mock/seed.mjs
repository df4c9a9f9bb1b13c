// A lived-in world: for looking at the console, and for its screenshots.

const DAY = 86_400_000;

/** Accounts and channels in all the states that there are. */
function elsewhere(world) {
  const at = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString();
  const account = (n, name, more) => ({
    id: `cnn_${n}`, user_id: world.user.id, kind: 'caldav', url: 'https://dav.example.org/', account: name, state: 'running', since: at(-4000),
    looked_at: at(-1), next_look_at: at(0), last_error: null, created_at: at(-9000), services: [], scopes: [], mend: null, ...more,
  });
  const calendar = (n, of, name, more) => ({
    id: `cdr_${n}`, connection_id: `cnn_${of}`, name, color: null, writable: true, zone: 'UTC', chosen: true, takes_new: false, events: 4, waiting: 0, problem: null, ...more,
  });
  const link = (n, platform, name, more) => ({
    id: `chn_${n}`, user_id: world.user.id, platform, name, account: name, address: null, role: 'assistant', state: 'running', since: at(-3000),
    next_attempt_at: null, last_error: null, template: null, held: 0, created_at: at(-9000), ...more,
  });
  const calendars = [
    calendar(1, 1, 'Home', { color: '#3b7dd8', takes_new: true }), calendar(2, 1, 'Work', { color: '#b5487a' }), calendar(3, 1, 'Choir', { writable: false }),
    calendar(4, 2, 'School'),
  ];
  world.elsewhere = {
    kinds: ['caldav'], notices: [], books: [], calendars,
    items: [account(1, 'lucia@example.org'), account(2, 'lucia.school', { state: 'failed', looked_at: at(-900), next_look_at: null, last_error: 'the server does not take the name and the password' })],
  };
  world.links = [
    link(1, 'telegram', '@lucia_helper_bot'), link(2, 'mail', 'lucia@example.org', { role: 'source', state: 'waiting', last_error: 'the server does not answer', next_attempt_at: at(3) }),
    link(3, 'discord', 'Lucía’s helper', { role: 'both', state: 'paused' }),
  ];
  return calendars.map(({ id }) => id);
}

const FIRST = ['Ana', 'Álvaro', 'Bea', 'Carmen', 'Ömer', 'Eva', 'Jürgen', 'Inés', 'Lee', 'Marta', 'Núria', 'Priya', 'Zoë', 'عمر'];
const LAST = ['Ruiz', 'García', 'Vega', 'Li', 'Bauer', 'Şahin', 'Okafor', 'da Silva', 'Moreau', 'O’Neill'];

/** Enough for a second page. */
function people(world) {
  for (const [n, given] of FIRST.entries()) {
    for (const [m, family] of LAST.entries()) {
      const account = `${given}.${family}`.toLowerCase().replace(/[^a-z.]/g, '');
      world.contacts.add({
        given, family, name: `${given} ${family}`, emails: n % 3 ? [`${account}@example.org`] : [], phones: m % 2 ? [`+34 600 ${n}${m}0 ${100 + n * 10 + m}`] : [],
        organisation: (n + m) % 4 ? null : 'Centro Cívico', birthday: (n + m) % 5 ? null : `--0${(n % 9) + 1}-12`, note: m === 0 ? 'Met at the choir.\nBrings cake.' : null,
      });
    }
  }
}

export function seed(world) {
  people(world);

  const dayAt = (days) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
  const { zone } = world.user;
  const main = world.conversations[0];
  for (let back = 0; back < 30; back += 1) {
    for (const [model, price] of [['gpt-5-mini', 4_100], ['claude-haiku-4-5', 1_900]]) {
      const calls = (back * 7 + model.length) % 11;
      world.calls.push({
        day: dayAt(-back), model, user_id: world.user.id, user_name: world.user.name, calls, failed: 0,
        input_tokens: calls * 900, cached_tokens: calls * 400, output_tokens: calls * 120, micro_dollars: calls * price, unpriced: 0,
      });
    }
  }
  const agenda = [
    [0, '18:30', '19:30', 'Yoga', { place: 'Centro Cívico' }],
    [1, '09:30', '10:15', 'Weekly review with the team', { participants: ['Marta', 'Jon', 'Priya'] }],
    [1, '13:00', '14:30', 'Lunch with Ana', { place: 'Casa Lucio', participants: ['Ana'], notes: 'She brings the keys.' }],
    [3, '20:00', '22:30', 'Theatre: La vida es sueño', { place: 'Teatro Español', participants: ['Papá', 'Irene'] }],
    [6, '08:15', '09:00', 'Dentist', { place: 'Calle Mayor 12' }],
  ];
  for (const [days, start, end, title, more] of agenda) {
    world.addEvent({ title, start: `${dayAt(days)}T${start}`, end: `${dayAt(days)}T${end}`, ...more }, zone);
  }
  world.addEvent({ title: 'Holidays in Asturias', start: dayAt(9), end: dayAt(13), all_day: true }, zone);
  const [home, work, club] = elsewhere(world);
  world.addEvent({ title: 'Choir', start: `${dayAt(-5)}T19:00`, end: `${dayAt(-5)}T21:00`, place: 'Sala Mozart' }, zone, { recurrence: 'FREQ=WEEKLY', calendar_id: club });
  world.addEvent({ title: 'Stand-up', start: `${dayAt(1)}T09:00`, end: `${dayAt(1)}T09:15` }, zone, { calendar_id: work });
  world.addEvent({ title: 'Budget', start: `${dayAt(1)}T09:45`, end: `${dayAt(1)}T11:00`, place: 'Room 4' }, zone, { calendar_id: work, guests: [
    { email: 'marta@example.org', name: 'Marta', answer: 'yes', organizer: true }, { email: 'jon@example.org', name: 'Jon', answer: 'no', organizer: false },
    { email: 'priya@example.org', name: null, answer: 'maybe', organizer: false }, { email: 'lee@example.org', name: 'Lee', answer: 'none', organizer: false },
  ] });
  world.addEvent({ title: 'Plumber comes', start: `${dayAt(0)}T19:00`, end: `${dayAt(0)}T20:00` }, zone, { calendar_id: home });
  world.addEvent({ title: 'Night train to Lisbon', start: `${dayAt(2)}T22:30`, end: `${dayAt(3)}T08:10` }, zone);
  world.addReminder('Lunch with Ana', `${dayAt(1)}T12:00:00.000Z`, main.id);
  world.addReminder('Pay the rent', `${dayAt(2)}T08:00:00.000Z`, main.id, { priority: 'high' });
  world.addReminder('Return the library books', `${dayAt(-2)}T17:00:00.000Z`, main.id, { state: 'synced' });
  world.addReminder('Call the plumber back', `${dayAt(0)}T07:30:00.000Z`, main.id, { state: 'synced' });

  const at = (hours) => new Date(Date.now() - hours * 3_600_000).toISOString();
  world.say(main, 'user', 'What do I have tomorrow?', { sent_at: at(26) });
  world.say(main, 'assistant', 'Tomorrow:\n09:30 – 10:15  Weekly review with the team\n13:00 – 14:30  Lunch with Ana, Casa Lucio\nA reminder at 12:00.', { sent_at: at(26) });
  const asked = world.say(main, 'user', 'dinner with Irene on Saturday at 9pm at Bodega Ardosa, remind me two hours before', { sent_at: at(1) });
  world.say(main, 'assistant', 'Here is what I would add. Shall I?', { sent_at: at(1), turn_id: 'trn_seed' });
  world.propose(main, 'trn_seed', asked, {
    tool: 'create_event', confidence: 0.96, reason: 'You named a day, a time, a person and a place.',
    arguments: { title: 'Dinner with Irene', start: `${dayAt(4)}T21:00`, end: `${dayAt(4)}T22:30`, place: 'Bodega Ardosa', participants: ['Irene'], remind_minutes_before: [120] },
  });

  const family = world.converse('Familia Vega', 'source');
  const lines = [
    [50, 'Mamá', '¿Quién recoge a la abuela el jueves? Llega a las 17:40 a Atocha'],
    [49.9, 'Irene', 'Yo trabajo hasta las seis 😕'],
    [49.5, 'Papá', 'Voy yo. Y el domingo comemos todos en casa a las dos'],
    [5, 'Irene', 'Perfecto. Te paso el viernes sin falta los papeles del seguro'],
    [4.9, 'عمر', 'سأحضر الحلوى معي يوم الأحد'],
  ];
  const said = lines.map(([hours, sender_name, text]) => world.say(family, 'contact', text, { sender_name, sent_at: at(hours) }));
  world.propose(family, 'trn_a', said[0], {
    tool: 'create_event', confidence: 0.88, reason: 'Arrival of a person at a station at a stated time.',
    arguments: { title: 'Pick up Grandma at Atocha', start: `${dayAt(2)}T17:40`, end: `${dayAt(2)}T18:10`, place: 'Atocha', participants: ['Abuela'] },
  });
  world.propose(family, 'trn_b', said[3], {
    tool: 'create_reminder', confidence: 0.62, reason: 'Somebody promised you something for a day.',
    arguments: { title: 'Insurance papers from Irene', due: `${dayAt(5)}T09:00`, priority: 'high' },
  });
  world.converse('Holidays', 'assistant');
  world.die('The model gave no usable answer 5 times: the connection was closed before the answer was complete.');
}
