"""kill -9 at random moments: every change that was confirmed is there afterwards, none by half.

crash.py [CHANGES] [SEED]: goes on until so many changes have been confirmed. A third of the runs is
ended about a fold, some in a backup and some in an import.
"""

import datetime
import os
import random
import shutil
import sys
import tempfile
import threading
import time

from conversation import COMPETENCES, PEOPLE, Conversation, ask, check, staff, workspace

FOLD = 200


class Campaign:
    def __init__(self, folder, seed):
        self.folder = folder
        self.dice = random.Random(seed)
        self.path = workspace(folder)
        self.number = 0
        self.confirmed = {}
        self.people = PEOPLE
        self.kills = {"change": 0, "fold": 0, "backup": 0, "import": 0}
        self.unconfirmed = 0
        self.failures = []

    def day(self, number):
        return (datetime.date(1950, 1, 1) + datetime.timedelta(days=number)).isoformat()

    def change(self):
        """A change of one to six assessments of a day that is its own."""
        self.number += 1
        people = self.dice.sample(range(PEOPLE), self.dice.randint(1, 3))
        levels = self.dice.sample(range(COMPETENCES), self.dice.randint(1, 2))
        level = self.dice.randint(1, 5)
        line = "assess {} {} from {}".format(
            ", ".join(f"P{p:05}" for p in people),
            ", ".join(f'"Kompetens {c}"={level}' for c in levels), self.day(self.number))
        return line, self.day(self.number), len(people) * len(levels)

    def run(self):
        kind = self.dice.choices(["change", "fold", "backup", "import"], [5, 4, 1, 1])[0]
        talk = Conversation(self.path)
        flying = {}
        wanted = self.dice.randint(1, 120)
        if kind == "fold":
            # Entries after the snapshot are folded at about so many of them.
            wanted = self.dice.choice([FOLD - 1, FOLD, FOLD + 1])
        timer = None
        if kind == "change":
            timer = threading.Timer(self.dice.uniform(0.1, 1.2), talk.kill)
            timer.start()
        for _ in range(wanted):
            line, day, rows = self.change()
            flying[day] = rows
            if not talk.confirm(line, "added on"):
                break
            self.confirmed[day] = flying.pop(day)
        backup = None
        if kind == "backup":
            backup = os.path.join(self.folder, f"copy{self.number}.kompdb")
            talk.send(f'backup "{backup}"')
        elif kind == "import":
            file = os.path.join(self.folder, "more.csv")
            staff(file, self.people, 400)
            talk.send(f'import staff from "{file}"')
        elif kind == "fold":
            line, day, rows = self.change()
            flying[day] = rows
            talk.send(line)
        if timer:
            timer.join()
        elif kind != "change":
            time.sleep(self.dice.uniform(0, 0.03 if kind != "import" else 0.08))
            talk.kill()
        # What was said before it ended is confirmed too.
        while True:
            said = talk.hear()
            if said is None:
                break
            if "added on" in said and flying:
                day = next(iter(flying))
                self.confirmed[day] = flying.pop(day)
        talk.process.wait()
        self.kills[kind] += 1
        self.look(flying, kind)
        if backup and os.path.exists(backup):
            self.compare(backup, {}, "backup")
            os.unlink(backup)

    def look(self, flying, kind):
        self.compare(self.path, flying, kind)
        code, out, err = ask(self.path, "count staff", "--format", "csv")
        found = int(out.split()[-1]) if code == 0 else -1
        if found not in (self.people, self.people + 400):
            self.failures.append(f"{kind}: {found} people, {self.people} before: {err}")
        elif found > self.people:
            self.people = found

    def compare(self, path, flying, kind):
        code, out, err = ask(path, "assessments by date: count", "--format", "csv")
        if code != 0:
            self.failures.append(f"{kind}: cannot be read: {err}")
            return
        found = {}
        for row in out.splitlines()[1:]:
            day, count = row.split(",")
            found[day] = int(count)
        for day, rows in self.confirmed.items():
            if found.get(day) != rows:
                self.failures.append(f"{kind}: {day} confirmed {rows}, found {found.get(day)}")
        for day in found.keys() - self.confirmed.keys():
            if kind != "backup" and found[day] != flying.get(day):
                self.failures.append(f"{kind}: {day} found {found[day]}, sent {flying.get(day)}")
            self.unconfirmed += 1
            self.confirmed[day] = found[day]
        if self.dice.random() < 0.2:
            whole, said = check(path)
            if not whole:
                self.failures.append(f"{kind}: {said}")


def main():
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    folder = tempfile.mkdtemp(prefix="komp-crash-")
    begun = time.monotonic()
    campaign = Campaign(folder, seed)
    while len(campaign.confirmed) < wanted and not campaign.failures:
        campaign.run()
    whole, said = check(campaign.path)
    if not whole:
        campaign.failures.append(said)
    print(
        f"crash: {len(campaign.confirmed)} changes confirmed, {sum(campaign.kills.values())} kills "
        f"({', '.join(f'{n} in {k}' for k, n in campaign.kills.items())}), "
        f"{campaign.unconfirmed} there though unconfirmed, {len(campaign.failures)} lost or halved, "
        f"{time.monotonic() - begun:.0f} s; {said}")
    for failure in campaign.failures[:20]:
        print("crash:", failure, file=sys.stderr)
    if campaign.failures:
        print(f"crash: the files are in {folder}", file=sys.stderr)
        sys.exit(1)
    shutil.rmtree(folder)


main()
