"""Other programs that read .reg files: hivexregedit, Wine's regedit, a plain reader in Python."""
import os, pathlib, re, shutil, statistics, subprocess, sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "hivex"))
from exports import export
from hive import minimal_hive
from measuring import Command, Failed, milliseconds

HEADER = "Windows Registry Editor Version 5.00"
PREFIX = r"HKEY_LOCAL_MACHINE\SYSTEM"
# In seconds: Wine makes a Windows folder of its own.
TIME_TO_PREPARE = 600


def keys_above(text):
    """The keys above those of a file, each before what is below it: hivexregedit makes only the last part of a path."""
    found = {}
    for path in re.findall(r"(?m)^\[(.*)\]$", text):
        parts = path.split("\\")
        for count in range(3, len(parts)):
            found["\\".join(parts[:count])] = None
    return f"{HEADER}\n\n" + "".join(f"[{path}]\n\n" for path in found)


def python_reader(table, dump, file, size):
    reader = Command([sys.executable, pathlib.Path(__file__).with_name("plain_reader.py"), file], name="a plain Python reader")
    table.compare(f"dump of {size}, against a plain Python reader", dump, reader)


def hivexregedit(table, dump, file, size, folder):
    """It imports into a hive that has the keys above those of the file, and takes UTF-8 with LF only."""
    title = f"dump of {size}, against hivexregedit's import (of UTF-8)"
    if not shutil.which("hivexregedit"):
        table.skip(title, "hivexregedit is not installed (Debian: libwin-hivex-perl)")
        return
    plain, above, model, hive = (os.path.join(folder, name) for name in ("plain.reg", "above.reg", "model", "hive"))
    text = pathlib.Path(file).read_bytes().decode("utf-16").replace("\r\n", "\n")
    pathlib.Path(plain).write_text(text)
    pathlib.Path(above).write_text(keys_above(text))
    pathlib.Path(model).write_bytes(minimal_hive())
    merge = ["hivexregedit", "--merge", "--prefix", PREFIX]
    subprocess.run([*merge, model, above], check=True, timeout=TIME_TO_PREPARE)
    table.compare(title, dump, Command([*merge, hive, plain], prepare=lambda: shutil.copyfile(model, hive)))


def wine_regedit(table, dump, file, size, folder):
    """In a prefix of its own, with a server that runs already; the start of regedit is told apart."""
    title = f"dump of {size}, against Wine's regedit import"
    if not shutil.which("wine"):
        table.skip(title, "Wine is not installed")
        return
    nothing = os.path.join(folder, "nothing.reg")
    pathlib.Path(nothing).write_bytes(f"{HEADER}\r\n\r\n".encode("utf-16"))
    before = dict(os.environ)
    os.environ.update(WINEPREFIX=os.path.join(folder, "prefix"), WINEDEBUG="-all", DISPLAY="")

    def importing(path, name):
        return Command(["wine", "regedit", "/S", "Z:" + path.replace("/", "\\")], name=name, silent=True,
                       served=True)

    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        subprocess.run(["wine", "wineboot", "-i"], timeout=TIME_TO_PREPARE, **quiet)
        subprocess.run(["wineserver", "-p"], timeout=TIME_TO_PREPARE, **quiet)
        start = statistics.median(importing(nothing, "regedit").seconds() for _ in range(3))
        table.compare(title, dump, importing(file, f"regedit (its start takes {milliseconds(start)} of it)"))
    except (Failed, OSError, subprocess.SubprocessError) as error:
        table.skip(title, f"Wine does not run here: {error}")
    finally:
        subprocess.run(["wineserver", "-k"], **quiet)
        subprocess.run(["wineserver", "-w"], **quiet)
        os.environ.clear()
        os.environ.update(before)


def readers(table, program, megabytes, folder):
    file = os.path.join(folder, "some.reg")
    bytes_there = export(file, megabytes << 19)
    size = f"{bytes_there >> 20} MiB of UTF-16"
    dump = Command([program, "dump", file])
    python_reader(table, dump, file, size)
    hivexregedit(table, dump, file, size, folder)
    wine_regedit(table, dump, file, size, folder)
