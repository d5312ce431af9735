"""What Neovim's own language client sees and does with `deskheap lsp`, held to what `deskheap lint` and `deskheap fix` say
of the same files.

usage: check.py PROGRAM NVIM
"""
import json, os, pathlib, re, shutil, subprocess, sys, tempfile

program, nvim = os.path.abspath(sys.argv[1]), sys.argv[2]
here = pathlib.Path(__file__).resolve().parent
samples = here.parent.parent / "Samples"
failures = []

SEVERITIES = {"error": 1, "warning": 2, "info": 3}
QUOTED = r'''Windows Registry Editor Version 5.00

[HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Session Manager\SubSystems]
"Windows"="%SystemRoot%\\system32\\csrss.exe ObjectDirectory=\\Windows SharedSection=1024, 20480,768 Windows=On SubSystemType=Windows ServerDll=basesrv,1 ServerDll=winsrv:UserServerDllInitialization,3 ServerDll=sxssrv,4 ProfileControl=Off MaxRequestThreads=16"
; 🙂 é
'''


def expect(condition, what):
    if not condition:
        failures.append(what)
        print(f"FAILED: {what}")


def deskheap(*arguments):
    return subprocess.run([program, *arguments], capture_output=True, timeout=60)


def findings(path):
    """What `lint` finds in a file; what a comment in it speaks for is not shown in an editor."""
    found = json.loads(deskheap("lint", "--format", "json", "--exit-zero", str(path)).stdout)
    return [finding for finding in found if "suppression" not in finding]


def text_of(path):
    data = path.read_bytes()
    return data.decode("utf-16" if data[:2] == b"\xff\xfe" else "utf-8-sig", "replace")


def is_shown_otherwise(path):
    """Whether Neovim's text is another one than the file's: bytes that are no text in what Neovim takes for the encoding,
    an empty file, which it takes for an empty line, and a lone CR, which ends a line for Windows but not for Neovim."""
    return (not path.read_bytes() or {"DH109", "DH110", "DH112"} & {f["id"] for f in findings(path)}
            or any(f["id"] == "DH102" and "refuses it" in f["message"] for f in findings(path))
            or re.search(r"\r(?!\n)", text_of(path)))


def linted(path):
    """The findings of a file as `lint` tells them, in the shape that session.lua gives."""
    lines = re.split(r"\r\n|\n", text_of(path))

    def place(line, column):
        # `lint` may name a place inside of a pair of surrogates, where no editor has one.
        units = 0
        for character in lines[line - 1] if line <= len(lines) else "":
            if units >= column - 1:
                break
            units += 2 if ord(character) > 0xFFFF else 1
        return [line, max(units + 1, column)]

    return sorted(([f["id"], SEVERITIES[f["severity"]], *place(f["line"], f["column"]), *place(f["endLine"], f["endColumn"])],
                   f["message"]) for f in findings(path))


def seen(result):
    return sorted(([f["id"], f["severity"], *f["from"], *f["to"]], f["message"]) for f in result)


def run(jobs, folder):
    """Does the jobs in one Neovim; gives what came of each."""
    (folder / "jobs.json").write_text(json.dumps(jobs))
    environment = dict(os.environ, DESKHEAP_PROGRAM=program, DESKHEAP_JOBS=str(folder / "jobs.json"),
                       DESKHEAP_RESULT=str(folder / "result.json"), HOME=str(folder), XDG_STATE_HOME=str(folder),
                       XDG_CACHE_HOME=str(folder), LC_ALL="C.UTF-8")
    command = [nvim, "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", f"luafile {here / 'session.lua'}", "-c", "cquit"]
    done = subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=570)
    if not (folder / "result.json").exists():
        sys.exit(f"Neovim ended with {done.returncode} and left no result:\n{done.stderr.decode()}")
    results = json.loads((folder / "result.json").read_text())
    for job, result in zip(jobs, results):
        expect("failure" not in result, f"{job['kind']} {job['path']}: {result.get('failure')}")
    return [result.get("ok") for result in results]


def made(folder):
    """Files of the same text in every encoding and layout that Neovim writes back as it was."""
    value = re.search(r'="(.*)"\n', QUOTED)[1].replace("\\\\", "\\")
    data = ",".join(f"{byte:02x}" for byte in (value + "\0").encode("utf-16-le"))
    listed = QUOTED.replace(re.search(r'"Windows"=(.*)\n', QUOTED)[1], "hex(2):" + data.replace(",20,00,53,", ",20,00,\\\n  53,"))
    files = []
    for name, text in (("quoted", QUOTED), ("listed", listed)):
        for end in ("\r\n", "\n"):
            for encoding, mark in (("utf-16-le", b"\xff\xfe"), ("utf-8", b"\xef\xbb\xbf"), ("utf-8", b"")):
                path = folder / f"{name}-{encoding}-{len(end)}-{len(mark)}.reg"
                path.write_bytes(mark + text.replace("\n", end).encode(encoding))
                files.append(path)
    return files


def check_findings(folder, files):
    """Every finding has the same rule, severity, words and place as `lint` says of the file."""
    results = run([{"kind": "lint", "path": str(path)} for path in files], folder)
    compared = 0
    for path, result in zip(files, results):
        if result is None or is_shown_otherwise(path):
            continue
        wanted = linted(path)
        compared += 1
        expect(seen(result) == wanted, f"findings of {path}:\n  lint: {wanted}\n  seen: {seen(result)}")
    return compared


