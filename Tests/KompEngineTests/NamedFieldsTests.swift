import KompLanguage
import KompModel
import Testing

@testable import KompEngine

/// The fields that a question names are known before anything is bound.
struct NamedFieldsTests {
  @Test(arguments: [
    ("staff where level<3 and profession=undersköterska count", ["level", "profession"]),
    (
      "staff where age between 20 and 30 or not (unit in (a, b)) by birth_year + 67: count, sum fte",
      ["age", "unit", "birth_year", "fte"]
    ),
    (
      "staff show id, salary * 2 as double sort double desc, name limit 3",
      ["id", "salary", "double", "name"]
    ),
    (
      "staff where name contains x by unit across level: share (degree is missing), avg age",
      ["name", "unit", "level", "degree", "age"]
    ),
    ("staff where hired=.left top 5 by tenure", ["hired", "left", "tenure"]),
    ("staff distinct unit.name, profession", ["unit", "profession"]),
    ("staff compute count distinct year(hired)", ["hired"]),
    ("staff count", []),
  ])
  func `a question names its fields`(_ line: String, _ fields: [String]) throws {
    let query = try #require(World(Model()).query(line))
    #expect(query.namedFields == Set(fields))
  }

  @Test(arguments: [
    ("staff compute count distinct unit, count distinct name", ["unit", "name"]),
    ("staff by unit: count, avg salary sort count", ["unit", "salary"]),
    ("staff by unit: count (name contains x)", ["unit"]),
    ("staff where level<3 by unit: count", []),
    ("staff show name", []),
  ])
  func `a question says of which fields every row counts`(_ line: String, _ fields: [String]) throws
  {
    let query = try #require(World(Model()).query(line))
    #expect(query.fieldsOfEveryRow == Set(fields))
  }
}
