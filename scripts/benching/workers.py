"""The Python tools: one task in a process of its own, or many in a process that stays.

    python workers.py once TOOL TASK SCALE FOLDER [checking]
    python workers.py stay TOOL SCALE FOLDER TABLE,TABLE

The second reads a task's name and a number a line, runs the task so many times with everything loaded, and
writes the seconds that one of them took.
"""

import io
import sys
import time

import frames
import tasks


def polars_load(folder):
    import polars as pl
    return lambda table: pl.scan_csv(f"{folder}/{table}.csv", try_parse_dates=True)


def pandas_load(folder):
    import pandas as pd
    return lambda table, columns: pd.read_csv(f"{folder}/{table}.csv", usecols=columns)


def as_csv(results):
    """The rows of polars or pandas frames without headings."""
    out = io.StringIO()
    for frame in results:
        if hasattr(frame, "write_csv"):
            out.write(frame.write_csv(include_header=False))
        else:
            out.write(frame.to_csv(header=False, index=False))
    return out.getvalue()


def once(tool, task, scale, folder, checking):
    if tool == "polars":
        import polars as pl
        pl.Config.set_tbl_rows(20)
        results = frames.polars(task, scale, polars_load(folder))
    elif tool == "pandas":
        results = frames.pandas(task, scale, pandas_load(folder))
    else:
        return once_chdb(task, scale, folder, checking)
    if checking:
        sys.stdout.write(as_csv(results))
    else:
        print(*results, sep="\n")


def once_chdb(task, scale, folder, checking):
    import chdb
    form = "CSV" if checking else "PrettyCompact"

    def source(table):
        return f"file('{folder}/{table}.csv', CSVWithNames)"
    if task != "t11":
        print(chdb.query(tasks.sql(task, scale, "chdb", source), form), end="")
        return
    from chdb import session
    held = session.Session()
    used = ", ".join(frames.USED[task])
    held.query(f"create table staff engine=Memory as select {used} from {source('staff')}")
    for text in tasks.sql(task, scale, "chdb").split(";"):
        print(held.query(text, form), end="")


class Stay:
    """A tool with all tables loaded."""

    def __init__(self, tool, scale, folder, tables):
        self.scale = scale
        self.answer = getattr(self, tool)(folder, tables)

    def duckdb(self, folder, tables):
        import duckdb
        held = duckdb.connect()
        for table in tables:
            held.execute(f"create table {table} as from read_csv('{folder}/{table}.csv')")

        def answer(task):
            texts = tasks.sql(task, self.scale, "duckdb").split(";")
            return [row for text in texts for row in held.execute(text).fetchall()]
        return answer

    def sqlite3(self, folder, tables):
        import sqlite3
        held = sqlite3.connect(f"file:{folder}/lite.db?mode=ro", uri=True)
        held.execute("pragma cache_size=-4000000")

        def answer(task):
            texts = tasks.sql(task, self.scale, "sqlite").split(";")
            return [row for text in texts for row in held.execute(text).fetchall()]
        return answer

    def polars(self, folder, tables):
        import polars as pl
        held = {}
        for table in tables:
            read = pl.read_csv(f"{folder}/{table}.csv", try_parse_dates=True)
            named = [c for c in read.columns if c in frames.CATEGORIES]
            held[table] = read.with_columns(pl.col(named).cast(pl.Categorical)).lazy()
        return lambda task: frames.polars(task, self.scale, held.__getitem__)

    def pandas(self, folder, tables):
        import pandas as pd
        held = {table: pd.read_csv(f"{folder}/{table}.csv") for table in tables}
        return lambda task: frames.pandas(task, self.scale, lambda table, columns: held[table])

    def chdb(self, folder, tables):
        from chdb import session
        held = session.Session()
        for table in tables:
            held.query(f"create table {table} engine=Memory as select * from "
                       f"file('{folder}/{table}.csv', CSVWithNames)")

        def answer(task):
            texts = tasks.sql(task, self.scale, "chdb").split(";")
            return [str(held.query(text, "CSV")) for text in texts]
        return answer


def stay(tool, scale, folder, tables):
    held = Stay(tool, scale, folder, tables.split(","))
    print("ready", flush=True)
    for line in sys.stdin:
        task, times = line.split()
        begun = time.perf_counter()
        for _ in range(int(times)):
            held.answer(task)
        print((time.perf_counter() - begun) / int(times), flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "once":
        once(*sys.argv[2:6], checking=len(sys.argv) > 6)
    else:
        stay(*sys.argv[2:6])
