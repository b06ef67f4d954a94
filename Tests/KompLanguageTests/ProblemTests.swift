import KompLanguage
import KompLexicon
import Testing

/// A line with its problem's place between `«` and `»`, the code, and the line the first fix gives.
struct Mistake: Sendable, CustomTestStringConvertible {
  let marked: String
  let code: String
  let mended: String?
  var isFile = false
  var testDescription: String { marked }

  init(_ marked: String, _ code: String, _ mended: String? = nil, isFile: Bool = false) {
    self.marked = marked
    self.code = code
    self.mended = mended
    self.isFile = isFile
  }

  var text: String { marked.filter { $0 != "«" && $0 != "»" } }
}

/// The text with a fix applied.
func apply(_ fix: Fix, to text: String) -> String {
  var bytes = Array(text.utf8)
  for edit in fix.edits.reversed() {
    bytes.replaceSubrange(edit.place, with: Array(edit.text.utf8))
  }
  return String(decoding: bytes, as: UTF8.self)
}

private let mistakes: [Mistake] = [
  // Signs of other languages.
  Mistake("staff where level«==»3", "E0010", "staff where level=3"),
  Mistake("staff where level«<>»3", "E0010", "staff where level!=3"),
  Mistake("staff where level«≤»3", "E0010", "staff where level<=3"),
  Mistake("staff where a=1 «&&» b=2", "E0010", "staff where a=1 and b=2"),
  Mistake("staff where a=1 «||» b=2", "E0010", "staff where a=1 or b=2"),
  Mistake("staff where «!»protected", "E0010", "staff where not protected"),
  Mistake("staff where age in (25«...»34)", "E0010", "staff where age in (25..34)"),
  Mistake("staff where hired<today «–» 2 years", "E0010", "staff where hired<today - 2 years"),
  // Words of other languages and of speech.
  Mistake("staff «group by» unit", "E0011", "staff by unit"),
  Mistake("staff «order by» name", "E0011", "staff sort name"),
  Mistake("personal «gruppera på» enhet", "E0011", "personal per enhet"),
  Mistake("personal «filtrera» steg<3", "E0011", "personal där steg<3"),
  Mistake("personal där steg «är» 3", "E0011", "personal där steg = 3"),
  Mistake("personal där steg «lika med» 3", "E0011", "personal där steg = 3"),
  Mistake("staff where unit «is» kommunrehab", "E0011", "staff where unit = kommunrehab"),
  Mistake("staff where name «LIKE» \"x\"", "E0011", "staff where name contains \"x\""),
  Mistake("staff where level «IS NULL»", "E0011", "staff where level is missing"),
  Mistake("staff where level «IS NOT NULL»", "E0011", "staff where level is known"),
  Mistake("personal där steg «är tom»", "E0011", "personal där steg saknas"),
  Mistake("personal där ålder «över» 60", "E0011", "personal där ålder > 60"),
  Mistake("personal där steg «minst» 3", "E0011", "personal där steg >= 3"),
  Mistake("personal där steg «högst» 3", "E0011", "personal där steg <= 3"),
  Mistake("personal där anställd «före» 2024", "E0011", "personal där anställd < 2024"),
  Mistake("personal där anställd «efter» 2024", "E0011", "personal där anställd > 2024"),
  Mistake("personal «med» steg<3", "E0011", "personal där steg<3"),
  Mistake("personal «i» kommunrehab", "E0011", "personal där enhet=kommunrehab"),
  Mistake(
    "staff by unit: «distinct» profession", "E0011", "staff by unit: count distinct profession"),
  Mistake(
    "«SELECT name FROM» staff WHERE level<3 LIMIT 5", "E0012",
    "staff where level<3 show name limit 5"),
  Mistake(
    "«select * from» staff where level == 3 order by name", "E0012",
    "staff where level = 3 sort name"),
  Mistake("personal där nivå «under» 3", "E0013", "personal där nivå < 3"),
  Mistake("personal där anställd «under» 2025", "E0013", "personal där anställd = 2025"),
  Mistake("staff where «not» name contains x and name «not» contains y", "E0035"),
  Mistake("«hur många» personal där steg<3", "E0034", "antal personal där steg<3"),
  Mistake("«how many» staff where level<3", "E0034", "count staff where level<3"),
  Mistake("«vilka» som har sårvård", "E0034", "personal som har sårvård"),
  Mistake("«vilka» har sårvård", "E0034", "personal som har sårvård"),
  Mistake("«lista» personal där steg<3", "E0034", "personal där steg<3"),
  Mistake("«alla medarbetare» där steg<3", "E0033", "medarbetare där steg<3"),
  Mistake("visa «all staff» where level<3", "E0033", "visa staff where level<3"),
  Mistake("personal som «saknar steg»", "E0028", "personal där steg saknas"),
  Mistake("personal där «har steg»", "E0028", "personal där steg finns"),
  Mistake("visa nivå «som» steg", "E0027", "visa nivå kallat steg"),
  Mistake("personal topp 5 «per» ålder", "E0022", "personal topp 5 efter ålder"),
  // Values.
  Mistake("staff where degree=«0,75»", "E0014", "staff where degree=0.75"),
  Mistake("staff where hired<«1/3/26»", "E0015", "staff where hired<2026-03-01"),
  Mistake("staff where hired<«2026/05/01»", "E0015", "staff where hired<2026-05-01"),
  Mistake("staff where hired<«2026-02-30»", "E0016"),
  Mistake("staff where degree<«75 procent»", "E0017", "staff where degree<75%"),
  Mistake("staff where unit=a«,»b", "E0018", "staff where unit in (a, b)"),
  Mistake("staff where unit=(a«,» b)", "E0018", "staff where unit in (a, b)"),
  Mistake("staff where unit = «and»", "E0019", "staff where unit = \"and\""),
  Mistake("staff where manager = «unit.head»", "E0020", "staff where manager = .unit.head"),
  Mistake("staff where unit=«Region Väst»", "E0009", "staff where unit=\"Region Väst\""),
  Mistake("staff where level=«99999999999999999999»", "E0023"),
  Mistake("staff limit «2.5»", "E0023"),
  Mistake("staff where name«=\"\"»", "E0032", "staff where name is missing"),
  // Unfinished and misplaced.
  Mistake("staff where name=«\"abc»", "E0003", "staff where name=\"abc\"", isFile: true),
  Mistake("staff where «(»level<3", "E0004", "staff where (level<3)", isFile: true),
  Mistake("staff where level<3«)»", "E0005", "staff where level<3"),
  Mistake("staff where «[»level<3", "E0006", "staff where (level<3"),
  Mistake("staff where unit=a«\u{AD}»", "E0006", "staff where unit=a"),
  Mistake("staff where«»", "E0008"), Mistake("staff where level<«»", "E0008", isFile: true),
  Mistake("staff show«»", "E0008"), Mistake("staff top«»", "E0008"),
  Mistake("staff where «by» unit", "E0008"), Mistake("staff limit «many»", "E0008"),
  Mistake("staff by unit: «age»", "E0008", "staff by unit: avg age"),
  Mistake("import staff«»", "E0008"), Mistake("open«»", "E0008"),
  Mistake("staff «wher» level<3", "E0026", "staff where level<3"),
  Mistake("personal «sortea» namn", "E0026", "personal sortera namn"),
  Mistake("staff where level<3 «shw» name", "E0026", "staff where level<3 show name"),
  Mistake(
    "staff where unit=kommunrehab «shw» name", "E0026", "staff where unit=kommunrehab show name"),
  Mistake("staff where level<3 «3»", "E0001"),
  Mistake("staff where level<3 «as of» 2025", "E0029"),
  Mistake("staff to \"x.csv\" «where» level<3", "E0025"),
  Mistake("staff count «sort» name", "E0025"),
  Mistake("«opn» \"x.kompdb\"", "E0002", "open \"x.kompdb\""),
  Mistake("«where» level<3", "E0021", "  where level<3", isFile: true),
  Mistake("komp «2»", "E0030", "komp 1"),
  Mistake("setting «languge» sv", "E0031", "setting language sv"),
  // Not yet.
  Mistake("«candidates» 2028 at 67", "E0007"), Mistake("«career paths» for P03", "E0007"),
  Mistake("«career-paths» for P03", "E0007"),
  Mistake("«för varje» enhet", "E0007"), Mistake("«report» to x", "E0007"),
  Mistake("staff «publish»", "E0007"),
  Mistake("import «wishes» from x.csv", "E0007"),
]

