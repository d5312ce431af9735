"""Finds the places of a Swift source that can be mutated, and how."""
from typing import NamedTuple

from swift_tokens import tokens

# What an operator becomes. A range ends one later or earlier, ?? always takes its right side.
SWAPS = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "&&": "||", "||": "&&", "+": "-", "-": "+",
    "*": "+", "/": "*", "%": "/", "&+": "&-", "&-": "&+", "&*": "&+", "<<": ">>", ">>": "<<", "|": "&", "&": "|",
    "^": "|", "..<": "...", "...": "..<", "+=": "-=", "-=": "+=", "|=": "&=", "??": "right side",
}  # fmt: skip
KEYWORDS = set(
    "let var if for while guard switch return throw case default func init struct enum extension import package private "
    "public static mutating nonmutating internal fileprivate else do defer in where break continue fallthrough repeat "
    "typealias protocol class deinit subscript get set final indirect nonisolated borrowing consuming catch is as any "
    "some inout throws rethrows infix prefix postfix operator lazy weak unowned override convenience required".split())


class Place(NamedTuple):
    """What is put before and behind `start..<end`, or in its stead; `{id}` and `{op}` become those of the mutant."""
    line: int
    last: int
    start: int
    end: int
    before: str
    behind: str
    operator: str
    change: str


def places(text):
    """Every place of `text`, in its order."""
    found = tokens(text)
    result = []
    for index, token in enumerate(found):
        for kind in (operator, negation, number, truth, extreme, condition, statement):
            place = kind(text, found, index)
            if place:
                result.append(place)
    return [place for place in result if not text.splitlines()[place.line - 1].lstrip().startswith(("#", "@"))]


def replaced(token, replacement, change, operator=""):
    return Place(token.line, token.line, token.start, token.end, replacement, None, operator, change)


def around(first, last, before, behind, change):
    return Place(first.line, last.line, first.start, last.end, before, behind, "", change)


def operator(text, found, index):
    """A binary operator, which becomes one of the mutant's own."""
    token = found[index]
    if token.kind != "operator" or token.text not in SWAPS or index == 0 or index + 1 == len(found):
        return None
    if found[index - 1].text in ("func", "operator"):
        return None
    spaces = [text[token.start - 1].isspace(), text[token.end].isspace()]
    if token.text in ("..<", "..."):
        operand = found[index - 1].kind in ("word", "number") or found[index - 1].text in (")", "]")
        if spaces == [True, True] or not operand or found[index + 1].text in (")", "]", ",", "{", ":"):
            return None
        change = "one more at the end" if token.text == "..<" else "one less at the end"
        return replaced(token, "{op}", f"{token.text}: {change}", token.text)
    if spaces != [True, True]:
        return None
    return replaced(token, "{op}", f"{token.text} → {SWAPS[token.text]}", token.text)


def negation(text, found, index):
    """A `!` before a condition, which goes."""
    token = found[index]
    if token.text != "!" or text[token.end].isspace() or text[token.start - 1] not in " ([\n":
        return None
    return replaced(token, "{op}", "! removed", "!")


def number(text, found, index):
    """A whole number, which grows by one."""
    token = found[index]
    if token.kind != "number" or "." in token.text or text[token.start - 1] == ".":
        return None
    value = int(token.text.replace("_", ""), 0)
    grown = hex(value + 1) if token.text.startswith("0x") else str(value + 1)
    return replaced(token, "mutated({id}, " + f"{token.text}, {grown})", f"{token.text} → {grown}")


def truth(text, found, index):
    token = found[index]
    other = {"true": "false", "false": "true"}.get(token.text)
    if found[index - 1].text == "while":
        return None
    return other and replaced(token, "mutated({id}, " + f"{token.text}, {other})", f"{token.text} → {other}")


def extreme(text, found, index):
    """A call of `min` or `max`, which becomes one of the other."""
    token = found[index]
    if token.text not in ("min", "max") or found[index - 1].text in (".", "func", "let", "var"):
        return None
    if index + 1 == len(found) or found[index + 1].text != "(" or found[index + 1].start != token.end:
        return None
    other = "max" if token.text == "min" else "min"
    opening = found[index + 1]
    return Place(
        token.line, token.line, token.start, opening.end, f"mutated{token.text.title()}" + "({id}, ", None, "",
        f"{token.text} → {other}")  # fmt: skip


