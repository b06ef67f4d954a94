import KompLanguage
import KompLexicon
import Testing

/// A line and the tree it gives, with ids for the words of both tongues.
struct Line: Sendable, CustomTestStringConvertible {
  let text: String
  let tree: String
  var testDescription: String { text }

  init(_ text: String, _ tree: String) {
    self.text = text
    self.tree = tree
  }
}

private let queries: [Line] = [
  Line(
    "visa personal där steg<3 och enhet=kommunrehab",
    "staff | where and(step<3, unit=kommunrehab)"),
  Line(
    "personal som har sårvård>=3 och saknar HLR", "staff | that and(has sårvård>=3, lacks HLR)"),
  Line(
    "personal den 2024-12-31 per enhet fördelat på steg",
    "staff @<2024-12-31> | by unit across step"),
  Line(
    "personal per förvaltning: antal, andel (sysselsättningsgrad<100%) med totalrad",
    "staff | by department: count, share{degree<100%} total"),
  Line(
    "enheter där antal(personal där steg>=3) < 2", "units | where #(staff | where step>=3)<2"),
  Line("personal där namn=Per per enhet: antal", "staff | where name=Per | by unit: count"),
  Line(
    "staff where level<3 and unit=kommunrehab", "staff | where and(level<3, unit=kommunrehab)"),
  Line("staff that has sårvård>=3", "staff | that has sårvård>=3"),
  Line("staff by unit: count where count>=50", "staff | by unit: count | where count>=50"),
  Line("staff show name, age, level as steg", "staff | show name, age, level as steg"),
  Line("staff show *", "staff | show *"),
  Line("show staff where level<3", "staff | where level<3"),
  Line("count staff where level<3", "staff | where level<3 | count"),
  Line("antal personal där steg<3", "staff | where step<3 | count"),
  Line("number of staff", "staff | count"),
  Line("count staff where level<3 to csv", "staff | where level<3 | count | to 'csv'"),
  Line("staff by unit, level: count, avg age", "staff | by unit, level: count, average(age)"),
  Line("staff by age in (..34, 35..54, 55..)", "staff | by age classes [..34, 35..54, 55..]"),
  Line("staff by unit across level", "staff | by unit across level"),
  Line("staff by unit with total", "staff | by unit total"),
  Line("staff compute count, avg age", "staff | compute count, average(age)"),
  Line(
    "staff compute count distinct unit, min age, max age as m, list name",
    "staff | compute countDistinct(unit), minimum(age), maximum(age) as m, list(name)"),
  Line("staff sort level desc, name", "staff | sort level↓, name"),
  Line("personal sortera efter nivå fallande", "staff | sort level↓"),
  Line("staff sort by name", "staff | sort name"),
  Line("staff top 5 by age", "staff | top 5 by age↓"),
  Line("personal topp 5 efter ålder stigande", "staff | top 5 by age"),
  Line("staff top 5 | by unit", "staff | top 5 | by unit"),
  Line("staff limit 20", "staff | limit 20"),
  Line("personal första 20", "staff | limit 20"),
  Line("staff distinct profession", "staff | distinct profession"),
  Line("staff distinct", "staff | distinct"),
  Line("staff where level<3 count", "staff | where level<3 | count"),
  Line("staff to \"gap.xlsx\"", "staff | to 'gap.xlsx'"),
  Line("staff to late.csv", "staff | to 'late.csv'"),
  Line("staff | where level<3 | show name", "staff | where level<3 | show name"),
  Line("(staff where level<3) by unit", "(staff | where level<3) | by unit"),
  Line("\"x.csv\" where a=3", "'x.csv' | where a=3"),
  Line("staff from \"x.csv\" where age>3", "staff<'x.csv' | where age>3"),
  Line(":late show name", "$late | show name"),
  Line("late show name", "$late | show name"),
  Line("it where age>60", "it | where age>60"),
  Line("svaret där ålder>60", "it | where age>60"),
  Line("where age>60", "it | where age>60"),
  Line("staff including former where left=2025", "staff +former | where left=<2025>"),
  Line("staff as of 2025Q2 count", "staff @<2025Q2> | count"),
  Line("staff as of today count", "staff @today | count"),
  Line("employees where level<3", "staff | where level<3"),
  Line("PERSONAL DAR Niva<3", "staff | where level<3"),
  Line("PERSONAL DAR NIVÅ<3", "staff | where level<3"),
]

