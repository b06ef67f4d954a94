"""polars and pandas: the same questions, as somebody who knows the library would ask them."""

import tasks

USED = {
    "t1": ["level", "profession", "end_date"],
    "t2": ["id", "name", "unit", "profession", "level", "start_date", "salary", "education"],
    "t3": ["unit", "profession", "salary"], "t5": ["id", "unit", "end_date"],
    "t6": ["birth_year", "degree", "end_date"], "t7": ["unit", "start_date", "end_date"],
    "t8": ["id", "name", "salary", "end_date"], "t9": ["name"],
    "t10": ["unit", "profession", "name"], "t11": ["profession", "level", "salary", "end_date"],
}
CATEGORIES = [
    "unit", "department", "municipality", "profession", "education", "licensed", "competence",
    "source",
]


def polars(name, scale, load):
    """The frames of a task; `load` gives a lazy frame of a table."""
    import polars as pl
    c, staff = pl.col, load("staff")
    employed = c("end_date").is_null()
    if name == "t1":
        kept = (c("level") < 3) & (c("profession") == "undersköterska") & employed
        return [staff.filter(kept).select(pl.len()).collect()]
    if name == "t2":
        kept = (c("level") < 3) & (c("unit") == tasks.UNIT[scale])
        return [staff.filter(kept).select(USED["t2"]).sort("id").head(20).collect()]
    if name == "t3":
        made = staff.group_by("unit", "profession").agg(pl.len().alias("n"), c("salary").mean())
        text = [c("unit").cast(pl.String), c("profession").cast(pl.String)]
        order = made.sort([-c("n").cast(pl.Int64), *text]).head(20)
        return [order.collect()]
    if name == "t5":
        latest = load("assessments").group_by("staff", "competence").agg(
            c("level").get(c("date").arg_max()))
        held = latest.join(
            staff.filter(employed).select("id", "unit"), left_on="staff", right_on="id"
        ).group_by("unit", "competence", "level").agg(pl.len().cast(pl.Int64).alias("n"))
        have = c("n").filter(c("level") >= c("min_level")).sum().alias("have")
        needs = load("needs").filter(c("since") <= pl.lit("2026-01-01").str.to_date())
        made = needs.join(held, on=["unit", "competence"], how="left").group_by(
            "unit", "competence", "headcount").agg(have)
        made = made.with_columns((c("headcount") - c("have")).alias("gap"))
        text = [c("unit").cast(pl.String), c("competence").cast(pl.String)]
        return [made.sort([-c("gap"), *text]).head(20).collect()]
    if name == "t6":
        made = staff.filter(employed & c("birth_year").is_between(1959, 1973)).group_by(
            (c("birth_year") + 67).alias("y"))
        return [made.agg(pl.len(), c("degree").sum() / 100).sort("y").collect()]
    if name == "t7":
        hired, left = c("start_date").dt.year(), c("end_date").dt.year()
        wide = staff.group_by(c("unit")).agg(
            [(left == y).sum().alias(f"l{y}") for y in tasks.YEARS]
            + [((hired <= y) & (left.is_null() | (left >= y))).sum().alias(f"h{y}")
               for y in tasks.YEARS]).with_columns(c("unit").cast(pl.String)).collect()
        return [
            wide.select("unit", c(f"l{y}").alias("l"), c(f"h{y}").alias("h"))
            .filter(c("h") > 20).with_columns((100.0 * c("l") / c("h")).alias("p"))
            .sort(["p", "unit"], descending=[True, False]).head(20) for y in tasks.YEARS]
    if name == "t8":
        made = staff.filter(employed).select("id", "name", "salary")
        return [made.sort(["salary", "id"], descending=[True, False]).head(20).collect()]
    if name == "t9":
        found = c("name").str.contains("(?i)ström")
        return [staff.filter(found).select(pl.len()).collect()]
    if name == "t10":
        return [staff.select(c("unit", "profession", "name").n_unique()).collect()]
    if name == "t11":
        kept = staff.select(USED["t11"]).collect().lazy()
        return [
            kept.filter((c("profession") == word) & employed).group_by("level")
            .agg(pl.len(), c("salary").mean()).sort("level").collect() for word in tasks.ASKED]
    raise KeyError(name)


def pandas(name, scale, load):
    """The frames of a task; `load` gives the named columns of a table."""
    import pandas as pd
    staff = load("staff", USED[name])
    employed = staff.end_date.isna() if "end_date" in staff else None
    if name == "t1":
        kept = (staff.level < 3) & (staff.profession == "undersköterska") & employed
        return [pd.DataFrame([int(kept.sum())])]
    if name == "t2":
        kept = staff[(staff.level < 3) & (staff.unit == tasks.UNIT[scale])]
        return [kept.sort_values("id").head(20)[USED["t2"]]]
    if name == "t3":
        made = staff.groupby(["unit", "profession"], observed=True).salary.agg(["count", "mean"])
        order = made.reset_index().sort_values(
            ["count", "unit", "profession"], ascending=[False, True, True])
        return [order.head(20)]
    if name == "t5":
        judged = load("assessments", ["staff", "competence", "level", "date"])
        latest = judged.sort_values("date", kind="stable").drop_duplicates(
            ["staff", "competence"], keep="last")
        held = latest.merge(staff[employed][["id", "unit"]], left_on="staff", right_on="id")
        held = held.groupby(["unit", "competence", "level"], observed=True).size()
        needs = load("needs", None)
        made = needs[needs.since <= "2026-01-01"].merge(
            held.rename("n").reset_index(), on=["unit", "competence"], how="left")
        made["have"] = made.n.where(made.level >= made.min_level, 0).fillna(0)
        made = made.groupby(["unit", "competence", "headcount"], observed=True).have.sum()
        made = made.reset_index()
        made["gap"] = made.headcount - made.have
        order = [False, True, True]
        return [made.sort_values(["gap", "unit", "competence"], ascending=order).head(20)]
    if name == "t6":
        kept = staff[employed & staff.birth_year.between(1959, 1973)]
        made = kept.groupby(kept.birth_year + 67).degree.agg(["count", "sum"])
        made["sum"] /= 100
        return [made.reset_index()]
    if name == "t7":
        hired = staff.start_date.str[:4].astype(int)
        left = staff.end_date.str[:4].fillna("9999").astype(int)
        found = []
        for y in tasks.YEARS:
            year = pd.DataFrame({"unit": staff.unit, "l": left == y,
                                 "h": (hired <= y) & (left >= y)}).groupby("unit").sum()
            year = year[year.h > 20].reset_index()
            year["p"] = 100 * year.l / year.h
            found.append(year.sort_values(["p", "unit"], ascending=[False, True]).head(20))
        return found
    if name == "t8":
        order = staff[employed].sort_values(["salary", "id"], ascending=[False, True])
        return [order.head(20)[["id", "name", "salary"]]]
    if name == "t9":
        return [pd.DataFrame([int(staff.name.str.contains("ström", case=False).sum())])]
    if name == "t10":
        return [staff[["unit", "profession", "name"]].nunique().to_frame().T]
    if name == "t11":
        return [
            staff[(staff.profession == word) & employed].groupby("level").salary
            .agg(["count", "mean"]).reset_index() for word in tasks.ASKED]
    raise KeyError(name)
