"""What was measured on, and whether there is room for what is wanted."""
import datetime, os, pathlib, platform, re, shutil, subprocess, textwrap

MIB = 1 << 20
# A load below this is what a machine has of itself, or still from what was done a minute ago.
IDLE = 0.5


def first_line(command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    except OSError:
        return ""
    return (done.stdout + done.stderr).strip().split("\n")[0]


def version(command, name):
    """`name 1.2` of a program's first line about itself."""
    if not shutil.which(command[0]):
        return f"no {name}"
    # The number comes first, before those of its package or its maker.
    found = re.match(r"\D*(\d+(\.\d+)+)", first_line(command))
    return f"{name} {found[1]}" if found else f"no {name}"


def swift_version():
    found = re.search(r"Swift version (\S+)", first_line([os.environ.get("SWIFT", "swift"), "--version"]))
    return found[1] if found else "unknown"


def processor():
    found = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    return found[1] if found else platform.machine()


def memory():
    """MiB of memory there are, and that are free to be used, within the limit of a container."""
    found = dict(re.findall(r"(\w+):\s*(\d+) kB", pathlib.Path("/proc/meminfo").read_text()))
    total, free = (int(found[name]) // 1024 for name in ("MemTotal", "MemAvailable"))
    limit, used = (pathlib.Path(f"/sys/fs/cgroup/memory.{name}") for name in ("max", "current"))
    if limit.exists() and limit.read_text().strip().isdigit():
        total = min(total, int(limit.read_text()) // MIB)
        free = min(free, (int(limit.read_text()) - int(used.read_text())) // MIB)
    return total, free


def space(folder):
    """MiB that are free on the disk of a folder."""
    return shutil.disk_usage(folder).free // MIB


def fitting(wanted, folder):
    """The largest export, in MiB, that lies on the disk with what is made of it, and stays in memory."""
    size = wanted
    while size > 16 and (space(folder) < 4 * size or memory()[1] < 2 * size):
        size //= 2
    return size


def description(program):
    """Everything that the figures depend on, as text of Markdown."""
    libc = os.confstr("CS_GNU_LIBC_VERSION") or "libc unknown"
    versions = [
        f"deskheap {first_line([program, '--version'])}, Swift {swift_version()}", f"{libc} (iconv)",
        version(["wc", "--version"], "coreutils") + " (wc, cat, cp)", version(["grep", "--version"], "grep"),
        version(["dpkg-query", "--show", "libwin-hivex-perl"], "hivexregedit"), version(["wine", "--version"], "Wine"),
        f"Python {platform.python_version()}",
    ]
    today = datetime.date.today()
    load = os.getloadavg()[0]
    busy = "otherwise idle" if load < IDLE else f"NOT idle: load {load:.1f} before the start"
    text = (f"On {today.day} {today:%B %Y}: {processor()}, {len(os.sched_getaffinity(0))} processors, "
            f"{memory()[0] / 1024:.0f} GiB, Linux {platform.release()} {platform.machine()}, {busy}. "
            f"Release build, warm cache; {'; '.join(versions)}.")
    return textwrap.fill(text, 120)