def condition(text, found, index):
    """A plain condition of `if`, `guard` or `while`, which is negated."""
    if index == 0:
        return None
    depth, start = 0, index - 1
    if found[start].text == ",":
        start = condition_list(found, index)
    if start is None or found[start].text not in ("if", "while", "guard"):
        return None
    if found[index].text in ("let", "var", "case", "_", "true") or found[index].text.startswith("#"):
        return None
    stops = ("else", ",") if found[start].text == "guard" else ("{", ",")
    for last in range(index, len(found)):
        if depth == 0 and found[last].text in stops:
            return around(found[index], found[last - 1], "negated({id}, ", ")", "condition negated")
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(found[last].text, 0)
    return None


def condition_list(found, index):
    """The `if`, `guard` or `while` whose conditions the comma before `index` parts, if any."""
    depth = 0
    for start in range(index - 1, max(index - 80, -1), -1):
        depth += {")": 1, "]": 1, "}": 1, "(": -1, "[": -1, "{": -1}.get(found[start].text, 0)
        if depth < 0:
            return None
        if depth == 0 and found[start].text in ("if", "while", "guard"):
            return start
    return None


def statement(text, found, index):
    """A call or an assignment that stands for itself, which is left out."""
    if not begins_statement(found, index):
        return None
    if found[index].text == "continue":
        return around(found[index], found[index], "if !isMutant({id}) {{ ", " }}", "statement removed")
    last = statement_end(found, index)
    run = found[index : last + 1]
    depth, assigns = 0, False
    for token in run:
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(token.text, 0)
        assigns = assigns or depth == 0 and token.text in ("=", "+=", "-=", "|=", "&=", "<<=", ">>=")
    if assigns and (stands_in_initializer(found, index) or [token.text for token in run[:2]] == ["self", "="]):
        return None
    is_call = run[-1].text == ")" and len(run) > 2 and run[0].text != "("
    if not assigns and (not is_call or "init" in [token.text for token in run[:3]] or may_be_value(found, index, last)):
        return None
    return around(run[0], run[-1], "if !isMutant({id}) {{ ", " }}", "statement removed")


def begins_statement(found, index):
    token, before = found[index], found[index - 1]
    if index == 0 or token.kind != "word" and token.text != "(":
        return False
    if token.text != "continue" and (token.text in KEYWORDS or token.text[0] in "@#$"):
        return False
    line = [other for other in found[max(0, index - 80) : index] if other.line == before.line]
    words = [other.text for other in line]
    if before.text == ":":
        return bool(line) and words[0] in ("case", "default") and words.count("(") == words.count(")")
    if before.text in ("{", ";") or before.text == "in" and "for" not in words:
        return True
    return token.line > before.line and (
        before.kind in ("word", "number", "string") and before.text not in KEYWORDS or before.text in (")", "]", "}"))


def statement_end(found, index):
    depth = 0
    for last in range(index, len(found) - 1):
        token, following = found[last], found[last + 1]
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(token.text, 0)
        if depth > 0:
            continue
        if following.text in ("}", ";"):
            return last
        goes_on = token.kind == "operator" or following.kind == "operator" or "." in (token.text, following.text)
        if following.line > token.line and not goes_on and token.text != ",":
            return last
    return len(found) - 1


def stands_in_initializer(found, index):
    """Whether the braces around it are those of an initializer, which must set everything."""
    depth = 0
    for opening in range(index - 1, -1, -1):
        depth += {"}": 1, "{": -1}.get(found[opening].text, 0)
        if depth < 0:
            break
    for token in reversed(found[:opening]):
        if token.text in ("{", "}"):
            return False
        if token.text == "init":
            return True
    return False


def may_be_value(found, index, last):
    """Whether the call is all that stands in braces or behind a label, and may be the value of these."""
    before, behind = found[index - 1].text, found[min(last + 1, len(found) - 1)].text
    if before not in ("{", "in", ":") or behind not in ("}", "case", "default"):
        return False
    for opening in range(index - 1, -1, -1):
        if found[opening].text in ("func", "init", "var", "let", "subscript"):
            break
    head = {token.text for token in found[opening : index]}
    return before == "in" or found[opening].text in ("var", "let") or "->" in head or (
        before == "{" and (found[index - 2].text == "(" or found[index - 3].text == "."))
