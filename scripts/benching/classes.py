"""The classes of measurement: each checks, measures in turn, and gives lines for the tables."""

import os
import subprocess
import tempfile
import time

import answers
import bars
import rounds
import tasks
from tools import HERE, PYTHON, folder, say

TITLES = {
    "start": "Start: a process that does next to nothing",
    "csv": "One-shot on CSV: a process that reads the file and answers",
    "memory": "Peak memory of a one-shot on CSV (private MiB; in brackets all that was resident)",
    "import": "Import: the CSV files into a file of the tool's own",
    "file": "One-shot on the tool's own file",
    "warm": "Warm: loaded once, asked again and again (komp: many lines in one go to its prompt on a pipe)",
    "prompt": "A live prompt on a pipe: a line in, the printed answer out",
}


class Line:
    """One line of a table: a task at a scale, the times of each tool, and the verdicts."""

    def __init__(self, kind, scale, task, label, times, unit="ms"):
        self.kind, self.scale, self.task, self.label = kind, scale, task, label
        self.times, self.unit = times, unit
        self.note = None

    def ratios(self):
        mine = self.times.get("komp")
        return {} if mine is None else {
            tool: mine.over(times) for tool, times in self.times.items() if tool != "komp"}

    def verdicts(self):
        ratios, found = self.ratios(), {}
        for tool, (goal, floor) in bars.of(self.kind, self.task, self.scale).items():
            if ratios.get(tool) is not None:
                found[tool] = (ratios[tool], goal, floor, bars.verdict(ratios[tool], goal, floor))
        return found

    def record(self):
        return {"kind": self.kind, "scale": self.scale, "task": self.task, "note": self.note,
                "times": {tool: times.record() for tool, times in self.times.items()},
                "verdicts": self.verdicts()}


