"""The questions, each as a line of komp and in the words of every other tool.

The day is 2026-01-01 everywhere. "Employed" means employed on that day; where leavers count as
well, the komp line says `including former` and the others ask for no last day.
"""

import collections

Task = collections.namedtuple("Task", "label tables komp missing")

YEARS = range(2016, 2026)
UNIT = {
    "municipality": "kommunrehab", "region": "kommunrehab 3", "nation": "kommunrehab Brosta",
}
ASKED = [
    "undersköterska", "sjuksköterska", "vårdbiträde", "lärare", "barnskötare", "arbetsterapeut",
    "fysioterapeut", "förskollärare", "stödassistent", "elevassistent", "socionom", "läkare",
    "kock", "psykolog", "fritidsledare", "logoped", "enhetschef", "administratör", "kurator",
    "dietist",
]


def task(label, komp, tables=("staff",), missing=None):
    return Task(label, tables, komp, missing)


# {staff} is `staff` in a workspace and `staff from "staff.csv"` on a file; {gap} is nothing in a
# workspace, and the imports that gap needs on files.
IMPORTS = "".join(
    f'import {table} from "{table}.csv"\n' for table in ("staff", "assessments", "needs"))
ALL = {
    "t1": task(
        "count with three conditions",
        "{staff} where level<3 and profession=undersköterska count"),
    "t2": task(
        "a unit's first twenty, eight columns",
        '{staff} including former where level<3 and unit="{unit}" '
        "show id, name, unit, profession, level, hired, salary, education sort id limit 20"),
    "t3": task(
        "by unit and profession, mean salary",
        "{staff} including former by unit, profession: count, avg salary "
        "sort count desc, unit, profession limit 20"),
    "t5": task(
        "gap: latest assessment against need",
        "{gap}gap show unit, competence, needed, holders, needed - holders as lacking "
        "sort lacking desc, unit, competence limit 20", ("staff", "assessments", "needs")),
    "t6": task(
        "retirement by year, heads and full-time equivalents",
        "{staff} where birth_year between 1959 and 1973 by birth_year + 67: count, sum fte"),
    "t7": task(
        "turnover, the twenty highest units of each of ten years",
        "\n".join(
            "{staff} including former by unit: "
            f"count (left={year}) as leavers, "
            f"count (hired<={year} and (left is missing or left>={year})) as heads "
            "where heads>20 show unit, leavers, heads, leavers * 100 / heads as pct "
            "sort pct desc, unit limit 20" for year in YEARS)),
    "t8": task(
        "the twenty highest salaries",
        "{staff} show id, name, salary sort salary desc, id limit 20"),
    "t9": task(
        "names that contain a text", '{staff} including former where name contains "ström" count'),
    "t10": task(
        "how many different units, professions, names",
        "{staff} including former compute count distinct unit, count distinct profession, "
        "count distinct name"),
    "t11": task(
        "a script of twenty questions",
        "\n".join(
            f"{{staff}} where profession={word} by level: count, avg salary" for word in ASKED)),
}


def komp(name, scale, from_file):
    """The text given to komp; nothing where it cannot ask that yet."""
    text = ALL[name].komp
    source = 'staff from "staff.csv"' if from_file else "staff"
    first = IMPORTS if from_file else ""
    return text and text.replace("{staff}", source).replace("{gap}", first).replace(
        "{unit}", UNIT[scale])


# --- SQL -------------------------------------------------------------------------------------
def year_of(column, dialect):
    return {
        "duckdb": f"year({column})", "chdb": f"toYear({column})",
        "sqlite": f"cast(substr({column},1,4) as integer)",
    }[dialect]


def sql(name, scale, dialect, source=lambda table: table):
    """The statements that answer a task, parted by `;`."""
    staff = source("staff")
    employed = "end_date is null"
    if name == "t1":
        return (f"select count(*) from {staff} where level<3 and "
                f"profession='undersköterska' and {employed}")
    if name == "t2":
        return ("select id,name,unit,profession,level,start_date,salary,education "
                f"from {staff} where level<3 and unit='{UNIT[scale]}' order by id limit 20")
    if name == "t3":
        return (f"select unit, profession, count(*) n, avg(salary) m from {staff} "
                "group by unit, profession order by n desc, unit, profession limit 20")
    if name == "t5":
        return gap(dialect, staff, source("assessments"), source("needs"), employed)
    if name == "t6":
        return (f"select birth_year+67 y, count(*) n, sum(degree)/100.0 f from {staff} where "
                f"{employed} and birth_year between 1959 and 1973 group by birth_year order by y")
    if name == "t7":
        return turnover(dialect, staff)
    if name == "t8":
        return (f"select id, name, salary from {staff} where {employed} "
                "order by salary desc, id limit 20")
    if name == "t9":
        like = "positionCaseInsensitiveUTF8(name,'ström')>0" if dialect == "chdb" else (
            "name ilike '%ström%'" if dialect == "duckdb" else "name like '%ström%'")
        return f"select count(*) from {staff} where {like}"
    if name == "t10":
        return ("select count(distinct unit), count(distinct profession), "
                f"count(distinct name) from {staff}")
    if name == "t11":
        return ";".join(
            f"select level, count(*), avg(salary) from {staff} where profession='{word}' "
            f"and {employed} group by level order by level" for word in ASKED)
    raise KeyError(name)


