"""The tools that are measured: where each is, and the command by which it answers a task.

Each is run as somebody who knows it well would run it: DuckDB by its own binary and not by pip's
script, which starts Python first; sqlite3 with indexes; polars with categoricals when warm.
"""

import os
import shutil
import subprocess
import sys

import tasks

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CACHE = os.path.join(
    os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "komp-bench")
PYTHON = os.path.join(CACHE, "venv", "bin", "python")
LIBRARIES = ["duckdb", "duckdb-cli", "polars", "pandas", "chdb", "numpy", "pyarrow"]
KOMP = os.environ.get("KOMP") or os.path.join(ROOT, ".build", "release", "komp")
KOMP_OPTIONS = ["--today", "2026-01-01", "--lang", "en"]


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def folder(scale):
    return os.path.join(CACHE, scale)


def prepare():
    """Sees to it that the libraries are there, outside the repository."""
    os.makedirs(CACHE, exist_ok=True)
    stamp = os.path.join(CACHE, "venv", "libraries")
    wanted = " ".join(LIBRARIES)
    if not (os.path.exists(stamp) and open(stamp).read() == wanted):
        say(f"installing {wanted} into {CACHE}/venv")
        subprocess.run([sys.executable, "-m", "venv", os.path.dirname(os.path.dirname(PYTHON))],
                       check=True)
        subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                        "numpy", "polars"], check=True)
        for library in LIBRARIES:
            done = subprocess.run([PYTHON, "-m", "pip", "install", "--quiet",
                                   "--disable-pip-version-check", library])
            if done.returncode:
                say(f"{library} could not be installed: left out")
        with open(stamp, "w") as file:
            file.write(wanted)


def data(scale):
    """Makes the data of a scale where it is not there; answers its folder."""
    path = folder(scale)
    maker = os.path.join(HERE, "workforce.py")
    stamp = os.path.join(path, "made")
    source = open(maker).read()
    if not (os.path.exists(stamp) and open(stamp).read() == source):
        say(f"making the {scale}")
        shutil.rmtree(path, ignore_errors=True)
        subprocess.run([PYTHON, "-B", maker, scale, path], check=True)
        with open(stamp, "w") as file:
            file.write(source)
    return path