class Bench:
    """What is measured, with which tools, for how long."""

    def __init__(self, tools, wanted, scales, names, count, clock):
        self.tools, self.wanted, self.scales = tools, wanted, scales
        self.names, self.count, self.clock = names, count, clock
        self.lines = []
        self.unequal = []
        self.left_out = []
        # Answers of DuckDB, with which all others are compared.
        self.right = {}

    def with_tools(self, *names):
        return [name for name in names if self.tools.has(name) and name in self.wanted]

    def askable(self):
        return [name for name in self.names if tasks.ALL[name].komp is not None]

    def tables(self):
        """The tables that the tasks asked about need."""
        found = {table for name in self.askable() for table in tasks.ALL[name].tables}
        return [table for table in ("staff", "assessments", "needs") if table in found]

    def skip(self, what):
        if self.clock.is_over():
            self.left_out.append(what)
            return True
        return False

    def add(self, line):
        self.lines.append(line)
        say(f"{line.kind} {line.scale or ''} {line.task or ''}: " + ", ".join(
            f"{tool} {times.median * (1 if line.unit == 'MiB' else 1000):.4g}"
            for tool, times in line.times.items()) + " " + line.unit)

    # --- Checking ----------------------------------------------------------------------------
    def answer(self, tool, task, scale, command):
        done = subprocess.run(command, cwd=folder(scale), stdin=subprocess.DEVNULL,
                              capture_output=True, text=True)
        if done.returncode:
            return None, f"exit {done.returncode}: {done.stderr.strip()[-200:]}"
        return answers.rows(done.stdout, headings=tool == "komp"), None

    def equal(self, kind, tool, task, scale, command):
        """Whether a tool's answer is DuckDB's; what is not is told and not timed."""
        found, wrong = self.answer(tool, task, scale, command)
        if tool == "duckdb" and (task, scale) not in self.right and wrong is None:
            self.right[task, scale] = found
        right = self.right.get((task, scale))
        if wrong is None:
            wrong = "DuckDB gave no answer" if right is None else answers.same(found, right)
        if wrong:
            self.unequal.append(f"{kind} {scale} {task} {tool}: {wrong}")
            say(f"NOT EQUAL {self.unequal[-1]}")
        return wrong is None

    # --- One process, one answer -------------------------------------------------------------
    def start(self):
        commands = {name: self.tools.start(name) for name in self.with_tools(
            "duckdb", "komp", "sqlite3", "miller", "polars", "pandas", "chdb")}
        self.add(Line("start", None, None, "start", self.timed(commands, None, self.count * 3)))

    def timed(self, commands, path, count):
        def runner(command):
            def call():
                wall, used, _ = rounds.run(command, path)
                return wall, used.ru_utime + used.ru_stime
            return call
        return rounds.in_turn(
            {name: runner(command) for name, command in commands.items()}, count, self.clock)

    def one_shot(self, kind, scale, command, *names):
        for task in self.askable():
            if self.skip(f"{kind} {scale} {task}"):
                continue
            commands = {}
            for name in self.with_tools("duckdb", *names):
                if not command(name, task, scale):
                    continue
                if self.equal(kind, name, task, scale, command(name, task, scale, True)):
                    commands[name] = command(name, task, scale)
            if "komp" in commands:
                self.add(Line(kind, scale, task, tasks.ALL[task].label, self.timed(
                    commands, folder(scale), self.count)))

    def csv(self, scale):
        self.one_shot("csv", scale, self.tools.on_csv, "komp", "polars", "sqlite3", "miller",
                      "pandas", "chdb")

    def file(self, scale):
        for name in self.with_tools("duckdb", "komp", "sqlite3"):
            self.tools.own_file(name, scale, self.tables())
        self.one_shot("file", scale, self.tools.on_own_file, "komp", "sqlite3")

    def memory(self, scale):
        for task in self.askable():
            if self.skip(f"memory {scale} {task}"):
                continue
            times = {}
            for name in self.with_tools("duckdb", "komp"):
                times[name] = rounds.Times()
                for _ in range(3):
                    peak, own = rounds.memory(
                        self.tools.on_csv(name, task, scale), folder(scale))
                    times[name].add(own, peak)
            self.add(Line("memory", scale, task, tasks.ALL[task].label, times, "MiB"))

    def import_(self, scale):
        if self.skip(f"import {scale}"):
            return
        made = tempfile.mkdtemp(prefix="made-", dir=folder(scale))

        def runner(name):
            file = os.path.join(made, self.tools.own_files[name])
            command = self.tools.to_own_file(name, self.tables(), file)

            def call():
                for left in os.listdir(made):
                    if left.startswith(self.tools.own_files[name]):
                        os.remove(os.path.join(made, left))
                wall, used, code = rounds.run(command, folder(scale))
                if code:
                    raise RuntimeError(f"{name} imports nothing: exit {code}")
                return wall, used.ru_utime + used.ru_stime
            return call
        try:
            names = self.with_tools("duckdb", "komp", "sqlite3")
            times = rounds.in_turn(
                {name: runner(name) for name in names}, max(3, self.count // 2), self.clock)
            self.add(Line("import", scale, None, ", ".join(self.tables()), times))
        finally:
            for left in os.listdir(made):
                os.remove(os.path.join(made, left))
            os.rmdir(made)

    # --- Processes that stay -----------------------------------------------------------------
    def warm(self, scale):
        self.staying("warm", scale, ["polars", "sqlite3", "pandas", "chdb"])

    def prompt(self, scale):
        self.staying("prompt", scale, [])

    @staticmethod
    def asking(tool, task, kind):
        """Asks a tool that stays. Warm it is asked again and again for as long as two hundredths of a second
        take, so that what the process itself does is measured and not how fast it is woken."""
        if kind == "prompt":
            return lambda: (tool.ask(task), 0.0)
        tool.ask(task)
        times = max(1, min(50, int(0.02 / tool.ask(task))))
        return lambda: (tool.ask(task, times), 0.0)

    def staying(self, kind, scale, workers):
        if self.skip(f"{kind} {scale}"):
            return
        for name in self.with_tools("duckdb", "komp", "sqlite3"):
            self.tools.own_file(name, scale, self.tables())
        held = {}
        try:
            if kind == "warm":
                for name in self.with_tools("duckdb", *workers):
                    if name != "duckdb" or self.tools.duckdb_library:
                        held[name] = Worker(name, scale, self.tables())
                prompts = self.with_tools("komp")
            else:
                prompts = self.with_tools("duckdb", "komp", "sqlite3")
            for name in prompts:
                held[name] = Prompt(self.tools, name, scale)
            for task in self.askable():
                if self.skip(f"{kind} {scale} {task}"):
                    continue
                if not all(self.equal(kind, name, task, scale, self.tools.on_own_file(
                        name, task, scale, checking=True)) for name in ("duckdb", "komp")):
                    continue
                times = rounds.in_turn(
                    {name: self.asking(tool, task, kind) for name, tool in held.items()},
                    self.count * 2, self.clock, longest=15)
                self.add(Line(kind, scale, task, tasks.ALL[task].label, times))
        finally:
            for tool in held.values():
                tool.close()


class Worker:
    """A Python tool in a process of its own, with its tables loaded."""

    def __init__(self, name, scale, tables):
        self.process = subprocess.Popen(
            [PYTHON, "-B", os.path.join(HERE, "workers.py"), "stay", name, scale, folder(scale),
             ",".join(tables)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        self.name = name
        if self.process.stdout.readline().strip() != "ready":
            raise RuntimeError(f"{name} could not load the {scale}")

    def ask(self, task, times=1):
        """Seconds that the task takes where it is run so many times in a row."""
        self.process.stdin.write(f"{task} {times}\n")
        self.process.stdin.flush()
        said = self.process.stdout.readline()
        if not said:
            raise RuntimeError(f"{self.name} ended at {task}")
        return float(said)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Prompt:
    """A tool's own prompt on a pipe."""

    def __init__(self, tools, name, scale):
        self.tools, self.name, self.scale = tools, name, scale
        self.process = subprocess.Popen(
            tools.prompt(name), cwd=folder(scale), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL)

    def ask(self, task, times=1):
        """Seconds from a line to its answer, of so many lines that are sent in one go."""
        text, mark = self.tools.said(self.name, task, self.scale)
        text = (text * times + mark).encode()
        begun = time.perf_counter()
        self.process.stdin.write(text)
        self.process.stdin.flush()
        tail = b""
        while not tail.endswith(b"@@\n"):
            more = os.read(self.process.stdout.fileno(), 1 << 16)
            if not more:
                raise RuntimeError(f"{self.name} ended at {task}")
            tail = (tail + more)[-3:]
        return (time.perf_counter() - begun) / times

    def close(self):
        self.process.stdin.close()
        self.process.wait()
