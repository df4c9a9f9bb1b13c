// A bot made with discord.js, for the test that holds our Discord to it: node discord.mjs MODULE API TOKEN.
// Says a word for each thing that happens.

const [module, api, token] = process.argv.slice(2);
const { Client, GatewayIntentBits, Partials, Events } = (await import(module)).default;
const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
const say = (line) => process.stdout.write(`${line}\n`);
const fail = (error) => {
  say(`failed: ${error?.stack ?? error}`);
  process.exit(1);
};
process.on("unhandledRejection", fail);

const client = new Client({
  intents: [Guilds, GuildMessages, DirectMessages, MessageContent],
  partials: [Partials.Channel],
  rest: { api },
});
client.on(Events.Error, fail);
client.once(Events.ClientReady, () => say("ready"));
client.on(Events.ShardResume, () => say("resumed"));
client.on(Events.MessageCreate, async (message) => {
  say(`message ${message.content}`);
  if (message.content !== "Lunch on Friday?") return;
  const button = { type: 2, style: 1, label: "Yes", custom_id: "approve:1" };
  await message.reply({ content: "Shall I note it?", components: [{ type: 1, components: [button] }] });
  say("replied");
});
client.on(Events.InteractionCreate, async (interaction) => {
  if (!interaction.isButton()) fail("it is no press");
  await interaction.deferUpdate();
  say(`pressed ${interaction.customId}`);
});
await client.login(token);
