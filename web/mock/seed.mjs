// A lived-in world: for looking at the console, and for its screenshots.

const DAY = 86_400_000;

export function seed(world) {
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
  world.addEvent({ title: 'Choir', start: `${dayAt(2)}T19:00`, end: `${dayAt(2)}T21:00` }, zone, { recurrence: 'FREQ=WEEKLY' });
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