private let conditions: [Line] = [
  Line("a=1 and b=2 or not c=3", "or(and(a=1, b=2), not(c=3))"),
  Line("(a=1 or b=2) and c=3", "and(or(a=1, b=2), c=3)"),
  Line("level < .required", "level<.required"),
  Line("manager = .unit.head", "manager=.unit.head"),
  Line("unit.parent.name=x", "unit.parent.name=x"),
  Line("hired in last 3 months", "hired in [last(3 month)]"),
  Line("hired = last month", "hired=last(1 month)"),
  Line("hired in next 90 days", "hired in [next(90 day)]"),
  Line("hired = previous quarter", "hired=quarter-1"),
  Line("anställd = detta år", "hired=year0"),
  Line("hired < today - 2 years", "hired<(today - 2 year)"),
  Line("tenure >= 12 months", "tenure>=12 month"),
  Line("hired=2025-13", "E0016"),
  Line("age=25..34", "age=25..34"),
  Line("age in (..34, 55..)", "age in [..34, 55..]"),
  Line("age not in (1, 2)", "age not in [1, 2]"),
  Line("unit in (kommunrehab, \"Vård och omsorg\")", "unit in [kommunrehab, 'Vård och omsorg']"),
  Line("age between 25 and 34", "age in 25..34"),
  Line("name contains ås", "name contains ås"),
  Line("name starts with \"Å\"", "name startsWith 'Å'"),
  Line("unit under \"Vård och omsorg\"", "unit under 'Vård och omsorg'"),
  Line("level is missing or level is known", "or(level missing, level known)"),
  Line("steg saknas eller steg finns inte", "or(step missing, step missing)"),
  Line("protected", "protected?"),
  Line("not protected", "not(protected?)"),
  Line("unit=limit", "unit=limit"),
  Line("unit=where", "unit=where"),
  Line("unit=today", "unit=today"),
  Line("year(hired)=2020", "year(hired)=<2020>"),
  Line("round(salary / 12, 2) > 3000", "round((salary / 12), 2)>3000"),
  Line("if(level<3, \"a\", \"b\") = a", "ifThen(level<3, 'a', 'b')=a"),
  Line("(salary + 3) * 2 > 5 - 1", "((salary + 3) * 2)>(5 - 1)"),
  Line("level=-3", "level=-3"),
  Line("degree<75%", "degree<75%"),
  Line("degree<0.75", "degree<0.75"),
  Line("any assessments (level>=4 and date=2025)", "any assessments{and(level>=4, date=<2025>)}"),
  Line("inga bedömningar", "none assessments"),
  Line("lacks HLR", "lacks HLR"),
  Line("har inte HLR", "lacks HLR"),
  Line("has \"Sår vård\">=3", "has Sår vård>=3"),
  Line("\"Employee Name\"=x", "Employee Name=x"),
  Line("unit=:u", "unit=:u"),
  Line("källa=chef", "source=manager"),
  Line("name='O''Brien'", "name='O'Brien'"),
  Line("name=”Åsa”", "name='Åsa'"),
  Line("name=“a””b“", "name='a”b'"),
  Line("count>=50", "count>=50"),
  Line("medel_ålder>40", "average_age>40"),
  Line("unit=3b", "unit=3b"),
  Line("unit=dals-ed", "unit=dals-ed"),
  Line("hired=2026v12", "hired=<2026v12>"),
]

