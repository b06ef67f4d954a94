import KompLanguage
import KompLexicon
import Testing

private let changes: [Line] = [
  Line("staff where id=17 set level=3", "staff | where id=17 | set level=3"),
  Line(
    "personal där id=17 ändra anställningsform=vikariat, enhet=\"Rehab Norr\" från 2026-01-01",
    "staff | where id=17 | set form=substitute, unit='Rehab Norr' @ <2026-01-01>"),
  Line("it set level=3", "it | set level=3"), Line("svaret ändra nivå=3", "it | set level=3"),
  Line(
    "staff where id=P02 correct hired=2020-01-01",
    "staff | where id=P02 | correct hired=<2020-01-01>"),
  Line("staff set salary = .salary * 1.03", "staff | set salary=(.salary * 1.03)"),
  Line(
    "personal ändra chef=.unit.head, orsak saknas",
    "staff | set manager=.unit.head, reason missing"),
  Line(
    "staff where id=P02 set reason is missing", "staff | where id=P02 | set reason missing"),
  Line("staff where id=P02 leave", "staff | where id=P02 | leave"),
  Line("personal där ålder>=67 slutar 2028-12-31", "staff | where age>=67 | leave @ <2028-12-31>"),
  Line(
    "staff where id=P02 leave on today reason=\"Pension\"",
    "staff | where id=P02 | leave reason='Pension' @ today"),
  Line(
    "personal där id=P02 slutar den 2026-05-01, orsak=\"Flytt\"",
    "staff | where id=P02 | leave reason='Flytt' @ <2026-05-01>"),
  Line("staff leave reason=\"x\" 2026-05", "staff | leave reason='x' @ <2026-05>"),
  Line("assessments where id=17 remove", "assessments | where id=17 | remove"),
  Line("bedömningar där id=17 ta bort", "assessments | where id=17 | remove"),
  Line(
    "staff where left<2010 remove expect 3 rows", "staff | where left<<2010> | remove expects =3"),
  Line(
    "personal ändra nivå=3 från idag förvänta <= 3 rader",
    "staff | set level=3 @ today expects <=3"),
  Line(
    "staff where unit=x assess hjälpmedel=3, \"b c\"=2 source=manager from 2025-11-01",
    "staff | where unit=x | assess hjälpmedel=3, b c=2 @ <2025-11-01> source=manager"),
  Line(
    "staff where id in (P02, P03) place step=3 ladder=\"F\" from today",
    "staff | where id in [P02, P03] | place step=3, ladder='F' @ today"),
  Line("personal placera steg=3, stege=F", "staff | place step=3, ladder=F"),
  Line(
    "add units name=\"Rehab Norr\", parent=vård from 2026-01-01",
    "add(units name='Rehab Norr', parent=vård from <2026-01-01>)"),
  Line("lägg till personal id=P09, namn=\"Åsa\"", "add(staff id=P09, name='Åsa')"),
  Line("undo", "undo()"), Line("ångra 5", "undo(5)"), Line("gör om 2", "redo(2)"),
  Line("purge P02", "purge(P02)"), Line("gallra P02, :p", "purge(P02, p)"),
  Line("backup \"x.kompdb\"", "backup('x.kompdb')"), Line("säkerhetskopiera", "backup()"),
  Line("export to \"x.sqlite\"", "export('x.sqlite')"),
  Line("exportera personal till x.csv", "export(staff 'x.csv')"),
  Line("journal where date=today", "journal | where date=today"),
  Line("ändringar topp 5", "journal | top 5"), Line("journal", "journal"),
  Line("expect 3 rows", "expect(rows=3)"),
]