def written_back(folder, files):
    """Those of the files that Neovim writes back as they were."""
    files = [path for path in files if not is_shown_otherwise(path)]
    copies = [folder / f"back-{number}.reg" for number in range(len(files))]
    for path, copy in zip(files, copies):
        shutil.copyfile(path, copy)
    run([{"kind": "write", "path": str(copy)} for copy in copies], folder)
    return [path for path, copy in zip(files, copies) if copy.read_bytes() == path.read_bytes()]


def check_fixes(folder, files):
    """A quick fix, applied and written, leaves the bytes that `fix` writes; so does the action for all safe fixes."""
    jobs, wanted = [], []
    for path in written_back(folder, files):
        found = findings(path)
        ids = sorted({f["id"] for f in found if f["fix"] and f["fix"]["edits"]})
        for choice in [*ids, None]:
            copy, fixed = (folder / f"{len(jobs)}-{name}.reg" for name in ("copy", "fixed"))
            shutil.copyfile(path, copy)
            # Without a rule, the fixes that change the text: those of the bytes are none of an editor's.
            options = ["--select", choice] if choice else []
            if not choice and any(f["fix"] and f["fix"]["edits"] is None and f["fix"]["applicability"] == "safe" for f in found):
                continue
            deskheap("fix", *options, "--output", str(fixed), str(copy))
            if not fixed.exists():
                continue
            jobs.append({"kind": "fix", "path": str(copy), "id": choice} if choice else {"kind": "fixall", "path": str(copy)})
            wanted.append((path, choice, copy, fixed))
    results = run(jobs, folder)
    for result, (path, choice, copy, fixed) in zip(results, wanted):
        expect(result is not None and (result or not choice), f"{choice or 'all safe fixes'} of {path}: no action was offered")
        expect(copy.read_bytes() == fixed.read_bytes(), f"{choice or 'all safe fixes'} of {path}: the buffer is not what fix gives")
    return len(jobs)


def check_edits(folder, files):
    """After many changes at random places the server speaks of the text that the editor has."""
    jobs = []
    for number, path in enumerate(files * 4):
        copy = folder / f"edited-{number}.reg"
        shutil.copyfile(path, copy)
        jobs.append({"kind": "edit", "path": str(copy), "seed": number + 1, "count": 150})
    for job, result in zip(jobs, run(jobs, folder)):
        wanted = linted(pathlib.Path(job["path"]))
        # The file on disk is looked at when it is opened and saved; these are findings of its bytes.
        def of_text(found): return [f for f in found if f[0][0] not in ("DH102", "DH108")]
        expect(result is not None and of_text(seen(result)) == of_text(wanted),
               f"{job['path']} after edits:\n  lint: {wanted}\n  seen: {result and seen(result)}")
    return len(jobs)


def check_words(folder, files):
    """Hover, lens, symbols and folds of a value, quoted and as a list of bytes; and a key pressed in the number."""
    jobs = []
    for path in files:
        text = path.read_bytes().decode("utf-16" if "16" in path.name else "utf-8-sig").replace("\r\n", "\n")
        if "quoted" in path.name:
            line = 4
            column = text.split("\n")[3].index("20480") + 2
            fault = text.split("\n")[3].index(" 20480") + 1
        else:
            line = 5 if "53,00,68,00,61" in text.split("\n")[4] else 4
            row = text.split("\n")[line - 1]
            column = row.index("32,00,30,00,34,00,38") + 4
            fault = row.index("20,00,32,00,30,00,34") + 1
        jobs += [{"kind": "hover", "path": str(path), "at": [line, column]}, {"kind": "hover", "path": str(path), "at": [1, 1]},
                 {"kind": "lens", "path": str(path)}, {"kind": "symbols", "path": str(path)}, {"kind": "folds", "path": str(path)},
                 {"kind": "type", "path": str(path), "at": [line, fault], "text": ";"}]
    results = run(jobs, folder)
    for start in range(0, len(jobs), 6):
        path = jobs[start]["path"]
        hover, nothing, lenses, symbols, folds, typed = results[start:start + 6]
        expect("second number of SharedSection" in hover and "20480 KB for each interactive desktop" in hover
               and "SharedSection needs a comma" in hover, f"hover of {path}: {hover}")
        expect(nothing == "", f"hover of the header of {path}: {nothing}")
        expect(lenses and lenses[0][0] == 4 and "csrss fails" in lenses[0][1] and "no fixed number" in lenses[0][1],
               f"lenses of {path}: {lenses}")
        expect(symbols and "SubSystems" in symbols[0] and any("Windows" in name for name in symbols[1:]), f"symbols of {path}: {symbols}")
        expect(folds == [{"startLine": 2, "endLine": folds[0]["endLine"], "kind": "region"}], f"folds of {path}: {folds}")
        before, after = {f["id"] for f in findings(path)}, {f["id"] for f in typed}
        expect(before != after, f"a key in {path}: {after}, as before")
    return len(jobs)


work = pathlib.Path(tempfile.mkdtemp(prefix="deskheap-lsp-"))
try:
    own = made(work)
    files = sorted(samples.rglob("*.reg"))
    print(f"check-lsp: {check_findings(work, files + own)} files: the findings are those of lint")
    print(f"check-lsp: {check_fixes(work, files + own)} fixes: the buffer is what fix gives")
    print(f"check-lsp: {check_edits(work, own)} edited files: the findings are those of lint")
    print(f"check-lsp: {check_words(work, own)} hovers, lenses, symbols, folds and keys")
finally:
    shutil.rmtree(work)
if failures:
    sys.exit(f"check-lsp: {len(failures)} failures")