private let modelMistakes: [Mistake] = [
  // Analyses.
  Mistake("gap for «staff where age>60» by unit", "E0037", "gap for (staff where age>60) by unit"),
  Mistake("gap by unit«:» sum short", "E0038", "gap | by unit: sum short"),
  Mistake("gap per enhet «fördelat på» steg", "E0038", "gap | per enhet fördelat på steg"),
  Mistake("gap at 65 «at» 67", "E0039"), Mistake("gap 2025 «2026»", "E0039"),
  Mistake("gap by unit «by» profession", "E0039", "gap by unit | by profession"),
  Mistake("gap «67»", "E0016", "gap at 67"), Mistake("gap at«»", "E0008"),
  Mistake("gap at sixty", "E0008"), Mistake("gap för«»", "E0008"),
  Mistake("gap for «Region Väst» at 67", "E0009", "gap for \"Region Väst\" at 67"),
  Mistake("turnover 2025 «as» kolada_out", "E0011", "turnover 2025 using kolada_out"),
  Mistake("gap «i» kommunrehab", "E0011", "gap där enhet=kommunrehab"),
  Mistake("gap with rounds«»", "E0008"), Mistake("gap with «3»", "E0001"),
  Mistake("«gpa» 2028", "E0002", "gap 2028"),
  Mistake("gap «wher» short>0", "E0026", "gap where short>0"),
  Mistake("vilka gap", "E0034"),
  // Pictures.
  Mistake("gap chart bar «where» short>0", "E0025", "gap where short>0 chart bar"),
  Mistake("gap chart «barr»", "E0036", "gap chart bar"),
  // Ladders.
  Mistake("ladder \"X\"\nstep 1\nstep«»\nend", "E0008"),
  Mistake("«ladder» \"X\"\n  step 1", "E0040", "ladder \"X\"\n  step 1\nend", isFile: true),
  Mistake("«stege» \"X\"\n  steg 1", "E0040", "stege \"X\"\n  steg 1\nslut", isFile: true),
  Mistake("ladder \"X\"\n«end»", "E0008", isFile: true),
  Mistake("ladder X\n  step 1 requires«»\nend", "E0008", isFile: true),
  Mistake(
    "ladder X\n  step 1 requires protected and level>2 «or» age>3\nend", "E0041",
    "ladder X\n  step 1 requires protected and (level>2 or age>3)\nend", isFile: true),
  Mistake("«end»", "E0001"),
  // Needs and targets.
  Mistake(
    "need kommunrehab «3» staff where level>3", "E0008", "need kommunrehab: 3 staff where level>3"),
  Mistake("need kommunrehab: «staff» where level>3", "E0008"),
  Mistake("need kommunrehab: 3 «where» level>3", "E0008"),
  Mistake("need kommunrehab: 3 staff«»", "E0008"),
  Mistake("need kommunrehab: 3 staff where level>3 from «soon»", "E0008"),
  Mistake("need kommunrehab: 3 staff where level>3 priority «high»", "E0008"),
  Mistake(
    "need kommunrehab: «25 procent» av personal där level>3", "E0017",
    "need kommunrehab: 25% av personal där level>3"),
  Mistake(
    "«behov» kommunrehab: 3 medarbetare där steg>=3", "E0011",
    "krav kommunrehab: 3 medarbetare där steg>=3"),
  Mistake("target kommunrehab: 1, «two»", "E0008", "target kommunrehab: 1, 2"),
  Mistake("target kommunrehab: «1.5»", "E0023", "target kommunrehab: 1"),
  Mistake("mål kommunrehab «1», 1", "E0008", "mål kommunrehab: 1, 1"),
  // Judgements and decisions.
  Mistake("assess«»", "E0008"), Mistake("assess P02«»", "E0008"),
  Mistake("assess «hjälpmedel»=3", "E0008"),
  Mistake("assess P02 hjälpmedel «3»", "E0008", "assess P02 hjälpmedel=3"),
  Mistake("place P02 step «3»", "E0008", "place P02 step=3"),
  Mistake("place P02«»", "E0008"), Mistake("place P02 from 2025-11-01«»", "E0008"),
  Mistake("place P02 «form»=visstid", "E0001"),
  // Reasons.
  Mistake("why 2 «unit.name»", "E0001"), Mistake("why not «in» readiness", "E0008"),
  Mistake("why «2.5»", "E0023"), Mistake("why not P02 in«»", "E0008"),
]

