"""Invented workforces at three scales: the same bytes on every run.

    python workforce.py SCALE FOLDER

Writes staff.csv, assessments.csv and needs.csv: UTF-8, comma, LF, a heading row, quotes only where a
field needs them, nothing where a value is missing. What a hasty reader gets wrong is in there: names
and units with a comma in them, and names with a quote.

Every ordering that a task asks for is the same by bytes and in Swedish: names of units hold no å,
begin alike in case, and hold no number above nine.
"""

import os
import sys

import numpy as np
import polars as pl

# people, assessments, organisations, units in each, seed
SCALES = {
    "municipality": (5_000, 60_000, 1, 60, 101),
    "region": (50_000, 600_000, 1, 500, 102),
    "nation": (1_200_000, 12_000_000, 311, 40, 103),
}
TODAY = "2026-01-01"
STEPS = (1, 2, 3, 4)

GIVEN = """
    Tuva Malin Henrik Alma Axel Britta Cissi Dagny Edvin Felicia Gerd Hedda Ivar Jakob Kajsa Love
    Moa Nora Otto Petra Quido Runa Siri Tage Ulla Vilgot Ylva Zelma Åge Ärla Örn Estrid Folke Greta
    Halvar Inga Jarl Kerstin Lovisa Milan Nasrin Oskar Parisa Rakel Samir Tove Ubbe Vanja Wilhelm
    Yasmin Zoltan Adina Bodil Cesar Dilan Elvira Fabian Gunvor Hugo Isra Jonna Kalle Ludvig Mehmet
    Nikola Olle Pernilla Ragnar Sigrid Tekla Ulrik Viggo Selma Ebbe Abdi Beata Carin Didrik Eskil
""".split()
FIRST_PART = """
    Al Ahl Borg By Dal Eng Flod Fur Gran Gull Hed Hjort Is Jern Klint Kron Lager Lill Mos Norr Nord
    Oxel Palm Rosen Rud Sjö Skog Sol Sten Stor Säl Tall Torn Vall Vester Vide Väster Åk Åker Ängs Öst
""".split()
LAST_PART = """
    back beck berg blad borg by dal feldt fors gren gård hage holm hult kvist lid lind löf lund man
    mark qvist rot ryd sjö skär stam sten ström strand stig torp vall vik
""".split()
COMMON = """
    Almgrensson Bertilsson Danielsson Elofsson Folkesson Göransson Henriksson Isaksson Josefsson
    Knutsson Ljungdahl Mårtensson Nordahl Ottosson Palmér Rådström Samuelsson Tinnström Ulfsson
    Viklund Wernersson Yngvesson Zetterlund Åhström Östlund Haddad Farah Rahimi Nowak Petrov Laine
""".split()
KINDS = """
    akutrum,barnmottagning,bibliotek,bostöd,daglig verksamhet,demenscentrum,dietistenhet,
    distriktsteam,ekonomistab,familjeteam,fritidshem,förskola,geriatrik,grundskola,gymnasium,
    habilitering,hemsjukvård,hemtjänst,hjälpmedel,idrott,inköp,jourteam,kanslistab,kock och kök,
    kommunrehab,korttidsboende,kulturskola,köksenhet,laboratorium,ledningsstab,lokalvård,
    ljud, ljus och bild,miljötillsyn,minnesmottagning,museum,närpsykiatri,nämndservice,operation,
    ortopedi,park och natur,personalstab,primärteam,rehabilitering,räddningstjänst,röntgen,
    service, drift och bygg,simhall,skolhälsa,sluten avdelning,socialjour,stödboende,trafik,
    tandhälsa,ungdomsteam,utredning,vaktmästeri,vuxenteam,utskrivning,växel,ögonmottagning
"""
PROFESSIONS = """
    undersköterska,sjuksköterska,vårdbiträde,lärare,barnskötare,arbetsterapeut,fysioterapeut,
    förskollärare,stödassistent,elevassistent,socionom,läkare,kock,psykolog,fritidsledare,logoped,
    enhetschef,administratör,lokalvårdare,vaktmästare,kurator,dietist,bibliotekarie,brandman,
    specialpedagog,ekonom,ingenjör,tandläkare,tandsköterska,barnmorska,audionom,ortoptist,rektor,
    handläggare,inköpare,jurist,kommunikatör,controller,systemtekniker,miljöinspektör
"""
DEPARTMENTS = [
    "barn och skola", "bygg och miljö", "kultur", "ledning", "närsjukvård", "omsorg",
    "sjukhus", "stöd och service",
]
EDUCATION = ["grundskola", "gymnasium", "yrkeshögskola", "högskola", "specialist", "forskare"]
SOURCES = ["manager", "self", "course", "certificate", "peer"]


