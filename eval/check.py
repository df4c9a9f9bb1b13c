#!/usr/bin/env python3
"""Checks the labelled cases by the rules of README.md and prints their shares.

`eval/check.py` goes through every file, `eval/check.py en es` through those languages.
Each complaint names the case and what to mend; any complaint makes the exit code 1.
"""

import collections
import datetime
import json
import pathlib
import re
import sys
import zoneinfo

ROOT = pathlib.Path(__file__).resolve().parent
# Cases of changes, which stand beside the others.
CHANGES = "changes/tune"
# Cases that were asked to be hard, to tune on.
HARD = "hard/tune"
TOPICS = ("family", "work", "club", "clinic", "sales", "school", "travel")
KINDS = ("chat", "group", "mail")
CASE_KEYS = ["id", "language", "topic", "kind", "zone", "me", "people", "places", "agenda", "messages", "gold"]
AGENDA_KEYS = {
    "event": ({"id", "type", "title", "start", "place", "participants"}, {"end", "all_day", "repeat"}),
    "reminder": ({"id", "type", "title"}, {"due", "priority", "repeat"}),
}
# (must have, may have), beside action, type, message and quote.
GOLD_KEYS = {
    ("create", "event"): ({"tentative", "title", "titles", "start", "place", "participants"}, {"end", "all_day", "repeat"}),
    ("create", "reminder"): ({"title", "titles"}, {"tentative", "due", "priority", "repeat"}),
    ("change", "event"): ({"target"}, {"tentative", "title", "start", "end", "all_day", "place", "participants", "repeat"}),
    ("change", "reminder"): ({"target"}, {"tentative", "title", "due", "priority", "repeat"}),
    ("cancel", "event"): ({"target"}, {"tentative"}),
    ("cancel", "reminder"): ({"target"}, {"tentative"}),
}
EMPTY_TITLES = {"event", "evento", "termin", "événement", "evenement", "reminder", "recordatorio", "erinnerung", "rappel"}
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# Short forms that are ordinary words too ("sun", "mar", "do") are left out.
WEEKDAYS = {
    "en": ("monday", "tuesday|tues|tue", "wednesday|weds|wed", "thursday|thurs|thu", "friday|fri", "saturday", "sunday"),
    "es": ("lunes", "martes", "miércoles|miercoles", "jueves", "viernes", "sábado|sabado", "domingo"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "de": ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag"),
    "it": ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
    "pt": ("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"),
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
}
TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?")


def is_text(value):
    return isinstance(value, str) and value == value.strip() and value != ""


def moment(value, zone, *, day_allowed):
    """The datetime of a case's wall time, or the complaint about it as a string."""
    if not isinstance(value, str) or not TIME.fullmatch(value):
        return f"time {value!r} is not YYYY-MM-DDTHH:MM" + (" or YYYY-MM-DD" if day_allowed else "")
    try:
        at = datetime.datetime.fromisoformat(value)
    except ValueError:
        return f"time {value!r} does not exist"
    if "T" not in value:
        return at if day_allowed else f"time {value!r} needs an hour"
    if zone is not None:
        there = at.replace(tzinfo=zone).astimezone(datetime.timezone.utc).astimezone(zone)
        if there.replace(tzinfo=None) != at:
            return f"time {value!r} is skipped by the clock change in {zone.key}"
    return at


def keys(thing, must, may, where):
    missing, foreign = must - thing.keys(), thing.keys() - must - may
    if missing:
        yield f"{where}: lacks {', '.join(sorted(missing))}"
    if foreign:
        yield f"{where}: has {', '.join(sorted(foreign))}, which the format does not know here"


def times(thing, names, zone, where):
    """Complaints about the named times, and that the end is not before the start."""
    found = {}
    for name in names:
        if name in thing:
            at = moment(thing[name], zone, day_allowed=True)
            if isinstance(at, str):
                yield f"{where}: {name}: {at}"
            else:
                found[name] = at
    if "start" in found and "end" in found:
        if ("T" in thing["start"]) != ("T" in thing["end"]):
            yield f"{where}: start and end must both have an hour, or neither"
        elif found["end"] < found["start"]:
            yield f"{where}: ends before it starts"
    if thing.get("all_day") and any("T" in str(thing.get(name, "")) for name in names):
        yield f"{where}: all_day takes dates without an hour"
    if "all_day" in thing and thing["all_day"] is not True:
        yield f"{where}: all_day is left out unless true"


def repeat(thing, where):
    rule = thing.get("repeat")
    if rule is None:
        return
    parts = dict(part.partition("=")[::2] for part in rule.split(";"))
    if parts.get("FREQ") not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        yield f"{where}: repeat {rule!r} has no known FREQ"
    days = [day[-2:] for day in parts.get("BYDAY", "").split(",") if day]
    if any(day not in DAYS for day in days):
        yield f"{where}: repeat {rule!r} has an unknown BYDAY"
    first = str(thing.get("start") or thing.get("due") or "")[:10]
    if days and re.fullmatch(r"\d{4}-\d\d-\d\d", first):
        weekday = DAYS[datetime.date.fromisoformat(first).weekday()]
        if weekday not in days:
            yield f"{where}: begins on {weekday}, but repeats on {','.join(days)}"


def messages(case, zone):
    got = case["messages"]
    if not 1 <= len(got) <= 12:
        yield f"has {len(got)} messages, not 1 to 12"
    last = ""
    for index, message in enumerate(got):
        where = f"message {index}"
        yield from keys(message, {"from", "at", "text", "holds"}, {"subject"} if case["kind"] == "mail" else set(), where)
        if not is_text(message.get("from")) or not is_text(message.get("text")):
            yield f"{where}: from and text must be there, without blanks around"
        if message.get("holds") not in (True, False, None):
            yield f"{where}: holds is true, false or null"
        at = moment(message.get("at"), zone, day_allowed=False)
        if isinstance(at, str):
            yield f"{where}: at: {at}"
        elif message["at"] < last:
            yield f"{where}: is earlier than the one before"
        else:
            last = message["at"]
    if case["kind"] == "chat" and len({message.get("from") for message in got} | {case["me"]}) > 2:
        yield "is a chat of more than two people; kind should be group"


def agenda(case, zone):
    seen = set()
    for item in case["agenda"]:
        where = f"agenda {item.get('id')!r}"
        if item.get("type") not in AGENDA_KEYS:
            yield f"{where}: type is event or reminder"
            continue
        yield from keys(item, *AGENDA_KEYS[item["type"]], where)
        yield from times(item, ("start", "end", "due"), zone, where)
        yield from repeat(item, where)
        if item.get("id") in seen:
            yield f"{where}: twice"
        seen.add(item.get("id"))


def title(item, where):
    names = [item["title"], *item.get("titles", [])] if "title" in item else []
    for name in names:
        if not is_text(name) or name[-1] in ".,;:!?" or name.lower() in EMPTY_TITLES:
            yield f"{where}: title {name!r} is empty, says nothing, or ends in punctuation"
    if len({str(name).lower() for name in names}) < len(names):
        yield f"{where}: a title stands twice"


def quote(case, item, where):
    got, index, words = case["messages"], item.get("message"), item.get("quote")
    if not isinstance(index, int) or not 0 <= index < len(got):
        yield f"{where}: message {index!r} is not the index of a message"
        return
    if not is_text(words) or words not in got[index]["text"]:
        yield f"{where}: quote {words!r} is not in the text of message {index}"
        return
    if got[index]["holds"] is False:
        yield f"{where}: message {index} decides it, but is marked as plain talk"
    dates = [item[name][:10] for name in ("start", "end", "due") if name in item and TIME.fullmatch(str(item[name]))]
    if dates and min(dates) < got[index]["at"][:10]:
        yield f"{where}: lies before the message that decides it"
    named = {
        number
        for number, names in enumerate(WEEKDAYS.get(case["language"], ()))
        if re.search(rf"\b(?:{names})s?\b", words.lower())
    }
    if named and dates and not named & {datetime.date.fromisoformat(date).weekday() for date in dates}:
        yield f"{where}: the quote names {', '.join(DAYS[n] for n in sorted(named))}, but {dates[0]} is another weekday"


def gold(case, zone):
    targets = {item.get("id"): item.get("type") for item in case["agenda"]}
    for index, item in enumerate(case["gold"]):
        where = f"gold {index}"
        sort = (item.get("action"), item.get("type"))
        if sort not in GOLD_KEYS:
            yield f"{where}: action is create, change or cancel; type is event or reminder"
            continue
        must, may = GOLD_KEYS[sort]
        yield from keys(item, must | {"action", "type", "message", "quote"}, may, where)
        yield from times(item, ("start", "end", "due"), zone, where)
        yield from repeat(item, where)
        yield from title(item, where)
        yield from quote(case, item, where)
        if "target" in item and targets.get(item["target"]) != item["type"]:
            yield f"{where}: target {item['target']!r} is no {item['type']} of the agenda"
        if sort[0] == "change" and not item.keys() & (may - {"tentative"}):
            yield f"{where}: changes nothing"
        if case["me"] in item.get("participants", []):
            yield f"{where}: participants are the others, without {case['me']!r}"
        if item.get("priority", "low") not in ("low", "medium", "high", "urgent"):
            yield f"{where}: priority {item['priority']!r} is unknown"
        if not isinstance(item.get("tentative", False), bool):
            yield f"{where}: tentative is true or false"


def complaints(case, language):
    if list(case) != CASE_KEYS:
        yield f"keys must be {', '.join(CASE_KEYS)}, in this order"
        return
    if case["language"] != language:
        yield f"language is {case['language']!r} in the file of {language!r}"
    if case["topic"] not in TOPICS or case["kind"] not in KINDS:
        yield f"topic {case['topic']!r} or kind {case['kind']!r} is unknown"
    if not re.fullmatch(rf"{language}-(?:{case['topic']}|f2)-\d{{3,4}}", case["id"]):
        yield f"id should read {language}-{case['topic']}-NNN or {language}-f2-NNN"
    if not is_text(case["me"]):
        yield "me is empty"
    try:
        zone = zoneinfo.ZoneInfo(case["zone"])
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        yield f"zone {case['zone']!r} is unknown (or this system has no time zone data)"
        zone = None
    for part in (messages, agenda, gold):
        yield from part(case, zone)


def load(part, language):
    """The cases of one file with where they stand; what is not JSON comes as its error."""
    path = ROOT / part / f"{language}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for number, line in enumerate(lines, 1):
        try:
            yield f"{path.relative_to(ROOT)}:{number}", json.loads(line)
        except json.JSONDecodeError as error:
            yield f"{path.relative_to(ROOT)}:{number}", error


def share(name, count, whole, aim):
    print(f"  {name:<16}{count:>4} of {whole:<4}{100 * count / max(whole, 1):>4.0f} %   aim {aim}")


def shares(language, tune, held):
    """Prints how the cases of a language are spread; yields what is too far off to stand."""
    cases = tune + held
    print(f"{language}: {len(cases)} cases, {len(tune)} to tune on, {len(held)} held out")
    for name, part in (("", cases), ("held: ", held)):
        full = [case for case in part if case["gold"]]
        items = [item for case in full for item in case["gold"]]
        sorts = collections.Counter((item["action"], item["type"]) for item in items)
        share(f"{name}nothing", len(part) - len(full), len(part), ">= 40 %")
        share(f"{name}new event", sorts["create", "event"], len(items), "45 %")
        share(f"{name}new reminder", sorts["create", "reminder"], len(items), "25 %")
        share(f"{name}change", sorts["change", "event"] + sorts["change", "reminder"], len(items), "20 %")
        share(f"{name}cancel", sorts["cancel", "event"] + sorts["cancel", "reminder"], len(items), "10 %")
        share(f"{name}tentative", sum(any(i.get("tentative") for i in case["gold"]) for case in full), len(full), "15 %")
        share(f"{name}recurring", sum(any("repeat" in i for i in case["gold"]) for case in full), len(full), "10 %")
        share(f"{name}two or more", sum(len(case["gold"]) > 1 for case in full), len(full), "10 %")
    for key, wanted in (("topic", TOPICS), ("kind", KINDS)):
        counts = collections.Counter(case[key] for case in cases)
        print(f"  {key}: " + ", ".join(f"{name} {counts[name]}" for name in wanted))
        if missing := [name for name in wanted if not counts[name]]:
            yield f"{language}: no case of {key} {', '.join(missing)}"
    if sum(not case["gold"] for case in cases) < 0.4 * len(cases):
        yield f"{language}: fewer than 40 % of the cases hold nothing"
    # Cases to tune on may be added while those kept aside stand still, but these must stay enough to score by.
    if len(held) < 20 or len(held) / len(cases) > 0.37:
        yield f"{language}: {len(held)} of {len(cases)} are held out: at least 20, and no more than about a third"


MAIL_KEYS = ["id", "language", "from", "name", "subject", "text", "gold"]
SENDERS = ("person", "business", "newsletter", "notification", "unknown")
ACTIONS = ("none", "reply", "do", "read")


def mail_complaints(mail, language):
    """What is wrong with one labelled mail."""
    if list(mail) != MAIL_KEYS:
        yield f"has the keys {', '.join(mail)}; wanted, in this order: {', '.join(MAIL_KEYS)}"
        return
    if mail["language"] != language or not re.fullmatch(rf"{language}-mail-\d{{3}}", mail["id"]):
        yield "has an id or a language that is not the file's"
    if not all(is_text(mail[key]) for key in ("from", "name", "subject", "text")):
        yield "has a text that is empty or has space at its ends"
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.example|[^@\s]+@example\.(com|org|net)", mail["from"]):
        yield f"is from {mail['from']}: addresses end in .example, example.com, example.org or example.net"
    gold = mail["gold"]
    if list(gold) != ["urgency", "sender", "action"]:
        yield "has a gold without urgency, sender and action"
    elif type(gold["urgency"]) is not int or not 0 <= gold["urgency"] <= 100:
        yield f"has an urgency of {gold['urgency']!r}; 0 to 100"
    elif gold["sender"] not in SENDERS or gold["action"] not in ACTIONS:
        yield f"has the sender {gold['sender']!r} or the action {gold['action']!r}, which there is not"


def inbox():
    """Complaints about the labelled mails; prints how many there are."""
    ids, counts = {}, collections.Counter()
    for part in ("inbox", "inbox/held"):
        for path in sorted((ROOT / part).glob("*.jsonl")):
            for where, mail in load(part, path.stem):
                if not isinstance(mail, dict):
                    yield f"{where}: is not a JSON object: {mail}"
                    continue
                found = list(mail_complaints(mail, path.stem))
                if mail.get("id") in ids:
                    found.append(f"the same id stands in {ids[mail['id']]}")
                ids[mail.get("id")] = where
                counts[path.stem, part] += 1
                yield from (f"{where}: {mail.get('id')}: {text}" for text in found)
    for language in sorted({language for language, _ in counts}):
        tune, held = counts[language, "inbox"], counts[language, "inbox/held"]
        print(f"{language} inbox: {tune + held} mails, {held} held aside")
        if held * 4 < tune:
            yield f"{language}: {held} of {tune + held} mails are held aside; a third is wanted"


def is_time(text, *, day_allowed=False):
    return not isinstance(moment(text, zoneinfo.ZoneInfo("UTC"), day_allowed=day_allowed), str)


STANDS = re.compile(r"\[([ER]\d) ([^@#]+?)(?: @ ([^#]+?))?(?: & ([^#]+?))? # (\S+)")
NEW = re.compile(r"=([ER]) ([^@#]+?)(?: @ (.+?))?(?: # (\S+))?")
CHANGED = re.compile(r"=([ER]\d)(?: x|(?: @ (.+?))?(?: # (\S+))?)")


def talks(folder, may_be_nothing, signed=False):
    """Complaints about the talks of a folder with marked titles, places and times; prints how many there are."""
    for path in sorted((ROOT / folder).glob("*.txt")):
        all_talks = [talk.split("\n") for talk in path.read_text(encoding="utf-8").strip().split("\n\n")]
        for number, lines in enumerate(all_talks, 1):
            yield from (f"{folder}/{path.name}, talk {number}: {wrong}" for wrong in talk(lines, may_be_nothing, signed))
        print(f"{path.stem} {folder}: {len(all_talks)} talks")


def talk(lines, may_be_nothing, signed):
    """Complaints about one talk."""
    began = lines[0].removeprefix("@ ") if lines[0].startswith("@ ") else None
    stands = [line for line in lines if line.startswith("[")]
    items = [line for line in lines if line.startswith("=")]
    said = [line for line in lines[began is not None :] if line not in stands and line not in items]
    if signed and not all(re.match(r"[+-][ *]", line) for line in said):
        yield "a line has no sign"
    said = [re.sub(r"^[+-] ?", "", line) for line in said] if signed else said
    if not all(re.match(r"\*{0,2}[^:*]{1,60}: .+", line) for line in said):
        yield "a line is not `name: text`"
    if not items and not may_be_nothing or len(items) != sum(len(line) - len(line.lstrip("*")) for line in said):
        yield f"{len(items)} items, and not as many lines with a star"
    if began is not None and not is_time(began):
        yield f"no minute at which it begins: {began}"
    known = set()
    for item in stands:
        found = STANDS.fullmatch(item)
        if not found or not is_time(found[5], day_allowed=True):
            yield f"nothing that stands in an agenda: {item}"
        else:
            known.add(found[1])
    for item in items:
        new, changed = NEW.fullmatch(item), CHANGED.fullmatch(item)
        place, when = (new[3], new[4]) if new else (changed[2], changed[3]) if changed else (None, None)
        if when and (began is None or when != "never" and not is_time(when, day_allowed=True)):
            yield f"no time of a talk that begins at one: {when}"
        if not new and not changed:
            yield f"no item: {item}"
        elif changed and changed[1] not in known:
            yield f"changes what does not stand: {item}"
        elif new and place and not any(place in line for line in said):
            yield f"the place stands in no line: {place}"


def opening(case):
    """The first two messages: the first alone may be a "📷 Photo" or a greeting as many have it."""
    return "\n".join(message["text"].lower() for message in case["messages"][:2])


def main(wanted):
    languages = wanted or sorted({path.stem for part in ("tune", "held") for path in (ROOT / part).glob("*.jsonl")})
    wrong, ids, openings = [], {}, {}
    for language in languages:
        good = {"tune": [], "held": [], CHANGES: [], HARD: []}
        for part, cases in good.items():
            for where, case in load(part, language):
                if not isinstance(case, dict):
                    wrong.append(f"{where}: is not a JSON object: {case}")
                    continue
                try:
                    found = list(complaints(case, language))
                except (KeyError, TypeError, AttributeError, ValueError) as error:
                    found = [f"has a value of the wrong kind ({error!r})"]
                wrong += [f"{where}: {case.get('id')}: {text}" for text in found]
                if found:
                    continue
                cases.append(case)
                for known, key, what in ((ids, case["id"], "id"), (openings, (language, opening(case)), "opening")):
                    if key in known:
                        wrong.append(f"{where}: {case['id']}: the same {what} stands in {known[key]}")
                    known[key] = where
        if good["tune"] or good["held"]:
            wrong += shares(language, good["tune"], good["held"])
            print(f"{language} changes: {len(good[CHANGES])} cases")
            print(f"{language} hard: {len(good[HARD])} cases")
        else:
            wrong.append(f"{language}: no cases")
    wrong += inbox()
    wrong += talks("named", may_be_nothing=False)
    wrong += talks("worth", may_be_nothing=True)
    wrong += talks("talks", may_be_nothing=True, signed=True)
    wrong += talks("agendas", may_be_nothing=True, signed=True)
    for text in wrong:
        print(text, file=sys.stderr)
    print(f"{len(wrong)} complaints" if wrong else "all fine")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
