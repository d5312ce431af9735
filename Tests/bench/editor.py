"""A key pressed in an editor, to the findings that the language server publishes."""
import json, os, pathlib, re, subprocess, time

from measuring import ROUNDS, Command, medians, milliseconds, ratios


class Editor:
    """The other side of `deskheap lsp`, as far as a key pressed in a document goes."""

    def __init__(self, program, path):
        self.server = subprocess.Popen([program, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.uri = "untitled:" + os.path.basename(path)
        self.lines = pathlib.Path(path).read_bytes().decode().split("\r\n")
        self.send(1, "initialize", {"capabilities": {"general": {"positionEncodings": ["utf-16"]}}})
        self.receive()
        document = {"uri": self.uri, "languageId": "reg", "version": 1, "text": "\r\n".join(self.lines)}
        self.send(None, "textDocument/didOpen", {"textDocument": document})
        self.receive()
        # Behind a digit of the second number, in the list of bytes.
        self.line = next(n for n in range(len(self.lines) - 1, -1, -1) if "32,00,30,00,34,00" in self.lines[n])
        self.column = self.lines[self.line].index("32,00,30,00,34,00") + 1
        self.version = 1

    def send(self, number, method, parameters):
        message = {"jsonrpc": "2.0", "method": method, "params": parameters} | ({"id": number} if number else {})
        content = json.dumps(message).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.server.stdin.flush()

    def receive(self):
        length = int(re.match(rb"Content-Length: (\d+)", self.server.stdout.readline())[1])
        self.server.stdout.readline()
        return json.loads(self.server.stdout.read(length))

    def press(self):
        """Types a digit into the list, and the next time takes it out; gives the seconds until the findings have come."""
        self.version += 1
        digit = "4" if self.version % 2 == 0 else ""
        place = [{"line": self.line, "character": self.column + n} for n in (0, 0 if digit else 1)]
        change = {"range": {"start": place[0], "end": place[1]}, "text": digit}
        start = time.monotonic()
        self.send(None, "textDocument/didChange",
                  {"textDocument": {"uri": self.uri, "version": self.version}, "contentChanges": [change]})
        answer = self.receive()
        seconds = time.monotonic() - start
        assert answer["params"]["version"] == self.version and answer["params"]["diagnostics"], answer
        return seconds

    def close(self):
        """Ends the session; gives the peak memory in MiB."""
        status = pathlib.Path(f"/proc/{self.server.pid}/status")
        peak = int(re.search(r"VmHWM:\s*(\d+)", status.read_text())[1]) / 1024 if status.exists() else 0
        self.send(2, "shutdown", None)
        self.receive()
        self.send(None, "exit", None)
        self.server.wait(60)
        return peak


def keys(table, title, program, path):
    """From a key pressed in the value to the findings, against reading the same text with cat."""
    editor, reading = Editor(program, path), Command(["cat", path])
    editor.press(), reading.seconds()
    pairs = [(editor.press(), reading.seconds()) for _ in range(2 * ROUNDS)]
    mine, theirs = medians(pairs)
    worst = max(here for here, _ in pairs)
    table.row(title, f"{milliseconds(mine)} (at most {milliseconds(worst)})", f"cat {milliseconds(theirs)}", ratios(pairs),
              peak=f"{editor.close():.0f} MiB")