def listed(text):
    """The members of a list that is parted by commas; `, ` belongs to a member."""
    text = " ".join(text.split())
    members = [word.strip() for word in text.replace(", ljus", "\0 ljus").replace(
        ", drift", "\0 drift").split(",")]
    return [word.replace("\0", ",") for word in members if word]


def towns(count):
    """Names of towns that are no town's, in a fixed order."""
    heads = "Alm Bro Dun Ek Frö Gim Hol Jul Kall Lom Mun Nol Or Pil Ros Sör Tim Ud Vin Yt".split()
    tails = "by hed sta vik tuna torp bo lösa näs ryd hult sele fors mo berga toft".split()
    return [head + tail for tail in tails for head in heads][:count]


class Dice:
    """Draws that come out the same for the same seed."""

    def __init__(self, seed):
        self.source = np.random.Generator(np.random.PCG64(seed))

    def skewed(self, kinds, count, slope):
        """Numbers below `kinds`, the low ones oftener."""
        weight = 1 / np.arange(1, kinds + 1) ** slope
        edges = np.cumsum(weight / weight.sum())
        return np.minimum(np.searchsorted(edges, self.source.random(count), "right"), kinds - 1)

    def among(self, low, high, count):
        return self.source.integers(low, high, count)

    def chance(self, share, count):
        return self.source.random(count) < share


def day(text):
    return int(np.datetime64(text).astype("datetime64[D]").astype(int))


def days(numbers, known=None):
    column = pl.Series(numbers.astype(np.int32)).cast(pl.Date)
    return column if known is None else column.set(pl.Series(~known), None)


def words(values, numbers):
    return pl.Series(values, dtype=pl.String).gather(pl.Series(numbers.astype(np.uint32)))


def organisation(scale, organisations, each):
    """The names of the units, the organisation of each, and the organisations' names."""
    kinds = listed(KINDS)
    if scale == "municipality":
        return kinds[:each], np.zeros(each, int), ["Rosby"]
    if scale == "region":
        names = [f"{kinds[i % len(kinds)]} {i // len(kinds) + 1}" for i in range(each)]
        return names, np.zeros(each, int), ["Region Rosby"]
    places = towns(organisations)
    # The unit that a task asks about is among those that every place has.
    own = ["kommunrehab"] + [kind for kind in kinds if kind != "kommunrehab"]
    names = [f"{kind} {place}" for place in places for kind in own[:each]]
    return names, np.repeat(np.arange(organisations), each), [f"{p} kommun" for p in places]


def people_names(dice, count):
    surnames = COMMON + [a + b for a in FIRST_PART for b in LAST_PART]
    given = words(GIVEN, dice.skewed(len(GIVEN), count, 0.5))
    surname = words(surnames, dice.skewed(len(surnames), count, 0.6))
    second = words(surnames, dice.among(0, len(surnames), count))
    form = dice.source.random(count)
    table = pl.DataFrame({"g": given, "s": surname, "t": second, "form": form})
    return table.select(
        pl.when(pl.col("form") < 0.10).then(pl.format("{} {}-{}", "g", "s", "t"))
        .when(pl.col("form") < 0.12).then(pl.format("{}, {}", "s", "g"))
        .when(pl.col("form") < 0.121).then(pl.format('{} "{}" {}', "g", "t", "s"))
        .otherwise(pl.format("{} {}", "g", "s"))).to_series()