private let commands: [Line] = [
  Line(
    "import staff from export.csv as of 2025-11-01 with id=UNIQUE_ID, unit=\"A B\" date format mdy complete skipping bad rows",
    "importing(staff 'export.csv' @<2025-11-01> [id=UNIQUE_ID, unit='A B'] format=mdy complete skipping)"
  ),
  Line("importera personal från ../data/x.csv", "importing(staff '../data/x.csv')"),
  Line("läs in personal från \"x.csv\"", "importing(staff 'x.csv')"),
  Line(
    "param unit: unit = kommunrehab \"Vilken enhet?\"",
    "param(unit: unit = kommunrehab 'Vilken enhet?')"),
  Line("param n: number", "param(n: number)"),
  Line("let x = staff where level<3", "letValue(x = staff | where level<3)"),
  Line("let day = 2026-01-01", "letValue(day = <2026-01-01>)"),
  Line("låt u = kommunrehab", "letValue(u = kommunrehab)"),
  Line("define junior: level < 3", "define(junior: level<3)"),
  Line("define young: share (age<30)", "define(young: share{age<30})"),
  Line("define late: staff where level<3", "define(late: staff | where level<3)"),
  Line(
    "define big: count(staff where level>2) > 5", "define(big: #(staff | where level>2)>5)"),
  Line("run late.komp unit=kommunrehab n=3", "run('late.komp' unit=kommunrehab n=3)"),
  Line(
    "expect count(staff where protected) = 0 \"none\"",
    "expect(#(staff | where protected?) = 0 'none')"),
  Line("expect 3 rows", "expect(rows=3)"),
  Line("förvänta >= 3 rader", "expect(rows>=3)"),
  Line("print \"Steps\", :unit, count(staff)", "printing('Steps', :unit, #(staff))"),
  Line("set today 2025-11-01", "setting(today <2025-11-01>)"),
  Line("setting language sv", "setting(language sv)"),
  Line("ställ in språk = en", "setting(language en)"),
  Line("help step", "help(step)"), Line("help", "help()"),
  Line("help as of", "help(asOf)"), Line("help E0104", "help(E0104)"),
  Line("describe staff", "describe(staff)"),
  Line("summarize staff where level<3", "summarize(staff | where level<3)"),
  Line("explain staff by unit", "explain(staff | by unit)"),
  Line("open \"a b.kompdb\"", "open('a b.kompdb')"), Line("new", "new()"),
  Line("save as data/y.kompdb", "saveAs('data/y.kompdb')"),
  Line("stäng", "close()"), Line("quit", "quit()"), Line("history", "history()"),
  Line("komp 1", "komp(1)"),
]

@Test(arguments: queries) func `a query reads as its sentence says`(_ line: Line) {
  #expect(dump(line.text, canonical: true) == line.tree)
}

@Test(arguments: conditions) func `a condition reads as its sentence says`(_ line: Line) {
  let read = dump("staff where " + line.text, canonical: true)
  if line.tree.hasPrefix("E") && line.tree.count == 5 {
    #expect(read.hasPrefix(line.tree))
  } else {
    let warnings = read.split(separator: "\n").filter { $0.hasPrefix("W") }
    #expect(read.split(separator: "\n").first.map(String.init) == "staff | where " + line.tree)
    #expect(warnings.count <= 1)
  }
}

@Test(arguments: commands) func `a command reads as its sentence says`(_ line: Line) {
  #expect(dump(line.text, canonical: true) == line.tree)
}

@Test func `a statement in a file goes on over indented lines and lines that begin with a bar`() {
  let text = """
    # head
    staff
      where level<3
      # between
    | show name

    units where name =
    x; professions
    """
  let trees = "staff | where level<3 | show name\nunits | where name=x\nprofessions"
  #expect(dump(text, isFile: true) == trees)
}

@Test(arguments: [
  "staff where (level<3", "staff where level <", "staff where level<3 and", "staff |",
  "staff show name,", "staff by unit:", "staff where name=\"Å", "let x =", "gap for (staff",
  "ladder \"X\"", "ladder X for a\nstep 1\nstep 2 requires level>2", "need kommunrehab:",
])
func `an unfinished line at the prompt asks for more and has no problem`(_ text: String) {
  let prompt = Parser.read(Source(text: text), with: book, isFile: false)
  #expect(prompt.wantsMore)
  #expect(prompt.problems.isEmpty)
  let file = Parser.read(Source(text: text), with: book, isFile: true)
  #expect(!file.wantsMore)
  #expect(!file.problems.isEmpty)
}

@Test func `every piece of a line has its role`() {
  let text = "personal där enhet=kommunrehab och ålder>:n visa namn kallat n # slut"
  let reading = Parser.read(Source(text: text), with: book, isFile: false)
  let source = Source(text: text)
  let roles = reading.tokens.map { "\(source[$0.place]) \($0.role)" }
  #expect(
    roles == [
      "personal noun(\"staff\")", "där keyword(KompLexicon.Keyword.where)",
      "enhet field(Optional(\"unit\"))", "= symbol",
      "kommunrehab value(of: Optional(\"enhet\"))", "och keyword(KompLexicon.Keyword.and)",
      "ålder field(Optional(\"age\"))", "> symbol", ":n parameter",
      "visa keyword(KompLexicon.Keyword.show)", "namn field(Optional(\"name\"))",
      "kallat keyword(KompLexicon.Keyword.called)", "n name", "# slut comment",
    ])
}
