"""What komp is to reach: the ratio to another tool that is the goal, and the one that is the floor."""

ORDER = ("municipality", "region", "nation")


def by_scale(scale, goals, floors):
    place = ORDER.index(scale)
    return goals[place], floors[place]


def of(kind, task, scale):
    """For a class and task: the tools compared with, each with goal and floor."""
    if kind == "start":
        return {"sqlite3": (2.2, 3.5), "duckdb": (0.35, 0.6)}
    if kind == "csv":
        if task == "t5":
            return {"duckdb": by_scale(scale, (0.12, 0.18, 0.22), (0.4, 0.5, 0.6))}
        return {"duckdb": by_scale(scale, (0.10, 0.14, 0.25), (0.3, 0.4, 0.6))}
    if kind == "file":
        return {"duckdb": (0.40 if task == "t10" else 0.25, 0.5),
                "sqlite3": (2.2 if task == "t2" else 1.5, 3.5)}
    if kind == "warm":
        special = {"t5": 0.05, "t6": 0.15, "t8": 0.15, "t9": 0.20, "t10": 0.25}
        best = 0.6 if task == "t9" else 0.3
        return {"duckdb": (special.get(task, 0.10), 0.4), "polars": (best, 0.8),
                "chdb": (best, 0.8)}
    if kind == "prompt":
        return {"duckdb": (0.15, 0.4)}
    if kind == "import":
        return {"duckdb": (by_scale(scale, (0.15, 0.30, 0.40), (1, 1, 1)))}
    if kind == "memory":
        return {"duckdb": (1.0, 1.5)}
    return {}


def verdict(ratio, goal, floor):
    if ratio <= goal:
        return "goal"
    return "floor" if ratio <= floor else "short"