private let tried: [Line] = [
  Line(
    "what if staff where age>=65 leave: gap",
    "whatIf(staff | where age>=65 | leave : gap)"),
  Line(
    "tänk om personal där id i (P03, P05) slutar: gap där enhet=kommunrehab",
    "whatIf(staff | where id in [P03, P05] | leave : gap | where unit=kommunrehab)"),
  Line(
    "what if staff where age>=65 leave 2028-12-31 then gap",
    "whatIf(staff | where age>=65 | leave @ <2028-12-31> : gap)"),
  Line(
    "tänk om svaret ändra nivå=4 då stegfördelning", "whatIf(it | set level=4 : steps)"),
  Line(
    "what if staff where id=17 set level=3, unit=x, staff where id=18 leave: gap by unit | sort short",
    "whatIf(staff | where id=17 | set level=3, unit=x, staff | where id=18 | leave : gap by unit | sort short)"
  ),
  Line(
    "what if staff set reason is missing, manager is missing: staff",
    "whatIf(staff | set reason missing, manager missing : staff)"),
  Line(
    "what if need kommunrehab: 3 staff where unit=x, target kommunrehab: 1, 2, place P02 step=3: gap",
    "whatIf(need(kommunrehab: 3 staff where unit=x), target(kommunrehab: 1, 2), place(P02 step=3) : gap)"
  ),
  Line(
    "what if assess P02, P03 a=3, b=2, add staff id=P09, unit=x: gap",
    "whatIf(assess(P02, P03 a=3 b=2), add(staff id=P09, unit=x) : gap)"),
  Line(
    "what if assess P02 a=3 then gap", "whatIf(assess(P02 a=3) : gap)"),
  Line(
    "what if (staff where age>60) leave, staff where id=x assess a=3, staff where id=y remove: gap",
    "whatIf((staff | where age>60) | leave, staff | where id=x | assess a=3, staff | where id=y | remove : gap)"
  ),
  Line(
    "what if units where count(staff by unit: count) > 2 remove: units count",
    "whatIf(units | where #(staff | by unit: count)>2 | remove : units | count)"),
  Line("scenario \"2030\"", "scenario('2030')"), Line("scenario", "scenario()"),
  Line("behåll", "keep()"), Line("förkasta \"2030\"", "discard('2030')"),
  Line("compare gap where short>0", "compare(gap | where short>0)"),
]

private let times: [Line] = [
  Line(
    "gap as of 2024-12-31 known on 2025-02-01", "gap @<2024-12-31> known <2025-02-01>"),
  Line(
    "stegfördelning den 2024-12-31 jämfört med idag där enhet=kommunrehab",
    "steps @<2024-12-31> against today | where unit=kommunrehab"),
  Line(
    "steps against today - 2 years as of 2024 by unit", "steps by unit @<2024> against today-2 year"
  ),
  Line("staff as of today - 2 years", "staff @today-2 year"),
  Line("personal den idag + 3 månader per enhet", "staff @today+3 month | by unit"),
  Line(
    "staff as of 2026-01-01 - 1 year + 2 weeks where age>3",
    "staff @<2026-01-01>-1 year+2 week | where age>3"),
  Line("staff as of :d - 1 quarter mot igår", "staff @:d-1 quarter against today-1"),
  Line("staff känt den 2025 inklusive tidigare", "staff known <2025> +former"),
]

@Test(arguments: changes) func `a change reads as its sentence says`(_ line: Line) {
  #expect(dump(line.text, canonical: true) == line.tree)
}

@Test(arguments: tried) func `what is tried reads as its sentence says`(_ line: Line) {
  #expect(dump(line.text, canonical: true) == line.tree)
}

@Test(arguments: times) func `a clause of time reads as its sentence says`(_ line: Line) {
  #expect(dump(line.text, canonical: true) == line.tree)
}