@Test(arguments: modelMistakes) func `a mistake about the model is placed, named and mended`(
  _ mistake: Mistake
) { check(mistake) }

@Test(arguments: mistakes) func `a mistake is placed, named and mended`(_ mistake: Mistake) {
  check(mistake)
}

/// What must hold of a mistake: its place, its code, its fixes, its words.
func check(_ mistake: Mistake) {
  let source = Source(text: mistake.text)
  let reading = Parser.read(source, with: book, isFile: mistake.isFile)
  guard let problem = reading.problems.first else {
    Issue.record("no problem was found")
    return
  }
  #expect(problem.code == mistake.code)
  #expect(reading.statements.isEmpty)
  if mistake.code != "E0035", mistake.marked.contains("«") {
    let before = source[0..<problem.place.lowerBound]
    let after = source[problem.place.upperBound..<source.text.utf8.count]
    #expect(before + "«" + source[problem.place] + "»" + after == mistake.marked)
    #expect(reading.problems.count == 1, "a cascade: \(reading.problems.map(\.code))")
  }
  for tongue in Tongue.allCases {
    let message = problem.message(in: tongue).lowercased()
    for word in ["you", "your", "du ", "din ", "token", "parse", "syntax"] {
      #expect(!message.contains(" " + word), "\(message)")
    }
  }
  guard let mended = mistake.mended, let fix = problem.fixes.first else {
    #expect(mistake.mended == nil)
    return
  }
  #expect(apply(fix, to: mistake.text) == mended)
  // An indented line of a file is only right below another.
  if mistake.isFile, mistake.code == "E0042" { return }
  for fix in problem.fixes where !["E0021", "E0006"].contains(mistake.code) {
    let again = Parser.read(
      Source(text: apply(fix, to: mistake.text)), with: book, isFile: mistake.isFile)
    #expect(
      again.problems.allSatisfy { $0.severity == .warning }, "\(apply(fix, to: mistake.text))")
  }
}

