"""How cost grows: a live prompt asked the same at five sizes, with what the machine allows beside it."""

import os
import statistics
import subprocess
import sys
import time

import tasks
import tools

SIZES = [5_000, 15_000, 50_000, 150_000, 500_000]
UNIT = "kommunrehab 1"

# A line of komp, and the bytes a person that no answer can do without: the cells of the columns it is
# about, at the width they have; twelve assessments of three bytes for what is about competences.
ASKED = {
    "t1": (None, 3), "t2": (None, 4), "t3": (None, 7), "t6": (None, 5), "t7": (None, 60),
    "t8": (None, 5), "t9": (None, 17), "t10": (None, 7), "t11": (None, 40),
    "gap, first 20": (tasks.ALL["t5"].komp.replace("{gap}", ""), 36),
    "gap 2028 at 67": ("gap 2028 at 67 sort gap, unit, competence limit 20", 40),
    "vulnerability": ("vulnerability limit 20", 36),
    "mapping": ("mapping limit 20", 36),
}


def text(name):
    line = ASKED[name][0] or tasks.ALL[name].komp
    line = line.replace("{staff}", "staff").replace("{unit}", UNIT)
    return (line.replace("\n", ";\n") + ';\nprint "@@";\n').encode()


def made(people):
    """A workspace of so many people, made where it is not there."""
    folder = os.path.join(tools.CACHE, f"growth-{people}")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import workforce; "
        "n = int(sys.argv[2]); workforce.SCALES['region'] = (n, 12 * n, 1, max(60, n // 100), n); "
        "workforce.main('region', sys.argv[3])")
    if not os.path.exists(os.path.join(folder, "needs.csv")):
        subprocess.run([tools.PYTHON, "-B", "-c", code, tools.HERE, str(people), folder], check=True)
    file = os.path.join(folder, "growth.kompdb")
    for left in [file, file + ".key", file + "-wal", file + "-shm"]:
        if os.path.exists(left):
            os.remove(left)
    lines = ['new "growth.kompdb"'] + [
        f'import {table} from "{table}.csv"' for table in ("staff", "assessments", "needs")]
    subprocess.run([tools.KOMP, *tools.KOMP_OPTIONS, "-c", "\n".join(lines)], cwd=folder, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder


class Asking:
    """A prompt on a pipe."""

    def __init__(self, folder):
        self.process = subprocess.Popen(
            [tools.KOMP, *tools.KOMP_OPTIONS, "growth.kompdb"], cwd=folder, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def ask(self, said):
        begun = time.perf_counter()
        self.process.stdin.write(said)
        self.process.stdin.flush()
        tail = b""
        while not tail.endswith(b"@@\n"):
            more = os.read(self.process.stdout.fileno(), 1 << 16)
            if not more:
                sys.exit("bench: komp ended")
            tail = (tail + more)[-3:]
        return time.perf_counter() - begun


def walk(count):
    """Seconds the machine takes to look at so many bytes: a search that finds nothing."""
    held = bytes(count)
    best = []
    for _ in range(5):
        begun = time.perf_counter()
        held.find(b"\x01")
        best.append(time.perf_counter() - begun)
    return min(best)


def measure(rounds=15):
    tools.say(f"{', '.join(map(str, SIZES))} people; milliseconds of a round trip")
    table = {name: [] for name in ["nothing", *ASKED]}
    for people in SIZES:
        prompt = Asking(made(people))
        empty = b'print "@@";\n'
        prompt.ask(empty)
        idle = statistics.median(prompt.ask(empty) for _ in range(rounds))
        table["nothing"].append((idle, idle))
        for name, (_, bytes_each) in ASKED.items():
            said = text(name)
            prompt.ask(said)
            times = [prompt.ask(said) for _ in range(3)]
            if sum(times) < 3:
                times += [prompt.ask(said) for _ in range(rounds)]
            table[name].append((statistics.median(times), idle + walk(people * bytes_each)))
        prompt.process.stdin.close()
        prompt.process.wait()
    print("| asked | " + " | ".join(f"{size:,}" for size in SIZES) + " | limit at the last |")
    print("| --- " * (len(SIZES) + 2) + "|")
    for name, times in table.items():
        label = tasks.ALL[name].label if name in tasks.ALL else name
        cells = " | ".join(f"{found * 1000:.3g}" for found, _ in times)
        print(f"| {label} | {cells} | {times[-1][1] * 1000:.3g} |")
    return 0
