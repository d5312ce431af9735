"""Runs two programs in turn, and prints what they took as rows of a table."""
import dataclasses, os, pathlib, re, resource, shutil, statistics, sys, time

ROUNDS = 5
# From so many rounds on, a few that something else disturbed are left out of the range.
MANY_ROUNDS = 20
# How often the memory of a process is looked at, in seconds.
LOOK = 0.0005


class Failed(Exception):
    """A program did not do what was to be measured."""


@dataclasses.dataclass
class Command:
    words: list
    # What the table calls it; without, the name of the program.
    name: str = ""
    # Run on one processor only.
    alone: bool = False
    # What is done before each run, and not measured.
    prepare: object = None
    statuses: tuple = (0,)
    # What it says on standard error is of no interest.
    silent: bool = False
    # Another process does part of its work, so that its processor time tells nothing.
    served: bool = False

    def __post_init__(self):
        self.words = [str(word) for word in self.words]
        self.program = shutil.which(self.words[0])
        self.name = self.name or pathlib.Path(self.words[0]).name

    def start(self):
        """Starts it with as little as can be between: a copy of this process would cost more than a small program."""
        if self.prepare:
            self.prepare()
        nothing = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3 if self.silent else 2)]
        everywhere = os.sched_getaffinity(0)
        if self.alone:
            os.sched_setaffinity(0, {max(everywhere)})
        begin = time.perf_counter()
        try:
            return begin, os.posix_spawn(self.program, self.words, os.environ, file_actions=nothing)
        finally:
            if self.alone:
                os.sched_setaffinity(0, everywhere)

    def check(self, status):
        status = os.waitstatus_to_exitcode(status)
        if status not in self.statuses:
            raise Failed(f"{self.name} exits {status}")

    def run(self):
        """Runs it; gives the seconds that passed, and those that processors worked on it and what it started."""
        begin, process = self.start()
        _, status, usage = os.wait4(process, 0)
        end = time.perf_counter()
        self.check(status)
        return end - begin, usage.ru_utime + usage.ru_stime

    def seconds(self):
        return self.run()[0]

    def peak(self):
        """Its peak memory in MiB, from a run of its own."""
        _, process = self.start()
        most, done = 0, 0
        while not done:
            try:
                found = re.search(r"VmHWM:\s*(\d+)", pathlib.Path(f"/proc/{process}/status").read_text())
            except ProcessLookupError:
                found = None
            most = max(most, int(found[1]) if found else 0)
            done, status, usage = os.wait4(process, os.WNOHANG)
            time.sleep(0 if done else LOOK)
        self.check(status)
        # The system counts the memory of this process, which started it, as its own: only more than that tells something.
        if usage.ru_maxrss > resource.getrusage(resource.RUSAGE_SELF).ru_maxrss:
            most = usage.ru_maxrss
        return most / 1024


def milliseconds(seconds):
    value = seconds * 1000
    return f"{value:,.0f} ms" if value >= 100 else f"{value:.1f} ms" if value >= 10 else f"{value:.2f} ms"


def times(ratio):
    return f"{ratio:.2f}" if ratio >= 0.1 else f"{ratio:.2g}"


def quotients(pairs):
    return sorted(mine / theirs for mine, theirs in pairs)


def ratios(pairs):
    """The median of the ratios of neighbouring runs, and their range."""
    found = quotients(pairs)
    cut = len(found) // 10 if len(found) >= MANY_ROUNDS else 0
    return f"{times(statistics.median(found))} × ({times(found[cut])}–{times(found[-1 - cut])})"


def medians(pairs):
    return [statistics.median(pair[side] for pair in pairs) for side in (0, 1)]


class Table:
    def __init__(self):
        self.failed = False
        print("| what | deskheap | against | ratio | of processor time | peak |\n|---|---|---|---|---|---|", flush=True)

    def row(self, title, mine, theirs, ratio="", work="", peak=""):
        print(f"| {title} | {mine} | {theirs} | {ratio} | {work} | {peak} |", flush=True)

    def skip(self, title, reason):
        """Nobody shall think that what is not there was measured."""
        self.row(title, "not measured", f"SKIPPED: {reason}")
        print(f"bench: SKIPPED, {title}: {reason}", file=sys.stderr)

    def compare(self, title, mine, theirs, rounds=ROUNDS):
        """Runs the two in turn, deskheap first, after each has run once."""
        try:
            peak = mine.peak()
            theirs.seconds()
            runs = [(mine.run(), theirs.run()) for _ in range(rounds)]
        except Failed as failure:
            self.failed = True
            self.row(title, "FAILED", str(failure))
            return
        pairs, work = ([(here[kind], there[kind]) for here, there in runs] for kind in (0, 1))
        here, there = medians(pairs)
        worked = "" if theirs.served else f"{times(statistics.median(quotients(work)))} ×"
        self.row(title, milliseconds(here), f"{theirs.name} {milliseconds(there)}", ratios(pairs), worked, f"{peak:.0f} MiB")
