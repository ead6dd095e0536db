"""One document for each payload, with the payload in every place where a document can hold text.

Every place is written twice: escaped, so that Markdown hands on exactly the payload, and as it is, so that the payload may
break out of its place first. What breaks out farthest stands last.
"""

from __future__ import annotations

import json
import string

from payloads import Payload

_PUNCTUATION = frozenset(string.punctuation)


def document(number: int, payload: Payload) -> str:
    return _front_matter(number, payload.text) + _escaped(payload.text) + _raw(payload.text)


def _front_matter(number: int, text: str) -> str:
    """The title in quotes; in every fourth document a field as it is, which seldom is YAML."""
    lines = ["---", "kind: decision-record", f"id: {stated_id(number)}", "service: payments", "date: 2026-01-15"]
    lines += [f"title: {_quoted(text)}", f"status: {_quoted(text)}", f"deciders: [{_quoted(text)}]"]
    if number % 4 == 0:
        lines.append(f"owner: {_one_line(text)}")
    return "\n".join([*lines, "---", ""])


def stated_id(number: int) -> str:
    return f"HOSTILE-{number:05}"


def _escaped(text: str) -> str:
    safe = _escape(text)
    return f"""
## {safe}

In a sentence: {safe}

[a link](<{safe}> "{safe}") and ![{safe}](<{safe}> "{safe}") and ![{safe}](pixel.png "{safe}") and [{safe}][known]

| {safe} | column |
|:---|---|
| cell | {safe} |

- [ ] {safe}
- [x] ~~{safe}~~

> [!NOTE]
> {safe}

A footnote.[^note] <kbd>{safe}</kbd>

[^note]: {safe}

[known]: <{safe}> "{safe}"

~~~~ {safe}
code
~~~~
"""


def _raw(text: str) -> str:
    line = _one_line(text)
    return f"""
# {line}

[{line}]({line} "{line}") <{line}> https://example.org/{line} www.example.org/{line} {line}@example.org

[broken](docs/{line}.md) ![{line}]({line} '{line}')

| head | {line} |
|---|:-:|
| {line} | cell |

- [{line}] {line}

> [!{line}]
> {line}

A footnote.[^{line}] <kbd {line}>{line}</kbd> <{line}>

[^{line}]: {line}

[{line}]: {line} "{line}"

<details {line}>
<summary>{line}</summary>

{line}

</details>

```{line}
code
```

~~~ {line}
code
~~~

- {text}

> {text}

{text}

<sub>{text}</sub>
"""


def _escape(text: str) -> str:
    return "".join(_escape_one(character) for character in text)


def _escape_one(character: str) -> str:
    if character in _PUNCTUATION:
        return "\\" + character
    return f"&#{ord(character)};" if character in "\n\r\t " else character


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")).replace("\r", " ")


def _quoted(text: str) -> str:
    """A double-quoted scalar of YAML: JSON's escapes, with everything that may stand for itself left so."""
    return json.dumps(text, ensure_ascii=False)


def file_name(number: int, payload: Payload) -> str:
    """The payload in the file's name too, as far as a file system permits it."""
    name = payload.text.encode("utf-8", "replace").replace(b"/", b"\\").replace(b"\0", b"")[:180]
    return f"{number:05}-" + name.decode("utf-8", "ignore") + ".md"
