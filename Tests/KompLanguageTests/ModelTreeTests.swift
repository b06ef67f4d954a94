import KompLanguage
import KompLexicon
import Testing

private let analyses: [Line] = [
  Line("gap", "gap"), Line("gap where short>0", "gap | where short>0"),
  Line("gap 2028 at 67", "gap <2028> at 67"), Line("gap at 65, 67 2028", "gap <2028> at 65, 67"),
  Line(
    "gap 2028 vid 67 där enhet inom \"Vård och omsorg\" sortera brist fallande topp 5 diagram liggande",
    "gap <2028> at 67 | where unit under 'Vård och omsorg' | sort short↓ | top 5 | chart bar"),
  Line(
    "turnover 2025 for (staff where unit under \"Vård\") by unit using kolada_out",
    "turnover <2025> for (staff | where unit under 'Vård') by unit using kolada_out"),
  Line(
    "personalomsättning 2025 enligt kolada_ut per förvaltning",
    "turnover <2025> by department using kolada_out"),
  Line(
    "groups for (staff) with rounds=6, size=4, mixed=unit",
    "groups for (staff) with rounds=6, size=4, mixed=unit"),
  Line("grupper med omgångar=6, regel=högsta", "groups with rounds=6, rule=highest"),
  Line("nästa-steg för P03", "readiness for P03"), Line("nästa steg för P03", "readiness for P03"),
  Line("readiness for :p", "readiness for :p"), Line("gap :year", "gap :year"),
  Line("turnover last 3 months", "turnover last(3 month)"),
  Line("steps by unit, year(hired) as y with total", "steps by unit, year(hired) as y total"),
  Line("gap by age in (..34, 35..)", "gap by age classes [..34, 35..]"),
  Line("steps as of 2024-12-31 by unit", "steps by unit @<2024-12-31>"),
  Line("gap by unit as of today including former", "gap by unit @today +former"),
  Line("gap | by unit: sum short", "gap | by unit: sum(short)"),
  Line("gap where short>0 by unit", "gap | where short>0 | by unit"),
  Line("count gap where short>0", "gap | where short>0 | count"),
  Line("antal glapp där brist>0", "gap | where short>0 | count"),
  Line("show gap where cover<1", "gap | where cover<1"),
  Line("(gap where short>0) sort short", "(gap | where short>0) | sort short"),
  Line("let g = gap 2028 at 67", "letValue(g = gap <2028> at 67)"),
  Line("define g: gap where short>0", "define(g: gap | where short>0)"),
  Line("define many: count(gap where short>0) > 3", "define(many: #(gap | where short>0)>3)"),
  Line("explain gap for kommunrehab", "explain(gap for kommunrehab)"),
  Line("units where count(gap where short>0) > 2", "units | where #(gap | where short>0)>2"),
  Line("expect count(gap where short>0) = 0", "expect(#(gap | where short>0) = 0)"),
  Line("help gap", "help(gap)"), Line("help nästa steg", "help(readiness)"),
  Line("staff chart", "staff | chart"),
  Line("staff by unit chart heat", "staff | by unit | chart heat"),
  Line("personal per enhet diagram liggande stapel", "staff | by unit | chart bar"),
  Line("staff chart bar to \"x.svg\"", "staff | chart bar | to 'x.svg'"),
  Line("staff where gap=3 and groups>2", "staff | where and(gap=3, groups>2)"),
]

