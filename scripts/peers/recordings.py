"""Reads each recorded answer in the official clients' source packages with the official client, and writes a line of
JSON for each: the bytes of the wire and what the client made of them. Called by `recordings`."""

import ast
import json
import sys
from pathlib import Path

import anthropic
import httpx2
import openai

QUESTION = [{"role": "user", "content": "hello"}]


def replying(kind, body):
    """A client of HTTP that is answered `body`, whatever it asks."""
    answer = lambda _: httpx2.Response(200, headers={"content-type": kind}, content=body)
    return httpx2.Client(transport=httpx2.MockTransport(answer))


def read_anthropic(body):
    client = anthropic.Anthropic(api_key="k", max_retries=0, http_client=replying("text/event-stream", body))
    with client.messages.stream(model="m", max_tokens=99, messages=QUESTION) as stream:
        message = stream.get_final_message()
    usage = message.usage
    written, cached = usage.cache_creation_input_tokens or 0, usage.cache_read_input_tokens or 0
    return {
        "text": "".join(block.text for block in message.content if block.type == "text"),
        "calls": [[block.name, block.input] for block in message.content if block.type == "tool_use"],
        "input": usage.input_tokens + cached + written,
        "cached": cached,
        "output": usage.output_tokens,
        "stop": message.stop_reason,
    }


def read_openai(body):
    client = openai.OpenAI(api_key="k", max_retries=0, http_client=replying("application/json", body))
    completion = client.chat.completions.create(model="m", messages=QUESTION)
    choice, usage = completion.choices[0], completion.usage
    details = usage.prompt_tokens_details
    return {
        "text": (choice.message.content or "") + (choice.message.refusal or ""),
        "calls": [[call.function.name, json.loads(call.function.arguments)] for call in choice.message.tool_calls or []],
        "input": usage.prompt_tokens,
        "cached": (details and details.cached_tokens) or 0,
        "output": usage.completion_tokens,
        "stop": choice.finish_reason,
    }


def recorded_by_openai(source):
    """Whole answers, which stand in its tests as constants."""
    for path in sorted(source.glob("openai-*/tests/lib/chat/*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
                continue
            try:
                answer = json.loads(node.value)
            except ValueError:
                continue
            if isinstance(answer, dict) and answer.get("object") == "chat.completion":
                yield f"{path.stem}:{node.lineno}", "application/json", node.value.encode()


def recorded_by_anthropic(source):
    for path in sorted(source.glob("anthropic-*/tests/lib/streaming/fixtures/*.txt")):
        yield path.stem, "text/event-stream", path.read_bytes()


def main(place):
    count = {}
    with (place / "read.jsonl").open("w") as out:
        for protocol, recorded, read in (
            ("openai", recorded_by_openai, read_openai),
            ("anthropic", recorded_by_anthropic, read_anthropic),
        ):
            for name, kind, body in recorded(place / "source"):
                line = {"protocol": protocol, "name": name, "type": kind, "wire": body.decode()}
                try:
                    line["read"] = read(body)
                except Exception as error:  # What the official client cannot read is to be refused by ours, too.
                    line["refused"] = f"{type(error).__name__}: {error}"
                out.write(json.dumps(line) + "\n")
                count[protocol] = count.get(protocol, 0) + 1
    assert count.get("openai", 0) >= 10 and count.get("anthropic", 0) >= 10, f"recordings are missing: {count}"


main(Path(sys.argv[1]))
