"""The tables: Markdown, a line a task, a column a tool."""

import os
import platform
import time

import tasks
from classes import TITLES
from tools import KOMP

COLUMNS = ["komp", "duckdb", "sqlite3", "polars", "pandas", "chdb", "miller"]


def figure(times, unit):
    factor = 1 if unit == "MiB" else 1000
    text = f"{times.median * factor:.3g}" if times.median * factor < 1000 else (
        f"{times.median * factor:.0f}")
    if unit == "MiB":
        return f"{text} ({times.cpu:.0f})"
    return f"{text} ±{times.spread:.0%}"


def machine():
    name = "an unnamed processor"
    try:
        with open("/proc/cpuinfo") as file:
            for line in file:
                if line.startswith("model name"):
                    name = line.split(":", 1)[1].strip()
                    break
    except OSError:
        pass
    return f"{name}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"


def whole(bench, tools):
    """Everything that was measured, as text."""
    out = [
        f"# komp beside others, {time.strftime('%Y-%m-%d')}", "",
        f"{machine()}; load {os.getloadavg()[0]:.1f} at the end.",
        "Versions: " + ", ".join(f"{name} {v}" for name, v in tools.versions.items())
        + (f", duckdb warm {tools.duckdb_library}" if tools.duckdb_library else "")
        + f"; komp's binary is {os.path.getsize(KOMP) / 1e6:.1f} MB.",
        "Milliseconds: median of rounds in turn, ± half the distance of the quartiles; × is the "
        "median of komp's ratio to the tool in the same round.", ""]
    for kind in TITLES:
        for scale in dict.fromkeys(line.scale for line in bench.lines if line.kind == kind):
            lines = [line for line in bench.lines if line.kind == kind and line.scale == scale]
            out += table(kind, scale, lines) + [""]
    for name in bench.names:
        if tasks.ALL[name].komp is None:
            out.append(f"not yet: {name} {tasks.ALL[name].label}: {tasks.ALL[name].missing}")
    out += [f"no time was left for: {what}" for what in bench.left_out]
    out += [f"NOT EQUAL: {what}" for what in bench.unequal]
    out += summary(bench)
    return "\n".join(out)


def table(kind, scale, lines):
    used = [name for name in COLUMNS if any(name in line.times for line in lines)]
    heads = ["task"] + [name for name in used] + ["bar"]
    rows = []
    for line in lines:
        ratios = line.ratios()
        cells = [f"{line.task} {line.label}" if line.task else line.label]
        for name in used:
            if name not in line.times:
                cells.append("–")
            elif ratios.get(name) is not None:
                cells.append(f"{figure(line.times[name], line.unit)} ×{ratios[name]:.3g}")
            else:
                cells.append(figure(line.times[name], line.unit))
        cells.append("; ".join(
            f"{tool} {word} ({ratio:.2f}, goal {goal:g}, floor {floor:g})"
            for tool, (ratio, goal, floor, word) in line.verdicts().items()) or "–")
        rows.append(cells)
    where = f", {scale}" if scale else ""
    return [f"## {TITLES[kind]}{where}", "", "| " + " | ".join(heads) + " |",
            "|" + " --- |" * len(heads)] + ["| " + " | ".join(row) + " |" for row in rows]


def summary(bench):
    """How many bars are reached, class by class."""
    out = []
    for kind in TITLES:
        words = [word for line in bench.lines if line.kind == kind
                 for *_, word in line.verdicts().values()]
        if words:
            out.append(f"{kind}: {words.count('goal')} of {len(words)} at the goal, "
                       f"{words.count('floor')} between goal and floor, "
                       f"{words.count('short')} short of the floor")
    return [""] + out if out else []
