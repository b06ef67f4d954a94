"""Measuring: tools in turn, round after round, so that what slows the machine slows all alike."""

import os
import statistics
import subprocess
import threading
import time


class Clock:
    """Says when the time given to a run is over."""

    def __init__(self, seconds=None):
        self.end = None if seconds is None else time.monotonic() + seconds

    def left(self):
        return float("inf") if self.end is None else self.end - time.monotonic()

    def is_over(self):
        return self.left() <= 0


def run(command, folder=None):
    """Runs a command to its end with its answer thrown away: wall seconds and the kernel's account.

    The answer goes to /dev/null, as a tool that writes slowly to a terminal is not what is asked.
    """
    begun = time.monotonic()
    process = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    return wall, used, process.returncode


def memory(command, folder=None):
    """Peak megabytes of a run: all that was resident, and the part that was its own.

    The kernel keeps the first as a maximum; the second is looked at every half millisecond, so that
    pages of a mapped file, which every reader shares, are not taken for a tool's own.
    """
    process = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    peak = own = 0
    over = threading.Event()

    def look():
        nonlocal peak, own
        path = f"/proc/{process.pid}/status"
        while not over.is_set():
            try:
                with open(path) as status:
                    for line in status:
                        if line.startswith("VmHWM"):
                            peak = max(peak, int(line.split()[1]))
                        elif line.startswith("RssAnon"):
                            own = max(own, int(line.split()[1]))
            except OSError:
                return
            time.sleep(0.0005)

    watcher = threading.Thread(target=look)
    watcher.start()
    process.wait()
    over.set()
    watcher.join()
    return peak / 1024, own / 1024


class Times:
    """The times of one tool at one task, and how they stand to those of another."""

    def __init__(self):
        self.walls = []
        self.cpus = []

    def add(self, wall, cpu=0.0):
        self.walls.append(wall)
        self.cpus.append(cpu)

    @property
    def median(self):
        return statistics.median(self.walls)

    @property
    def cpu(self):
        return statistics.median(self.cpus)

    @property
    def spread(self):
        """Half the distance between the quartiles, as a share of the median."""
        if len(self.walls) < 3:
            return 0.0
        low, _, high = statistics.quantiles(self.walls, n=4)
        return (high - low) / 2 / self.median

    def over(self, other):
        """The median of the ratios of those rounds in which both ran; beside what ran once the medians'."""
        if 1 in (len(self.walls), len(other.walls)):
            return self.median / other.median
        pairs = list(zip(self.walls, other.walls))
        return statistics.median(a / b for a, b in pairs) if pairs else None

    def record(self):
        return {"median": self.median, "spread": self.spread, "cpu": self.cpu,
                "rounds": len(self.walls), "walls": self.walls}


def in_turn(runners, rounds, clock, longest=30.0):
    """Calls every runner once a round; a slow one in as many of the rounds as that many seconds allow.

    A runner answers (wall seconds, processor seconds). The first round is for warming and does not
    count unless it is the only one there was time for.
    """
    times = {name: Times() for name in runners}
    first = {}
    for name, runner in runners.items():
        first[name] = runner()
    for done in range(rounds):
        for name, runner in runners.items():
            if first[name][0] * (done + 1) > longest or clock.is_over():
                continue
            times[name].add(*runner())
    for name in runners:
        if not times[name].walls:
            times[name].add(*first[name])
    return times