@Test func `the problems of several stages and statements come in one pass`() {
  let text = "staff where level==3 sortt name limit x\nunits where\nprofessions show name"
  let reading = Parser.read(Source(text: text), with: book, isFile: true)
  #expect(reading.problems.map(\.code) == ["E0010", "E0026", "E0008", "E0008"])
  #expect(reading.statements.count == 1)
}

@Test(arguments: [
  ("staff where unit in (0,75)", "W0002", "staff where unit in (0.75)"),
  ("staff where a=1 or b=2 and c=3", "W0001", "staff where a=1 or (b=2 and c=3)"),
])
func `a warning does not stop a statement`(_ text: String, _ code: String, _ mended: String) {
  let reading = Parser.read(Source(text: text), with: book, isFile: false)
  #expect(reading.problems.map(\.code) == [code])
  #expect(reading.statements.count == 1)
  #expect(reading.problems.first?.fixes.first.map { apply($0, to: text) } == mended)
}

@Test(arguments: [
  ("", Expected.noun), ("sta", .noun), ("staff ", .keyword(.where)),
  ("staff whe", .keyword(.where)),
  ("staff where ", .field(of: "staff")), ("staff where level", .field(of: "staff")),
  ("staff where level ", .comparison), ("staff where unit=", .value(of: "unit")),
  ("staff where unit=komm", .value(of: "unit")), ("staff where unit=x ", .keyword(.and)),
  ("staff where unit=x ", .keyword(.by)), ("staff where unit in (a, ", .value(of: "unit")),
  ("staff top ", .number), ("staff as of ", .day), ("staff by unit: ", .keyword(.average)),
  ("staff to ", .file), ("import ", .noun), ("personal där enhet=", .value(of: "enhet")),
  ("staff that has ", .competence), ("staff where any ", .relation), ("staff\n", .keyword(.open)),
  ("set ", .keyword(.language)), ("units where x=1; ", .noun),
])
func `what could stand at the cursor comes from the parser`(_ text: String, _ expected: Expected) {
  let offered = Parser.expected(at: text.utf8.count, in: Source(text: text), with: book)
  #expect(offered.contains(expected), "\(offered)")
}
