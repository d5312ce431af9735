"""Splits Swift source into tokens, as far as finding places to mutate needs it."""
import re
from typing import NamedTuple

TOKEN = re.compile(
    r'(?P<space>\s+)|(?P<comment>//[^\n]*|/\*)|(?P<string>#*"""|#*")|(?P<number>0x[\da-fA-F_]+|\d[\d_]*(?:\.\d+)?)'
    r"|(?P<word>`\w+`|[@#$]?\w+)|(?P<operator>\.\.[.<]|[-+*/%=<>!&|^~?]+)|(?P<mark>.)")


class Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int
    line: int


def tokens(text):
    """All tokens but white space and comments. A string is one token, whatever is interpolated into it."""
    found, position, line = [], 0, 1
    while position < len(text):
        match = TOKEN.match(text, position)
        kind, end = match.lastgroup, match.end()
        if match.group() == "/*":
            end = comment_end(text, end)
        elif kind == "string":
            end = string_end(text, end, match.group())
        if kind not in ("space", "comment"):
            found.append(Token(kind, text[position:end], position, end, line))
        line += text.count("\n", position, end)
        position = end
    return found


def comment_end(text, position):
    depth = 1
    for match in re.finditer(r"/\*|\*/", text[position:]):
        depth += 1 if match.group() == "/*" else -1
        if depth == 0:
            return position + match.end()
    return len(text)


def string_end(text, position, opening):
    hashes = "#" * opening.count("#")
    closing = opening.strip("#") + hashes
    while position < len(text):
        if text.startswith(closing, position):
            return position + len(closing)
        if text.startswith("\\" + hashes, position):
            position += 1 + len(hashes)
            if text[position] == "(":
                position = interpolation_end(text, position)
                continue
        position += 1
    return position


def interpolation_end(text, position):
    depth = 0
    while position < len(text):
        match = TOKEN.match(text, position)
        position = match.end()
        if match.lastgroup == "string":
            position = string_end(text, position, match.group())
        depth += {"(": 1, ")": -1}.get(match.group(), 0)
        if depth == 0:
            break
    return position
