// The stories share one server and one login, so they run in this order, in one process.

import { after, before } from 'node:test';
import { agenda } from './agenda.mjs';
import { calendarStories } from './calendars.mjs';
import { channelStories } from './channels.mjs';
import { contactStories } from './contacts.mjs';
import { handStories } from './hands.mjs';
import { Harness } from './harness.mjs';
import { live } from './live.mjs';
import { look } from './look.mjs';
import { memory } from './memory.mjs';
import { platformStories } from './platforms.mjs';
import { queueStories } from './queue.mjs';
import { settingStories } from './settings.mjs';
import { signIn } from './sign-in.mjs';
import { undoStories } from './undo.mjs';
import { usage } from './usage.mjs';
import { viewStories } from './views.mjs';
import { whatsappStories } from './whatsapp.mjs';

const harness = new Harness();
before(() => harness.start());
after(() => harness.stop());

signIn(harness);
agenda(harness);
live(harness);
channelStories(harness);
whatsappStories(harness);
platformStories(harness);
usage(harness);
memory(harness);
calendarStories(harness);
viewStories(harness);
handStories(harness);
queueStories(harness);
undoStories(harness);
settingStories(harness);
contactStories(harness);
look(harness);
