"""A bot of python-telegram-bot on our Bot API server: what it is answered has to be what it expects."""

import asyncio
import sys

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest, InvalidToken


async def main(address, token):
    bot = Bot(token, base_url=f"{address}/bot", base_file_url=f"{address}/file/bot")
    async with bot:
        me = await bot.get_me()
        assert (me.id, me.username, me.is_bot) == (123456, "attache_bot", True), me

        updates = await bot.get_updates(timeout=5, allowed_updates=["message"])
        assert [update.message.message_id for update in updates] == [1, 2], updates
        assert updates[0].message.text == "Lunch on Friday?"
        assert updates[0].effective_user.full_name == "Luis Vega"
        file = await bot.get_file(updates[1].message.voice.file_id)
        assert bytes(await file.download_as_bytearray()) == b"\x07" * 1000
        assert await bot.get_updates(offset=updates[-1].update_id + 1, timeout=0) == ()

        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="approve:1")]])
        reply = ReplyParameters(1, allow_sending_without_reply=True)
        sent = await bot.send_message(77, "Shall I note it?", reply_markup=keyboard, reply_parameters=reply)
        assert (sent.chat.id, sent.text, sent.from_user.id) == (77, "Shall I note it?", 123456), sent
        assert await bot.send_chat_action(77, "typing")
        edited = await bot.edit_message_text("Noted.", 77, sent.message_id)
        assert edited.text == "Noted.", edited
        await refused(BadRequest, bot.edit_message_text("Noted.", 77, sent.message_id), "not modified")
        await refused(BadRequest, bot.send_message(0, "Hi"), "Chat not found")
        await refused(BadRequest, bot.answer_callback_query("nobody pressed"), "query is too old")

        sent = await bot.send_document(77, b"BEGIN:VCALENDAR", caption="For your calendar", filename="a.ics")
        assert (sent.caption, sent.document.file_size) == ("For your calendar", 15), sent

        assert await bot.set_webhook("https://attache.example/hook", secret_token="secret_1")
        assert await bot.delete_webhook()

    try:
        async with Bot("1:nobody", base_url=f"{address}/bot"):
            raise AssertionError("a token that nobody has")
    except InvalidToken:
        pass
    print("ok")


async def refused(kind, call, words):
    try:
        await call
    except kind as error:
        assert words.lower() in str(error).lower(), error
    else:
        raise AssertionError(f"not refused: {words}")


asyncio.run(main(*sys.argv[1:]))