private let mistakes: [Mistake] = [
  // Whom?
  Mistake("«set» level=3", "E0042", "it set level=3"),
  Mistake("«ändra» nivå=3", "E0042", "svaret ändra nivå=3"),
  Mistake("«set» level=3", "E0042", "  set level=3", isFile: true),
  Mistake("«remove»", "E0042", "it remove"),
  Mistake("«remove» P02", "E0042", "staff where id=P02 remove"),
  Mistake("«slutar» P02", "E0042", "personal där id=P02 slutar"),
  Mistake("«set» P02 level=3", "E0042", "staff where id=P02 set level=3"),
  Mistake("«remove» staff where id=17", "E0042", "staff where id=17 remove"),
  Mistake("«ta bort» bedömningar där id=17", "E0042", "bedömningar där id=17 ta bort"),
  Mistake("«delete» from staff where id=17", "E0011", "staff where id=17 remove"),
  Mistake("«radera» bedömningar där id=17", "E0011", "bedömningar där id=17 ta bort"),
  Mistake("«update» staff set level=3 where id=17", "E0011", "staff where id=17 set level=3"),
  Mistake("«uppdatera» personal ändra nivå=3", "E0011", "personal ändra nivå=3"),
  Mistake("staff where id=17 «delete»", "E0011", "staff where id=17 remove"),
  // Where a change may stand.
  Mistake("let x = staff «remove»", "E0043"), Mistake("(staff «set» level=3) show name", "E0043"),
  Mistake("explain staff «leave»", "E0043"), Mistake("compare staff «remove»", "E0043"),
  Mistake("what if staff leave: staff «remove»", "E0043"),
  Mistake("staff remove «where» id=17", "E0025", "staff where id=17 remove"),
  Mistake("staff set level=3 «show» name", "E0025", "staff show name set level=3"),
  // How it is written.
  Mistake("staff set«»", "E0008"), Mistake("staff set level«»", "E0008"),
  Mistake("staff set level=«»", "E0008", isFile: true),
  Mistake("staff set level «3»", "E0008", "staff set level=3"),
  Mistake("staff set level «==» 3", "E0010", "staff set level = 3"),
  Mistake("staff set level «to» 3", "E0011", "staff set level=3"),
  Mistake("personal ändra nivå «till» 3", "E0011", "personal ändra nivå=3"),
  Mistake("staff set level«:» 3", "E0010", "staff set level= 3"),
  Mistake("staff set level=3 «unit»=x", "E0008", "staff set level=3, unit=x"),
  Mistake("staff set manager«=\"\"»", "E0032", "staff set manager is missing"),
  Mistake("staff set unit=«Region Väst»", "E0009", "staff set unit=\"Region Väst\""),
  Mistake("staff set level=3 from «soon»", "E0008"), Mistake("staff leave «soon»", "E0001"),
  Mistake("staff remove expect«»", "E0008"), Mistake("staff remove expect 3«»", "E0008"),
  Mistake("staff remove expect «many»", "E0008"),
  Mistake("staff place «form»", "E0008"), Mistake("staff assess«»", "E0008"),
  // Commands.
  Mistake("add«»", "E0008"), Mistake("add «unit» name=x", "E0008", "add units name=x"),
  Mistake("add units«»", "E0008"), Mistake("add «candidates» name=x", "E0007"),
  Mistake("undo «all»", "E0008"), Mistake("undo «2.5»", "E0023", "undo 2"),
  Mistake("purge«»", "E0008"),
  Mistake("export staff «\"x.csv\"»", "E0008", "export staff to \"x.csv\""),
  Mistake("export«»", "E0008"), Mistake("«export» gap to \"x.csv\"", "E0001", "gap to \"x.csv\""),
  Mistake("scenario «2030»", "E0008", "scenario \"2030\""),
  // What if.
  Mistake("what if«»", "E0008"), Mistake("what if staff where age>60«:» gap", "E0008"),
  Mistake("what if staff leave«»", "E0008"),
  Mistake("what if staff leave:«»", "E0008", isFile: true),
  Mistake("what if «leave»: gap", "E0042", "what if it leave: gap"),
  Mistake(
    "what if staff leave 2028-12-31«:»gap", "E0008", "what if staff leave 2028-12-31: gap"),
  Mistake("what if staff set level«==»3: gap", "E0010", "what if staff set level=3: gap"),
  // Time.
  Mistake("staff as of 2025 «as of» 2026", "E0029"),
  Mistake("gap known on 2025 «known on» 2026", "E0029"),
  Mistake("staff as of today - 2«»", "E0008"),
  Mistake("staff as of today - «2» where age>3", "E0008"),
  Mistake("staff as of today -«»", "E0008", isFile: true),
  Mistake("staff as of «2 years»", "E0008", "staff as of today - 2 years"),
  Mistake("staff as of today «–» 2 years", "E0010", "staff as of today - 2 years"),
  Mistake(
    "staff where level<3 «as of» today - 2 years show name", "E0029",
    "staff as of today - 2 years where level<3 show name"),
  Mistake(
    "gap where short>0 «against» today", "E0029", "gap against today where short>0"),
]

@Test(arguments: mistakes) func `a mistake about a change is placed, named and mended`(
  _ mistake: Mistake
) { check(mistake) }

@Test(arguments: [
  ("staff set ", Expected.field(of: "staff")), ("staff set unit=", .value(of: "unit")),
  ("staff set unit=x ", .keyword(.from)), ("staff set unit=x ", .symbol(",")),
  ("staff set unit=x ", .keyword(.expect)), ("staff leave ", .day),
  ("staff remove ", .keyword(.expect)), ("staff ", .keyword(.leave)),
  ("staff assess ", .competence), ("staff place ", .named("step")),
  ("add ", .noun), ("add units ", .field(of: "units")), ("undo ", .number),
  ("purge ", .value(of: "id")), ("export ", .noun), ("export staff ", .keyword(.to)),
  ("scenario ", .name), ("what if ", .noun), ("what if ", .keyword(.place)),
  ("what if staff leave ", .symbol(":")), ("what if staff leave ", .keyword(.then)),
  ("what if staff set level=3 ", .symbol(",")), ("what if staff leave: ", .analysis),
  ("what if need a: 3 staff where level>3 ", .symbol(":")),
  ("staff as of today - ", .number), ("staff as of today - 2 ", .keyword(.month)),
  ("staff as of 2025 ", .keyword(.knownOn)), ("staff ", .keyword(.against)),
  ("staff known on ", .day),
])
func `what could stand in a change comes from the parser`(_ text: String, _ expected: Expected) {
  let offered = Parser.expected(at: text.utf8.count, in: Source(text: text), with: book)
  #expect(offered.contains(expected), "\(offered)")
}
