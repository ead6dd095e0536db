"""Whether a browser takes every rule and every declaration of a style sheet: what it does not understand, it leaves out in silence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playwright.async_api import Page

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\([^()]*\)|[{};]|[^{};\"'(]+|\(", re.S)
# Only rules that hold declarations are counted: a browser makes rules of its own for declarations behind nested rules.
_JUDGE = """({text, declarations}) => {
  const sheet = new CSSStyleSheet(), count = rules => [...rules].reduce((sum, rule) =>
    sum + (rule.constructor.name !== 'CSSNestedDeclarations') + (rule.cssRules ? count(rule.cssRules) : 0), 0);
  sheet.replaceSync(text);
  return {rules: count(sheet.cssRules), refused: declarations.filter(([name, value]) => !CSS.supports(name, value))};
}"""


@dataclass
class Sheet:
    """What stands in the text of a sheet, read without a browser: its blocks and its declarations."""

    text: str
    blocks: int = 0
    declarations: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        piece = ""
        for token in _TOKEN.findall(_COMMENT.sub(" ", self.text)):
            if token == "{":
                self.blocks += 1
                piece = ""
            elif token in ("}", ";"):
                name, colon, value = piece.partition(":")
                if colon:
                    self.declarations.append((name.strip(), value.strip()))
                piece = ""
            else:
                piece += token


async def wrong_in(page: Page, text: str) -> list[str]:
    """What the browser of `page` leaves out of a sheet."""
    sheet = Sheet(text)
    found = await page.evaluate(_JUDGE, {"text": text, "declarations": sheet.declarations})
    wrong = [f"{name}: {value} is not understood" for name, value in found["refused"]]
    return wrong + ([f"{found['rules']} of {sheet.blocks} rules are understood"] if found["rules"] != sheet.blocks else [])
