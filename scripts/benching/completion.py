"""How long Tab takes at a real prompt with 50 000 people, and Tab and the nearest word over a catalogue
of 5 813 skills: from the key to the last byte on the screen."""

import fcntl
import os
import pty
import re
import select
import statistics
import struct
import tempfile
import termios
import time

import tools

BAR = 0.020
LINES = [
    'staff where level<3 and unit="kommunrehab 3" show name, age, profession sort name',
    "staff including former where left=2025 by unit: count, avg salary with total",
    "staff that is missing education by department across level: count",
    'units where name contains "rehab" show name, department',
    'employments as of 2024-12-31 where degree between 50% and 90% by profession: share',
    "staff where age>=65 and profession=undersköterska sort age desc limit 20",
    "count staff where salary>40000 or level in (3, 4)",
    "staff compute count, median salary, share (degree<100%)",
]

CATALOGUE = os.path.join(
    tools.ROOT, "..", "shared", "data", "taxonomy", "taxonomy-to-concept.json")
BEGUN = ["", "a", "ar", "arbets", "sv", "java", "vård", "kund", "mask", '"c']
SLIPS = [
    "Arbetsledarerfarenhett", "Javascritp", "Svetsnign", "Truckkrt", "Vårdplanerng", "Boföring",
    "Kundtjänts", "Engelka", "Programering", "Projektlednig",
]


class Screen:
    """A prompt on a terminal of its own."""

    def __init__(self, command, folder):
        self.pid, self.keys = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8", HOME=folder)
            os.execv(command[0], command)
        fcntl.ioctl(self.keys, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.quiet(0.5)

    def quiet(self, pause=0.04, longest=5.0):
        """Reads until nothing has come for a while; answers when the last of it came."""
        last = None
        end = time.perf_counter() + longest
        while time.perf_counter() < end:
            ready, _, _ = select.select([self.keys], [], [], pause)
            if not ready:
                break
            try:
                os.read(self.keys, 1 << 16)
            except OSError:
                break
            last = time.perf_counter()
        return last

    def type(self, text):
        os.write(self.keys, text.encode())
        return self.quiet()

    def timed(self, key):
        begun = time.perf_counter()
        os.write(self.keys, key.encode())
        last = self.quiet(0.08)
        return None if last is None else last - begun

    def close(self):
        os.write(self.keys, b"\x03\x04")
        self.quiet(0.1)
        os.close(self.keys)
        os.waitpid(self.pid, 0)


def places():
    """Every line up to each of its words and signs: with the word begun, and before it."""
    for line in LINES:
        for found in re.finditer(r"\w+|[<>=,:(]", line):
            yield line[:found.start()]
            if found.end() - found.start() > 2:
                yield line[:found.start() + 2]


def told(name, times):
    times = sorted(times)
    p95 = times[min(len(times) - 1, int(len(times) * 0.95))]
    print(f"{name}: {len(times)} times, median {statistics.median(times) * 1000:.1f} ms, "
          f"p95 {p95 * 1000:.1f} ms, longest {times[-1] * 1000:.1f} ms")
    return p95


def people():
    """Tab after every word of some lines, with 50 000 people."""
    path = tools.data("region")
    there = tools.Tools()
    there.own_file("komp", "region", ["staff"])
    screen = Screen([tools.KOMP, *tools.KOMP_OPTIONS, "--no-init", "komp.kompdb"], path)
    again, first = [], []
    try:
        for number, text in enumerate(dict.fromkeys(places())):
            if number % 4 == 0:
                # After an answer nothing is known beforehand.
                screen.type("count units\r")
                screen.quiet(0.15)
            screen.type(text)
            taken = screen.timed("\t")
            if taken is not None:
                (first if number % 4 == 0 else again).append(taken)
            screen.type("\x1b")
            screen.type("\x15\x03")
    finally:
        screen.close()
    return [told("the first Tab after an answer", first), told("a later Tab", again)]


def catalogue():
    """Tab after `has`, and a misspelt competence with its nearest words, over JobTech's catalogue."""
    if not os.path.exists(CATALOGUE):
        tools.say("JobTech's catalogue is not beside the repository: left out")
        return []
    completing, mending = [], []
    with tempfile.TemporaryDirectory() as folder:
        screen = Screen([tools.KOMP, *tools.KOMP_OPTIONS, "--no-init"], folder)
        try:
            screen.type(f'import competences from "{CATALOGUE}"\r')
            screen.quiet(1.0)
            for _ in range(10):
                for begun in BEGUN:
                    screen.type("count staff where has " + begun)
                    taken = screen.timed("\t")
                    if taken is not None:
                        completing.append(taken)
                    screen.type("\x1b")
                    screen.type("\x15\x03")
                for slip in SLIPS:
                    screen.type("staff where has " + slip)
                    mending.append(screen.timed("\r") or BAR * 10)
        finally:
            screen.close()
    return [told("Tab after has, over 5 813 skills", completing),
            told("a misspelt skill and its nearest words", mending)]


def measure():
    worst = max(people() + catalogue())
    reached = worst <= BAR
    print(f"the bar is {BAR * 1000:.0f} ms: {'reached' if reached else 'not reached'}")
    return 0 if reached else 1
