"""Whether two tools have given the same answer, whatever shape they print it in."""

import csv
import io


def rows(text, headings=False):
    """The rows of an answer in CSV: every cell a number, a text, or nothing.

    With `headings` the first row is left out, wherever it stands: several answers to questions alike
    each begin with it.
    """
    found = [row for row in csv.reader(io.StringIO(text)) if row]
    if headings and found:
        found = [row for row in found if row != found[0]]
    return [[cell(value) for value in row] for row in found]


def cell(text):
    if text in ("", "NULL", "\\N", "None"):
        return None
    try:
        return float(text)
    except ValueError:
        return text


def same(one, other):
    """Nothing where the answers are equal line by line, else what differs."""
    if len(one) != len(other):
        return f"{len(one)} lines, {len(other)} expected"
    for number, (a, b) in enumerate(zip(one, other), 1):
        if len(a) != len(b) or not all(alike(x, y) for x, y in zip(a, b)):
            return f"line {number}: {shown(a)}, expected {shown(b)}"
    return None


def alike(a, b):
    """Numbers are the same within what six decimals can say."""
    if isinstance(a, float) and isinstance(b, float):
        return abs(a - b) <= 1e-6 + 1e-9 * abs(b)
    return a == b


def shown(row):
    return ", ".join("nothing" if value is None else f"{value:g}" if isinstance(value, float)
                     else value for value in row)
