"""Two komp at one workspace: each writes so many changes at the same time, and all are there.

pair.py [CHANGES EACH]
"""

import datetime
import os
import shutil
import sys
import tempfile
import threading
import time

from conversation import Conversation, ask, check, workspace


def day(number):
    return (datetime.date(1950, 1, 1) + datetime.timedelta(days=number)).isoformat()


def write(talk, person, count, done):
    for number in range(count):
        line = f'assess P{person:05} "Kompetens {number % 8}"={number % 5 + 1} from {day(number)}'
        if not talk.confirm(line, "added on"):
            done.append(f"P{person:05} ended at {number}: {talk.said[-3:]}")
            return


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    folder = tempfile.mkdtemp(prefix="komp-pair-")
    path = workspace(folder)
    begun = time.monotonic()
    failures = []
    talks = [Conversation(path) for _ in range(2)]
    threads = [
        threading.Thread(target=write, args=(talk, person, count, failures))
        for person, talk in enumerate(talks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - begun
    codes = [talk.end() for talk in talks]
    if codes != [0, 0]:
        failures.append(f"exit codes {codes}")
    whole, said = check(path)
    entries = said.split(" entries")[0].split()[-1] if whole else said
    if not whole or int(entries.replace("\u202f", "").replace(",", "")) != 2 * count + 2:
        failures.append(f"the journal: {said}")
    code, out, err = ask(path, "assessments show person, level, date", "--format", "csv")
    rows = [row.split(",") for row in out.splitlines()[1:]]
    for person in range(2):
        mine = [row for row in rows if row[0] == f"P{person:05}" or row[0] == f"Person {person}"]
        days = [row[2] for row in mine]
        if len(mine) != count or days != [day(number) for number in range(count)]:
            failures.append(f"P{person:05}: {len(mine)} rows, in order {days == sorted(days)}")
        if sum(int(row[1]) for row in mine) != sum(number % 5 + 1 for number in range(count)):
            failures.append(f"P{person:05}: another sum of levels")
    print(
        f"pair: two times {count} changes, {entries} entries in the journal with two imports, "
        f"{2 * count / took:.0f} a second, {took:.0f} s, {len(failures)} wrong")
    for failure in failures:
        print("pair:", failure, file=sys.stderr)
    if failures:
        print(f"pair: the files are in {folder}", file=sys.stderr)
        sys.exit(1)
    shutil.rmtree(folder)


main()