def main(scale, folder):
    count, judged, organisations, each, seed = SCALES[scale]
    dice = Dice(seed)
    os.makedirs(folder, exist_ok=True)
    units, owner, places = organisation(scale, organisations, each)
    department = dice.among(0, len(DEPARTMENTS), len(units))
    professions = listed(PROFESSIONS)

    place = dice.skewed(organisations, count, 0.6) if organisations > 1 else np.zeros(count, int)
    unit = place * each + dice.skewed(each, count, 0.5)
    profession = dice.skewed(len(professions), count, 0.8)
    step = 1 + np.searchsorted([0.20, 0.55, 0.86], dice.source.random(count))
    hired = dice.among(day("1986-01-01"), day("2025-12-01"), count)
    has_left = dice.chance(0.22, count)
    from_day = np.maximum(hired, day("2014-01-01"))
    ended = from_day + (dice.source.random(count) * (day(TODAY) - from_day)).astype(int)
    born = np.clip(1970 + hired // 365 - dice.among(19, 45, count), 1958, 2006)
    degree = np.array([100, 100, 100, 90, 80, 75, 50])[dice.among(0, 7, count)]
    salary = 23_500 + 5_500 * step + 800 * (profession % 11) + dice.source.normal(0, 2_800, count)
    salary = np.maximum(salary // 100 * 100, 21_500).astype(int)
    ids = 100_000 + np.arange(count)
    pl.DataFrame({
        "id": ids, "name": people_names(dice, count), "unit": words(units, unit),
        "department": words(DEPARTMENTS, department[unit]),
        "municipality": words(places, owner[unit]),
        "profession": words(professions, profession), "level": step, "start_date": days(hired),
        "end_date": days(ended, has_left), "birth_year": born, "degree": degree, "salary": salary,
        "education": words(EDUCATION, dice.among(0, len(EDUCATION), count)),
        "licensed": words(["no", "yes"], dice.chance(0.45, count).astype(int)),
        "manager": 100_000 + dice.among(0, max(1, count // 20), count),
    }).write_csv(f"{folder}/staff.csv")

    # Who was judged in what and when: nobody twice in the same on one day, so the latest is one.
    codes = [f"K{number:03}" for number in range(1, 401)]
    first, last = day("2016-01-01"), day(TODAY)
    draws = int(judged * 1.06)
    who = dice.among(0, count, draws)
    what = (profession[who] * 31 + dice.among(0, 9, draws) ** 2 + who % 5) % len(codes)
    when = dice.among(0, last - first, draws)
    once = np.unique((who.astype(np.int64) * 512 + what) * 4096 + when)
    once = once[np.sort(dice.source.permutation(once.size)[:judged])]
    once = once[np.argsort(once % 4096, kind="stable")]
    who, what, when = once // (512 * 4096), once // 4096 % 512, once % 4096
    reached = np.clip(1 + dice.skewed(5, judged, 0.3) + (step[who] > 2), 1, 5)
    pl.DataFrame({
        "staff": ids[who], "competence": words(codes, what), "level": reached,
        "date": days(when + first), "source": words(SOURCES, dice.skewed(5, judged, 0.7)),
    }).write_csv(f"{folder}/assessments.csv")

    where = np.repeat(np.arange(len(units)), 15)
    whom = dice.skewed(len(professions), where.size, 0.8)
    what = (whom * 31 + dice.among(0, 9, where.size) ** 2 + dice.among(0, 5, where.size)) % 400
    once = np.unique(where.astype(np.int64) * 512 + what)
    where, what = once // 512, once % 512
    size = np.bincount(unit, minlength=len(units))[where]
    pl.DataFrame({
        "unit": words(units, where), "competence": words(codes, what),
        "min_level": dice.among(2, 5, where.size),
        "headcount": (size * dice.source.random(where.size) * 0.25).astype(int) + 1,
        "since": days(dice.among(day("2024-01-01"), day("2025-12-01"), where.size)),
    }).write_csv(f"{folder}/needs.csv")


if __name__ == "__main__":
    main(*sys.argv[1:3])
