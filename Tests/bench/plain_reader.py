#!/usr/bin/env python3
"""A reader of .reg files as one writes it in an afternoon: decodes every key and value, judges nothing.

usage: plain_reader.py FILE
"""
import re, sys

KEY = re.compile(r"\[(-?)(.*)\]")
VALUE = re.compile(r'(@|"(?:[^"\\]|\\.)*")=(.*)')
DATA = re.compile(r"hex(?:\(([0-9a-f]+)\))?:(.*)")


def unescaped(text):
    return re.sub(r"\\(.)", r"\1", text[1:-1])


def decoded(text):
    """The type and the content of a value."""
    if text.startswith('"'):
        return 1, unescaped(text)
    if text.startswith("dword:"):
        return 4, int(text[6:], 16)
    match = DATA.fullmatch(text)
    if not match:
        raise ValueError(text)
    return int(match[1] or "3", 16), bytes.fromhex(match[2].replace(",", ""))


def read(path):
    """Every key with its values."""
    registry, values, begun = {}, {}, ""
    with open(path, encoding="utf-16") as file:
        for line in file:
            line = begun + line.strip()
            begun = ""
            if line.endswith("\\") and not line.endswith('"'):
                begun = line[:-1]
            elif match := KEY.fullmatch(line):
                values = registry.setdefault(match[2], {})
            elif match := VALUE.fullmatch(line):
                values[unescaped(match[1]) if match[1] != "@" else ""] = decoded(match[2])
    return registry


if __name__ == "__main__":
    found = read(sys.argv[1])
    print(len(found), "keys,", sum(map(len, found.values())), "values")
