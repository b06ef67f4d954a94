"""A disk that fills, a file that may not grow, a file made read-only, a folder that is removed.

disk.py: the first needs root, to mount a small file system; each ends with a clear error, exit
code 4 and the state before, whole.
"""

import datetime
import os
import resource
import shutil
import subprocess
import sys
import tempfile

from conversation import KOMP, Conversation, ask, check, workspace

failures = []
told = []


def day(number):
    return (datetime.date(1950, 1, 1) + datetime.timedelta(days=number)).isoformat()


def count(path):
    code, out, err = ask(path, "count assessments", "--format", "csv")
    return int(out.split()[-1]) if code == 0 else err


def fill(talk, most=20_000):
    """Writes until it ends; answers how many were confirmed."""
    people = ", ".join(f"P{p:05}" for p in range(60))
    levels = ", ".join(f'"Kompetens {c}"=3' for c in range(8))
    for number in range(most):
        if not talk.confirm(f"assess {people} {levels} from {day(number)}", "added on"):
            return number
    return most


def ended(name, talk, confirmed, path, code):
    exit_code = talk.end()
    errors = [line for line in talk.said if " error E" in line]
    if exit_code != 4 or not errors or code not in errors[0]:
        failures.append(f"{name}: exit {exit_code}, said {errors or talk.said[-1:]}")
    if path and count(path) != confirmed * 480:
        failures.append(f"{name}: {confirmed * 480} confirmed, {count(path)} there")
    if path and not check(path)[0]:
        failures.append(f"{name}: {check(path)[1]}")
    told.append(f"{name}: {confirmed} confirmed, then {errors[0] if errors else '?'}")


def full_disk():
    folder = tempfile.mkdtemp(prefix="komp-full-")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder], capture_output=True)
    if mounted.returncode != 0:
        told.append("full disk: left out, no file system can be mounted")
        return
    try:
        path = workspace(folder)
        talk = Conversation(path)
        confirmed = fill(talk)
        # As people see it: something is moved away, and all that was confirmed is there.
        for name in os.listdir(folder):
            if name.endswith(".csv"):
                os.unlink(os.path.join(folder, name))
        ended("full disk", talk, confirmed, path, "E0510")
    finally:
        subprocess.run(["umount", folder])
        os.rmdir(folder)


def no_growth():
    folder = tempfile.mkdtemp(prefix="komp-limit-")
    path = workspace(folder)

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))

    talk = Conversation(path, preexec_fn=limit)
    ended("ulimit -f", talk, fill(talk), path, "E0510")
    shutil.rmtree(folder)


def read_only():
    folder = tempfile.mkdtemp(prefix="komp-readonly-")
    path = workspace(folder)
    more = {}
    if os.geteuid() == 0:
        for name in [folder, *[os.path.join(folder, n) for n in os.listdir(folder)]]:
            os.chown(name, 65534, 65534)
        more = {"user": 65534, "group": 65534, "extra_groups": []}
    talk = Conversation(path, **more)
    confirmed = fill(talk, 3)
    os.chmod(path, 0o400)
    fill(talk, 1)
    ended("read-only", talk, confirmed, path, "E0508")
    shutil.rmtree(folder)


def removed():
    folder = tempfile.mkdtemp(prefix="komp-removed-")
    path = workspace(folder)
    talk = Conversation(path)
    confirmed = fill(talk, 3)
    shutil.rmtree(folder)
    fill(talk, 1)
    ended("removed folder", talk, confirmed, None, "E0501")


for attempt in [full_disk, no_growth, read_only, removed]:
    attempt()
for line in told:
    print("disk:", line)
for failure in failures:
    print("disk:", failure, file=sys.stderr)
sys.exit(1 if failures else 0)
