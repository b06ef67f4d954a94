"""komp as another program talks to it: a statement in through a pipe, its confirmation out."""

import os
import select
import subprocess
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
KOMP = os.environ.get("KOMP") or os.path.join(ROOT, ".build", "release", "komp")
OPTIONS = ["--today", "2025-06-01", "--lang", "en"]
PEOPLE = 60
COMPETENCES = 8


def ask(workspace, line, *options):
    """Runs one line; answers the exit code, what it printed and what it said."""
    done = subprocess.run(
        [KOMP, *OPTIONS, *options, workspace, "-c", line], capture_output=True, text=True,
        timeout=300)
    return done.returncode, done.stdout, done.stderr


def check(workspace):
    """Whether komp finds the file whole, and what it says."""
    done = subprocess.run(
        [KOMP, "check", "--lang", "en", workspace], capture_output=True, text=True, timeout=300)
    return done.returncode == 0, (done.stdout + done.stderr).strip()


def staff(path, first, count):
    """Writes a staff file with so many people."""
    with open(path, "w") as file:
        file.write("PERSONID;NAMN;ENHET;BEFATTNING;SYSSGRAD;FR.O.M.\n")
        for number in range(first, first + count):
            file.write(
                f"P{number:05};Person {number};Enhet {number % 5};kurator;100,00;2019-01-07\n")


def workspace(folder, name="town.kompdb"):
    """A workspace with people and competences; answers its path."""
    path = os.path.join(folder, name)
    staff(os.path.join(folder, "staff.csv"), 0, PEOPLE)
    with open(os.path.join(folder, "competences.csv"), "w") as file:
        file.write("kompetens;slag\n")
        for number in range(COMPETENCES):
            file.write(f"Kompetens {number};färdighet\n")
    script = (
        f'new "{path}"\n'
        f'import staff from "{folder}/staff.csv"\n'
        f'import competences from "{folder}/competences.csv"\n')
    done = subprocess.run(
        [KOMP, *OPTIONS], input=script, capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        raise SystemExit(f"soak: no workspace: {done.stdout}{done.stderr}")
    return path


class Conversation:
    """A komp that runs as long as somebody talks to it."""

    def __init__(self, workspace, **more):
        self.process = subprocess.Popen(
            [KOMP, *OPTIONS, workspace], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, bufsize=0, **more)
        self.rest = b""
        self.said = []

    def send(self, line):
        """Sends a statement; false where nobody is there to take it."""
        try:
            self.process.stdin.write((line + ";\n").encode())
            return True
        except BrokenPipeError:
            return False

    def hear(self, patience=60):
        """The next line that is said; nil at the end."""
        end = time.monotonic() + patience
        while b"\n" not in self.rest:
            ready, _, _ = select.select([self.process.stderr], [], [], max(0, end - time.monotonic()))
            if not ready:
                raise SystemExit(f"soak: nothing was said in {patience} s")
            more = os.read(self.process.stderr.fileno(), 65536)
            if not more:
                return None
            self.rest += more
        line, self.rest = self.rest.split(b"\n", 1)
        self.said.append(line.decode())
        return self.said[-1]

    def confirm(self, line, mark):
        """Sends a statement and waits for what confirms it; false where it ended instead."""
        if not self.send(line):
            return False
        while True:
            said = self.hear()
            if said is None:
                return False
            if mark in said:
                return True

    def kill(self):
        """Ends it as a power cut would."""
        self.process.kill()

    def end(self):
        """Closes the pipe; answers the exit code."""
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        self.process.stderr.read()
        return self.process.wait(timeout=120)
