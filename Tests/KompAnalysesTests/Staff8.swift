import KompEngine
import KompLexicon
import KompModel
import KompValues

/// The written-out example of the domain page: eight people, five needs, eleven ratings, a ladder of four steps.
enum Staff8 {
  static let model = builder.model
  static let day = Moment(day: Day(number: Int32(TownBuilder.day("2025-11-01") ?? 0)))

  static let builder: TownBuilder = {
    var town = TownBuilder()
    town.unit("Vård och omsorg", kind: 2)
    town.unit("kommunrehab", in: "Vård och omsorg")
    town.unit("hemsjukvård", in: "Vård och omsorg")
    let ladder = "Fyrstegsmodell"
    for profession in ["arbetsterapeut", "fysioterapeut", "sjuksköterska"] {
      town.profession(profession, ladder: ladder)
    }
    town.ladder(ladder, steps: 4)
    let rows: [(String, String, String, Int64, String, Int64, Int64, String)] = [
      ("P01", "kommunrehab", "arbetsterapeut", 1, "1999-03-14", 100, 100, "2024-08-19"),
      ("P02", "kommunrehab", "arbetsterapeut", 2, "1990-11-02", 100, 80, "2019-01-07"),
      ("P03", "kommunrehab", "arbetsterapeut", 4, "1961-05-20", 75, 75, "1994-09-01"),
      ("P04", "kommunrehab", "fysioterapeut", 2, "1988-07-30", 100, 100, "2016-02-01"),
      ("P05", "kommunrehab", "fysioterapeut", 3, "1963-12-31", 100, 100, "2001-03-12"),
      ("P06", "hemsjukvård", "sjuksköterska", 1, "2000-01-09", 100, 100, "2025-01-13"),
      ("P07", "hemsjukvård", "sjuksköterska", 3, "1979-04-04", 80, 80, "2008-10-01"),
      ("P08", "hemsjukvård", "sjuksköterska", 4, "1959-02-28", 50, 50, "1990-01-01"),
    ]
    for row in rows {
      town.person(
        row.0, in: row.1, as: row.2, born: row.4, degree: row.5, actual: row.6, from: row.7)
      town.place(row.0, step: row.3, on: ladder)
    }
    for name in ["hjälpmedel", "rehabplan", "handledning", "palliativ", "sårvård"] {
      town.competence(name)
    }
    town.need("kommunrehab", "hjälpmedel", 3, amount: 20_000)
    town.need("kommunrehab", "rehabplan", 2, amount: 30_000)
    town.need("kommunrehab", "handledning", 3, amount: 10_000)
    town.need("hemsjukvård", "palliativ", 3, amount: 20_000)
    town.need("hemsjukvård", "sårvård", 2, amount: 20_000)
    let ratings: [(String, String, Int64)] = [
      ("P01", "hjälpmedel", 1), ("P02", "hjälpmedel", 3), ("P03", "hjälpmedel", 4),
      ("P02", "rehabplan", 1), ("P04", "rehabplan", 2), ("P05", "rehabplan", 3),
      ("P03", "handledning", 3), ("P07", "palliativ", 3), ("P08", "palliativ", 4),
      ("P06", "sårvård", 1), ("P07", "sårvård", 2),
    ]
    for (person, competence, level) in ratings { town.assess(person, competence, level) }
    town.target("kommunrehab", on: ladder, [1, 1, 2, 1])
    town.target("hemsjukvård", on: ladder, [1, 1, 1, 1])
    return town
  }()

  /// The same with the facts of the third table: what the ladder asks for and what has been done.
  static let climbing: TownBuilder = {
    var town = builder
    let ladder = "Fyrstegsmodell"
    for name in ["introduktion", "mentorssamtal", "handledarutbildning", "förbättringsarbete"] {
      town.competence(name, kind: 4)
    }
    town.assess("P01", "introduktion", 1)
    town.assess("P01", "mentorssamtal", 3)
    town.assess("P02", "förbättringsarbete", 1)
    town.assess("P04", "handledarutbildning", 1)
    town.criterion(ladder, 2, "tenure >= 12 months")
    town.criterion(ladder, 2, "has introduktion")
    town.criterion(ladder, 2, "has mentorssamtal >= 4")
    town.criterion(ladder, 3, "tenure >= 24 months")
    town.criterion(ladder, 3, "the key competence >= 3")
    town.criterion(ladder, 3, "has handledarutbildning")
    town.criterion(ladder, 3, "has förbättringsarbete")
    return town
  }()
}