private let statements: [Line] = [
  Line(
    "need kommunrehab: 3 staff where profession=arbetsterapeut and level>=3 from 2027-01-01 until 2028-12-31 priority 1",
    "need(kommunrehab: 3 staff where and(profession=arbetsterapeut, level>=3) from <2027-01-01> until <2028-12-31> priority 1)"
  ),
  Line(
    "krav kommunrehab: 3 medarbetare där yrke=arbetsterapeut från 2027-01-01 till och med 2028",
    "need(kommunrehab: 3 staff where profession=arbetsterapeut from <2027-01-01> until <2028>)"),
  Line(
    "need hemsjukvård: 1.5 fte where has palliativ>=3",
    "need(hemsjukvård: 1.5 fte where has palliativ>=3)"),
  Line(
    "krav hemsjukvård: 1.5 årsarbetare som har palliativ>=3",
    "need(hemsjukvård: 1.5 fte where has palliativ>=3)"),
  Line(
    "need \"Vård/Norr\": 25% of staff where has HLR", "need(Vård/Norr: 25% where has HLR)"),
  Line(
    "krav hemsjukvård: varje medarbetare där har HLR", "need(hemsjukvård: every where has HLR)"),
  Line(
    "need x: every staff where has HLR or has \"Lyft\">=2 priority 2 from 2027",
    "need(x: every where or(has HLR, has Lyft>=2) from <2027> priority 2)"),
  Line("target kommunrehab: 1, 1, 2, 1", "target(kommunrehab: 1, 1, 2, 1)"),
  Line(
    "mål kommunrehab för \"Fyrstegsmodell\": 1,2", "target(kommunrehab on 'Fyrstegsmodell': 1, 2)"),
  Line(
    "target kommunrehab: 1, 2 for Fyrstegsmodell", "target(kommunrehab on 'Fyrstegsmodell': 1, 2)"),
  Line(
    "assess P02 hjälpmedel=3, rehabplan=2 from 2025-11-01 source=manager",
    "assess(P02 hjälpmedel=3 rehabplan=2 from <2025-11-01> source=manager)"),
  Line(
    "bedöm P02, P03 \"Sår vård\"=självständig, källa=chef",
    "assess(P02, P03 Sår vård=självständig source=manager)"),
  Line("assess (P02, P03) a=3 b=2", "assess(P02, P03 a=3 b=2)"),
  Line(
    "place P02 step=3 ladder=\"Fyrstegsmodell\" from 2025-11-01 decided_by=\"enhetschef\"",
    "place(P02 step=3 on 'Fyrstegsmodell' from <2025-11-01> by 'enhetschef')"),
  Line("placera P02 steg=3, stege=F från idag", "place(P02 step=3 on 'F' from today)"),
  Line("why", "why()"), Line("why 2", "why(2)"), Line("why row 2 cover", "why(2 cover)"),
  Line("varför rad 2 täckning", "why(2 cover)"), Line("why 3 antal", "why(3 count)"),
  Line("why cover", "why(cover)"), Line("why not P02 in readiness", "whyNot('P02' in readiness)"),
  Line("varför inte P02", "whyNot('P02')"),
  Line(
    "varför inte \"P 02\" i nästa steg för (personal) där andel<1",
    "whyNot('P 02' in readiness for (staff) | where share<1)"),
]

@Test(arguments: analyses) func `an analysis reads as its sentence says`(_ line: Line) {
  #expect(dump(line.text, canonical: true) == line.tree)
}

@Test(arguments: statements) func `a statement of the model reads as its sentence says`(
  _ line: Line
) {
  #expect(dump(line.text, canonical: true) == line.tree)
}

private let fourSteps = """
  ladder "Fyrstegsmodell" for arbetsterapeut, "fysio terapeut"
    step 1 "Nyexaminerad"
    # those who can
    step 2 "Erfaren"      requires tenure >= 12 months and has dokumentation>=2
    step 3 requires must has hjälpmedel>=3
      and has handledning>=2
    step 4 "Specialist"   requires profession=arbetsterapeut or has x
  end
  staff count
  """

private let fourStepsRead = """
  ladder('Fyrstegsmodell' for arbetsterapeut, fysio terapeut; 1 'Nyexaminerad'; 2 'Erfaren' requires tenure>=12 month & has dokumentation>=2; 3 requires must has hjälpmedel>=3 & has handledning>=2; 4 'Specialist' requires or(profession=arbetsterapeut, has x))
  staff | count
  """

@Test(arguments: [true, false])
func `a ladder is a block of steps up to its end`(isFile: Bool) {
  #expect(dump(fourSteps, isFile: isFile, canonical: true) == fourStepsRead)
  let bare = fourSteps.split(separator: "\n").map { $0.drop { $0 == " " } }
    .joined(separator: "\n")
  if !isFile { #expect(dump(bare, isFile: false, canonical: true) == fourStepsRead) }
}

@Test func `a ladder may stand on one line`() {
  let text = "stege X för a steg 1 steg 2 \"B\" kräver måste yrke=b och har c slut; staff"
  #expect(
    dump(text, isFile: true, canonical: true)
      == "ladder('X' for a; 1; 2 'B' requires must profession=b & has c)\nstaff")
}

@Test func `the problems of several steps come in one pass`() {
  let text = "ladder X\n  step 1 requires levl==3\n  step a\n  step 3 requires\nend\nunits"
  let reading = Parser.read(Source(text: text), with: book, isFile: true)
  #expect(reading.problems.map(\.code) == ["E0010", "E0008", "E0008"])
  #expect(reading.statements.count == 1)
}
