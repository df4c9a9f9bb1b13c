"""A person with Python's own mail modules.

person.py says IMAPS SMTP CA          stdin: one mail as JSON; sends it by SMTP, over STARTTLS
person.py seen IMAPS SMTP CA          prints the mails in the person's inbox as JSON, as the email module reads them
"""

import email
import email.policy
import email.utils
import imaplib
import json
import smtplib
import ssl
import sys
from email.message import EmailMessage

USER, PASSWORD = "luis@example.org", 'pass"word'
what, imaps, smtp, ca = sys.argv[1:]
trusted = ssl.create_default_context(cafile=ca)
imaplib._MAXLINE = 100_000_000


def says(mail):
    message = EmailMessage()
    for name, value in mail["headers"].items():
        message[name] = value
    message["Date"] = email.utils.formatdate()
    message.set_content(mail["text"])
    for name, size in mail.get("files", []):
        message.add_attachment(b"%" * size, maintype="application", subtype="pdf", filename=name)
    if mail.get("files_first"):
        parts = message.get_payload()
        parts.append(parts.pop(0))
    with smtplib.SMTP("127.0.0.1", int(smtp)) as server:
        server.starttls(context=trusted)
        server.login(USER, PASSWORD)
        server.send_message(message)


def seen():
    with imaplib.IMAP4_SSL("127.0.0.1", int(imaps), ssl_context=trusted) as server:
        server.login(USER, PASSWORD)
        server.select("INBOX")
        _, (found,) = server.search(None, "ALL")
        for number in found.split():
            _, (answer, *_) = server.fetch(number, "(BODY.PEEK[])")
            mail = email.message_from_bytes(answer[1], policy=email.policy.default)
            assert not mail.defects, mail.defects
            text = mail.get_body(("plain",)).get_content()
            files = [part.get_payload(decode=True) for part in mail.iter_attachments()]
            names = [part.get_filename() for part in mail.iter_attachments()]
            yield {
                "headers": {name.lower(): str(value) for name, value in mail.items()},
                "text": text.replace("\r\n", "\n").removesuffix("\n"),
                "file": files[0].hex() if files else None,
                "name": names[0] if names else None,
            }


if what == "says":
    says(json.load(sys.stdin))
else:
    print(json.dumps(list(seen())))