def asked(code):
    """What Python of the libraries answers; nothing where it cannot."""
    done = subprocess.run([PYTHON, "-B", "-c", code], capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else None


def duckdb_binary():
    where = asked("import duckdb_cli, os; print(os.path.dirname(duckdb_cli.__file__))")
    path = os.path.join(where or "", "duckdb")
    return path if where and os.access(path, os.X_OK) else shutil.which("duckdb")


class Tools:
    """The tools there are, with their versions; what is not there is said once."""

    def __init__(self):
        self.duckdb = duckdb_binary()
        self.versions = {}
        self.note("komp", [KOMP, "--version"])
        self.note("duckdb", [self.duckdb, "--version"] if self.duckdb else None)
        self.note("sqlite3", ["sqlite3", "--version"])
        self.note("miller", ["mlr", "--version"])
        for library in ["polars", "pandas", "chdb"]:
            version = asked(f"import {library}; print({library}.__version__)")
            if version:
                self.versions[library] = version
            else:
                say(f"{library} is not there: left out")
        self.duckdb_library = asked("import duckdb; print(duckdb.__version__)")

    def note(self, name, command):
        found = None
        if command and shutil.which(command[0]):
            done = subprocess.run(command, capture_output=True, text=True)
            words = done.stdout.replace("version", " ").replace("mlr", " ").split()
            found = words[0] if done.returncode == 0 and words else None
        if found:
            self.versions[name] = found.lstrip("v")
        else:
            say(f"{name} is not there: left out")

    def has(self, name):
        return name in self.versions

    # --- One process, one answer -------------------------------------------------------------
    def start(self, name):
        """The command that starts a tool and has it do next to nothing."""
        if name == "komp":
            return [KOMP, "-c", ""]
        if name == "duckdb":
            return [self.duckdb, "-c", "select 1"]
        if name == "sqlite3":
            return ["sqlite3", ":memory:", "select 1"]
        if name == "miller":
            return ["mlr", "-n", "put", "end{print 1}"]
        calls = {"polars": "import polars as pl; print(pl.select(1))",
                 "pandas": "import pandas as pd; print(pd.Series([1]))",
                 "chdb": "import chdb; print(chdb.query('select 1'))"}
        return [PYTHON, "-B", "-c", calls[name]]

    def on_csv(self, name, task, scale, checking=False):
        """The command by which a tool answers a task from the CSV files; nothing where it cannot."""
        if name == "komp":
            text = tasks.komp(task, scale, from_file=True)
            form = ["--format", "csv"] if checking else []
            return text and [KOMP, *KOMP_OPTIONS, *form, "-c", text]
        if name == "duckdb":
            form = ["-csv", "-noheader"] if checking else []
            if task == "t11":
                # Twenty questions are worth a table.
                first = "create table staff as from read_csv('staff.csv');"
                return [self.duckdb, *form, "-c", first + tasks.sql(task, scale, "duckdb")]
            text = tasks.sql(task, scale, "duckdb", lambda table: f"read_csv('{table}.csv')")
            return [self.duckdb, *form, "-c", text]
        if name == "sqlite3":
            tables = tasks.ALL[task].tables
            command = ["sqlite3", ":memory:"] + (["-csv"] if checking else [])
            for table in tables:
                command += ["-cmd", tasks.SQLITE_TABLES[table],
                            "-cmd", f".import --csv --skip 1 {table}.csv {table}"]
            return command + [tasks.SQLITE_MENDING + tasks.sql(task, scale, "sqlite")]
        if name == "miller":
            verbs = tasks.miller(task, scale)
            form = "--ocsv" if checking else "--opprint"
            bare = ["--headerless-csv-output"] if checking else []
            return verbs and ["mlr", "--icsv", form, *bare, *verbs, "staff.csv"]
        one = [PYTHON, "-B", os.path.join(HERE, "workers.py"), "once", name, task, scale, "."]
        return one + (["checking"] if checking else [])

    def on_own_file(self, name, task, scale, checking=False):
        """The command by which a tool answers a task from the file it keeps itself."""
        if name == "komp":
            text = tasks.komp(task, scale, from_file=False)
            form = ["--format", "csv"] if checking else []
            return text and [KOMP, *KOMP_OPTIONS, *form, "komp.kompdb", "-c", text]
        if name == "duckdb":
            form = ["-csv", "-noheader"] if checking else []
            return [self.duckdb, *form, "-readonly", "duck.db", "-c",
                    tasks.sql(task, scale, "duckdb")]
        if name == "sqlite3":
            form = ["-csv"] if checking else []
            return ["sqlite3", *form, "-readonly", "lite.db", tasks.sql(task, scale, "sqlite")]
        return None

    def to_own_file(self, name, tables, file):
        """The command that brings the CSV files into a tool's own file."""
        if name == "komp":
            lines = [f'new "{file}"'] + [f'import {table} from "{table}.csv"' for table in tables]
            return [KOMP, *KOMP_OPTIONS, "-c", "\n".join(lines)]
        if name == "duckdb":
            made = [f"create table {t} as from read_csv('{t}.csv')" for t in tables]
            return [self.duckdb, file, "-c", ";".join(made)]
        if name == "sqlite3":
            command = ["sqlite3", file]
            for table in tables:
                command += ["-cmd", tasks.SQLITE_TABLES[table],
                            "-cmd", f".import --csv --skip 1 {table}.csv {table}"]
            indexes = "".join(tasks.SQLITE_INDEXES[table] for table in tables)
            return command + [tasks.SQLITE_MENDING + indexes + "analyze;"]
        return None

    def prompt(self, name):
        """The command of a prompt on a tool's own file, and what it is sent for a task."""
        if name == "komp":
            return [KOMP, *KOMP_OPTIONS, "komp.kompdb"]
        if name == "duckdb":
            return [self.duckdb, "-readonly", "duck.db"]
        if name == "sqlite3":
            return ["sqlite3", "-readonly", "lite.db"]
        return None

    def said(self, name, task, scale):
        """What is typed at a prompt, and what is then to print the mark that the answer is there."""
        if name == "komp":
            text = tasks.komp(task, scale, from_file=False)
            return text.replace("\n", ";\n") + ";\n", 'print "@@";\n'
        return tasks.sql(task, scale, name.rstrip("3")) + ";\n", ".print @@\n"

    own_files = {"komp": "komp.kompdb", "duckdb": "duck.db", "sqlite3": "lite.db"}

    def own_file(self, name, scale, tables):
        """Makes a tool's own file of a scale where it is not there."""
        path = folder(scale)
        file = os.path.join(path, self.own_files[name])
        stamp = file + ".made"
        wanted = " ".join([self.versions[name], *tables, str(os.path.getmtime(KOMP))
                           if name == "komp" else ""])
        if os.path.exists(file) and os.path.exists(stamp) and open(stamp).read() == wanted:
            return
        for left in [file, file + "-wal", file + "-shm", file + ".key"]:
            if os.path.exists(left):
                os.remove(left)
        say(f"{name} makes its own file of the {scale}")
        done = subprocess.run(
            self.to_own_file(name, tables, self.own_files[name]), cwd=path,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if done.returncode:
            raise RuntimeError(f"{name}: {done.stderr.strip()[-300:]}")
        with open(stamp, "w") as mark:
            mark.write(wanted)