def gap(dialect, staff, assessments, needs, employed):
    latest = {"duckdb": "arg_max(level, date)", "chdb": "argMax(level, date)",
              "sqlite": "level, max(date)"}[dialect]
    if dialect != "sqlite":
        latest += " as level"
    joined = "l.unit=n.unit and l.competence=n.competence"
    # A condition that is no equality is not for every engine's join.
    have = "sum(case when l.level>=n.min_level then l.n else 0 end)"
    # Needs as in force on the day.
    day = "since<='2026-01-01'"
    return (
        f"with a as (select staff, competence, {latest} from {assessments} "
        "group by staff, competence), "
        "l as (select s.unit as unit, a.competence as competence, a.level as level, count(*) as n "
        f"from a join {staff} s on s.id=a.staff where s.{employed} group by 1,2,3) "
        f"select n.unit, n.competence, n.headcount, coalesce({have},0) as have, "
        f"cast(n.headcount as bigint)-cast(coalesce({have},0) as bigint) as gap "
        f"from (select * from {needs} where {day}) n left join l on {joined} "
        "group by n.unit, n.competence, n.headcount order by gap desc, 1, 2 limit 20")


def turnover(dialect, staff):
    """One pass that counts all years, which is what these engines do best."""
    left, hired = year_of("end_date", dialect), year_of("start_date", dialect)
    counts = ", ".join(
        f"sum(case when {left}={y} then 1 else 0 end) l{y}, "
        f"sum(case when {hired}<={y} and (end_date is null or {left}>={y}) then 1 else 0 end) h{y}"
        for y in YEARS)
    years = " union all ".join(
        f"select {y} as y, unit, l{y} as l, h{y} as h from w where h{y}>20" for y in YEARS)
    return (
        f"with w as (select unit, {counts} from {staff} group by unit), v as ({years}), "
        "r as (select y, unit, l, h, 100.0*l/h as p, "
        "row_number() over (partition by y order by 100.0*l/h desc, unit) as place from v) "
        "select unit, l, h, p from r where place<=20 order by y, place")


SQLITE_TABLES = {
    "staff": "create table staff(id integer primary key, name, unit, department, municipality, "
             "profession, level int, start_date, end_date, birth_year int, degree int, "
             "salary int, education, licensed, manager int);",
    "assessments": "create table assessments(staff int, competence, level int, date, source);",
    "needs": "create table needs(unit, competence, min_level int, headcount int, since);",
}
SQLITE_MENDING = "update staff set end_date=null where end_date='';"
SQLITE_INDEXES = {
    "staff": "create index by_profession on staff(profession, level);"
             "create index by_unit on staff(unit);",
    "assessments": "create index by_person on assessments(staff, competence, date, level);",
    "needs": "",
}


# --- Miller ----------------------------------------------------------------------------------
def miller(name, scale):
    """The verbs that answer a task, or nothing where its verbs do not reach."""
    return {
        "t1": ["filter", '$level<3 && $profession=="undersköterska" && is_empty($end_date)',
               "then", "count"],
        "t2": ["filter", f'$level<3 && $unit=="{UNIT[scale]}"', "then", "cut", "-o", "-f",
               "id,name,unit,profession,level,start_date,salary,education",
               "then", "sort", "-nf", "id", "then", "head", "-n", "20"],
        "t3": ["stats1", "-a", "count,mean", "-f", "salary", "-g", "unit,profession", "then",
               "sort", "-nr", "salary_count", "-f", "unit,profession", "then", "head", "-n", "20"],
        "t6": ["filter", "is_empty($end_date) && $birth_year>=1959 && $birth_year<=1973", "then",
               "put", "$y=$birth_year+67;$f=$degree/100", "then", "stats1", "-a", "count,sum",
               "-f", "f", "-g", "y", "then", "sort", "-nf", "y"],
        "t8": ["filter", "is_empty($end_date)", "then", "cut", "-o", "-f", "id,name,salary",
               "then", "sort", "-nr", "salary", "-nf", "id", "then", "head", "-n", "20"],
        "t9": ["filter", '$name =~ "ström"i', "then", "count"],
        "t10": ["count-distinct", "-u", "-f", "unit,profession,name", "then", "count-distinct",
                "-f", "field", "then", "reshape", "-s", "field,count"],
    }.get(name)
