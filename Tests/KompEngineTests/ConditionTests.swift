import KompEngine
import KompLexicon
import KompValues
import Testing

@Suite struct ConditionTests {
  /// Conditions on the eight people, and who meets them.
  static let conditions: [Expected] = [
    Expected("age<30", ["P01", "P06"]), Expected("age<=26", ["P01", "P06"]),
    Expected("age=26", ["P01"]), Expected("age!=26 and age<40", ["P02", "P04", "P06"]),
    Expected("age>=64", ["P03", "P08"]), Expected("age>64", ["P08"]),
    Expected("age=25..34", ["P01", "P02", "P06"]), Expected("age!=25..64", ["P08"]),
    Expected("age=60..", ["P03", "P05", "P08"]), Expected("age=..25", ["P06"]),
    Expected("age in (25, 26, 60..64)", ["P01", "P03", "P05", "P06"]),
    Expected("age not in (25..64)", ["P08"]),
    Expected("age between 25 and 30", ["P01", "P06"]),
    Expected("ålder mellan 25 och 30", ["P01", "P06"]),
    Expected("age<34.5 and age>33.5", ["P02"]),
    Expected("degree<100%", ["P03", "P07", "P08"]), Expected("degree=0.75", ["P03"]),
    Expected("sysselsättningsgrad<80%", ["P03", "P08"]),
    Expected("fte<1", ["P03", "P07", "P08"]),
    Expected("tenure<12 months", ["P06"]), Expected("tenure>=30 years", ["P03", "P08"]),
    Expected("anställningstid<2 år", ["P01", "P06"]),
    Expected("hired=2024", ["P01"]), Expected("hired=2025Q1", ["P06"]),
    Expected("hired>2019", ["P01", "P06"]), Expected("hired>=2019", ["P01", "P02", "P06"]),
    Expected("hired<2000", ["P03", "P08"]), Expected("hired<=1994", ["P03", "P08"]),
    Expected("hired=2019-01-07", ["P02"]), Expected("hired!=1980..2023", ["P01", "P06"]),
    Expected("hired=last 12 months", ["P06"]), Expected("hired=this year", ["P06"]),
    Expected("hired=previous year", ["P01"]), Expected("hired>today - 2 years", ["P01", "P06"]),
    Expected("hired>today - 300 days", ["P06"]), Expected("hired>today - 42 weeks", ["P06"]),
    Expected("hired between 2016 and 2019", ["P02", "P04"]),
    Expected("unit=kommunrehab and profession=fysioterapeut", ["P04", "P05"]),
    Expected("unit!=kommunrehab", ["P06", "P07", "P08"]),
    Expected("unit in (kommunrehab, hemsjukvård) and age<26", ["P06"]),
    Expected("unit not in (kommunrehab)", ["P06", "P07", "P08"]),
    Expected("unit=U2", ["P06", "P07", "P08"]),
    Expected("unit=KOMMUNREHAB and step=1", ["P01"]),
    Expected("unit under \"Vård och omsorg\" and step=1", ["P01", "P06"]),
    Expected("enhet inom Skola", []),
    Expected("department=\"Vård och omsorg\" and step=4", ["P03", "P08"]),
    Expected("department under Socialnämnden and step=4", ["P03", "P08"]),
    Expected("unit.parent.name=\"Vård och omsorg\" and age<26", ["P06"]),
    Expected("unit.kind=enhet and age<26", ["P06"]),
    Expected("profession.licensed and age<26", ["P06"]),
    Expected("not profession.licensed", []),
    Expected("profession.ssyk=2273", ["P04", "P05"]),
    Expected("manager=\"Zara Lind\" and age<30", ["P01"]),
    Expected("manager=P07", ["P06", "P07", "P08"]),
    Expected("manager.age>50 and step=1", ["P01"]),
    Expected("sex=male", ["P04"]), Expected("kön=man", ["P04"]),
    Expected("sex=M", ["P04"]), Expected("form=tillsvidare and age<26", ["P06"]),
    Expected("name contains ås", ["P01"]), Expected("name contains ÅS", ["P01"]),
    Expected("name starts with eva", ["P07", "P08"]), Expected("name ends with lind", ["P05"]),
    Expected("namn börjar med Eva", ["P07", "P08"]),
    Expected("name matches \"?v*\"", ["P07", "P08"]), Expected("name=\"*10*\"", ["P08"]),
    Expected("name=nobody", []), Expected("name=\"åsa ek\"", ["P01"]),
    Expected("unit contains rehab and step<2", ["P01"]),
    Expected("profession starts with arbets and step<2", ["P01"]),
    Expected("education is missing", ["P06", "P08"]),
    Expected("utbildning saknas", ["P06", "P08"]),
    Expected("education is known and age<30", ["P01"]),
    Expected("education!=5 and age<30", ["P01", "P06"]),
    Expected("not education=5 and age<30", ["P01", "P06"]),
    Expected("actual_degree<.degree", ["P02"]), Expected("degree>.actual_degree", ["P02"]),
    Expected("age>=.step and step>=4", ["P03", "P08"]),
    Expected("step=1 or step=4 and unit=hemsjukvård", ["P01", "P06", "P08"]),
    Expected("(step=1 or step=4) and unit=hemsjukvård", ["P06", "P08"]),
    Expected("not (step=1 or step=4) and unit=hemsjukvård", ["P07"]),
    Expected("age / 2 > 32", ["P08"]), Expected("age - step = 25", ["P01"]),
    Expected("year(born)=1990", ["P02"]), Expected("månad(född)=5", ["P03"]),
    Expected("quarter(born)=4", ["P02", "P05"]), Expected("week(hired)=34", ["P01"]),
    Expected("round(degree, 1)=0.5", ["P08"]), Expected("abs(step - 4)=3", ["P01", "P06"]),
    Expected("length(name)=6", ["P01", "P04"]), Expected("lower(name)=\"bo ask\"", ["P04"]),
    Expected("if(step>2, age, 0) > 60", ["P03", "P05", "P08"]),
    Expected("any employments (degree<60%)", ["P08"]),
    Expected("all employments (degree<90%)", ["P03", "P07", "P08"]),
    Expected("no employments (degree>=80%)", ["P03", "P08"]),
    Expected("any placements (step=4)", ["P03", "P08"]),
    Expected("några anställningar (sysselsättningsgrad<60%)", ["P08"]),
    Expected("any employments (degree<.staff.fte)", []),
    Expected("count(employments)=1 and step=4", ["P03", "P08"]),
    Expected("id=P03", ["P03"]), Expected("age<999999999999999999", Self.all),
    Expected("age>-5", Self.all), Expected("salary is missing", Self.all),
    Expected("salary>0", []), Expected("salary!=5", Self.all),
  ]

  static let all = (1...8).map { "P0\($0)" }

  @Test(arguments: conditions)
  func `a condition keeps these people`(_ expected: Expected) {
    let outcome = World(Municipality.staff8).ask("staff where \(expected.line) show id")
    #expect(outcome.codes.filter { !$0.hasPrefix("W") } == [])
    #expect(outcome.lines == expected.lines)
  }

  /// Queries that are wrong: the code, and the first word offered.
  static let mistakes: [(String, String, String?)] = [
    ("staff where levl<3", "E0101", "level"),
    ("personal där nivå<3 och enhet=komunrehab", "E0104", "kommunrehab"),
    ("staff where unit=hemsjukvard", "E0104", "hemsjukvård"),
    ("staff where unit=level", "E0105", ".level"),
    (
      "staff where unit=Administration", "E0111",
      "Exempelby/Socialnämnden/Vård och omsorg/Administration"
    ),
    ("staff where department=kommunrehab", "E0104", nil),
    ("staff where profession=fysioterapeuten", "E0104", "fysioterapeut"),
    ("staff where sex=femal", "E0104", "female"),
    ("staff where age=kommunrehab", "E0106", nil),
    ("staff where degree<75", "E0107", nil),
    ("staff where tenure>24", "E0108", nil),
    ("staff where tenure>.age", "E0110", nil),
    ("staff where name<3", "E0109", nil),
    ("staff compute sum name", "E0109", nil),
    ("staff where age", "E0112", nil),
    ("staff where step=.unit", "E0110", nil),
    ("staff where id=.manager", "E0110", nil),
    ("staff where employments.unit=kommunrehab", "E0401", nil),
    ("staff where age.unit=3", "E0402", nil),
    ("staff where any units (kind=enhet)", "E0403", nil),
    ("staff where unit=:unti", "E0102", nil),
    ("staff show age, age", "E0114", nil),
    ("staff by unit: count, count", "E0114", nil),
    ("staff show id hide id", "E0115", nil),
    ("staff where id=P99", "E0104", nil),
    ("staff where education=55", "E0104", nil),
    ("staff by levl: count sort count", "E0101", "level"),
    ("staff by unit sort age", "E0101", nil),
    ("staff where has sårvård", "E0104", nil),
    ("nothing_called_so", "E0102", nil),
    ("\"x.csv\" as of 2020-01-01", "E0116", nil),
    ("\"x.csv\"", "E0117", nil),
    ("staff where hired > today + 0.5", "E0109", nil),
    ("staff where round(degree, 1.5)=1", "E0112", nil),
  ]

  @Test(arguments: mistakes.indices)
  func `a mistake has its code and the likeliest word first`(_ index: Int) {
    let (line, code, offer) = Self.mistakes[index]
    let outcome = World(Municipality.staff8).ask(line)
    #expect(outcome.codes.filter { !$0.hasPrefix("W") } == [code], "\(line)")
    #expect(outcome.answered == nil)
    if let offer { #expect(outcome.problems.first?.offers.first == offer, "\(line)") }
    for problem in outcome.problems {
      #expect(problem.place.lowerBound >= 0 && problem.place.upperBound <= line.utf8.count)
      #expect(!problem.message(in: .english).isEmpty && !problem.message(in: .swedish).isEmpty)
    }
  }

  @Test func `every mistake of a query comes in one pass`() {
    let outcome = World(Municipality.staff8).ask("staff where levl<3 and unit=komunrehab sort agee")
    #expect(outcome.codes == ["E0101", "E0104", "E0101"])
  }

  @Test func `a path tells two units of one name apart`() {
    let world = World(Municipality.staff8)
    for path in [
      "Skola/Administration", "Exempelby/Barn- och utbildningsnämnden/Skola/Administration",
    ] {
      let outcome = world.ask("staff where unit=\"\(path)\"")
      #expect(outcome.codes == [])
      #expect(outcome.lines == [])
    }
    #expect(world.ask("staff where unit=A2").codes == [])
  }

  @Test func `numbers in a text field are texts`() {
    #expect(
      World(Municipality.staff8).ask("professions where ssyk=0110 show name").lines
        == ["administratör"])
  }
}
