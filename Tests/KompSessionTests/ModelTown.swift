import KompLexicon
import KompSession

/// The written-out example of the domain page as files, with headings and words in one tongue: eight
/// people, five needs, eleven ratings, and the facts of the third table.
struct ModelTown {
  /// The tongue of the headings and of the words in the cells.
  let tongue: Tongue

  private func said(_ english: String, _ swedish: String) -> String {
    Both(english, swedish)[tongue]
  }

  var units: String {
    said("id;name;kind;parent", "enhetskod;enhet;slag;överordnad") + "\n"
      + "VO;Vård och omsorg;\(said("department", "förvaltning"));\n"
      + "KR;kommunrehab;\(said("unit", "enhet"));VO\nHS;hemsjukvård;\(said("unit", "enhet"));VO\n"
  }

  var staff: String {
    said(
      "id;unit;profession;ladder;step;born;degree;actual_degree;hired;sex",
      "personid;enhet;yrke;stege;steg;född;sysselsättningsgrad;faktisk_grad;anställd;kön")
        + """

        P01;kommunrehab;arbetsterapeut;Fyrstegsmodell;1;1999-03-14;100;100;2024-08-19;K
        P02;kommunrehab;arbetsterapeut;Fyrstegsmodell;2;1990-11-02;100;80;2019-01-07;K
        P03;kommunrehab;arbetsterapeut;Fyrstegsmodell;4;1961-05-20;75;75;1994-09-01;K
        P04;kommunrehab;fysioterapeut;Fyrstegsmodell;2;1988-07-30;100;100;2016-02-01;M
        P05;kommunrehab;fysioterapeut;Fyrstegsmodell;3;1963-12-31;100;100;2001-03-12;K
        P06;hemsjukvård;sjuksköterska;Fyrstegsmodell;1;2000-01-09;100;100;2025-01-13;K
        P07;hemsjukvård;sjuksköterska;Fyrstegsmodell;3;1979-04-04;80;80;2008-10-01;K
        P08;hemsjukvård;sjuksköterska;Fyrstegsmodell;4;1959-02-28;50;50;1990-01-01;K

        """
  }

  var scales: String {
    said("scale;level;name", "skala;nivå;namn")
      + """

      fyra;1;grund
      fyra;2;självständig
      fyra;3;fördjupad
      fyra;4;specialist
      gånger;1;en
      gånger;2;två
      gånger;3;tre
      gånger;4;fyra
      intyg;1;har

      """
  }

  var competences: String {
    let (skill, activity) = (said("skill", "färdighet"), said("activity", "aktivitet"))
    return said("name;kind;scale", "kompetens;slag;skala")
      + """

      hjälpmedel;\(skill);fyra
      rehabplan;\(skill);fyra
      handledning;\(skill);fyra
      palliativ;\(skill);fyra
      sårvård;\(skill);fyra
      introduktion;\(activity);intyg
      mentorssamtal;\(activity);gånger
      handledarutbildning;\(said("credential", "intyg"));intyg
      förbättringsarbete;\(activity);intyg

      """
  }

  private var assessed: String {
    said("staff;competence;level;date;source", "medarbetare;kompetens;nivå;datum;källa") + "\n"
  }

  private func lines(_ facts: [(String, String, Int)]) -> String {
    assessed
      + facts.map { "\($0.0);\($0.1);\($0.2);2025-03-14;\(said("manager", "chef"))\n" }.joined()
  }

  var ratings: String {
    lines([
      ("P01", "hjälpmedel", 1), ("P02", "hjälpmedel", 3), ("P03", "hjälpmedel", 4),
      ("P02", "rehabplan", 1), ("P04", "rehabplan", 2), ("P05", "rehabplan", 3),
      ("P03", "handledning", 3), ("P07", "palliativ", 3), ("P08", "palliativ", 4),
      ("P06", "sårvård", 1), ("P07", "sårvård", 2),
    ])
  }

  /// What the third table says has been done, as competences of kind activity and credential.
  var deeds: String {
    lines([
      ("P01", "introduktion", 1), ("P01", "mentorssamtal", 3), ("P02", "förbättringsarbete", 1),
      ("P04", "handledarutbildning", 1),
    ])
  }

  var needs: String {
    said("unit;competence;level;count;from", "enhet;kompetens;nivå;antal;från")
      + """

      kommunrehab;hjälpmedel;3;2;2025-01-01
      kommunrehab;rehabplan;2;3;2025-01-01
      kommunrehab;handledning;3;1;2025-01-01
      hemsjukvård;palliativ;3;2;2025-01-01
      hemsjukvård;sårvård;2;2;2025-01-01

      """
  }

  /// The ladder of the third table in the language; the key competence is each profession's own.
  var ladder: String {
    said(
      """
      ladder "Fyrstegsmodell" for arbetsterapeut, fysioterapeut, sjuksköterska
        step 1 "Nyexaminerad"
        step 2 "Erfaren" requires tenure >= 12 months and has introduktion and has mentorssamtal>=4
        step 3 "Fördjupad" requires tenure >= 24 months
          and ((profession=arbetsterapeut and has hjälpmedel>=3) or (profession=fysioterapeut and has rehabplan>=3) or (profession=sjuksköterska and has palliativ>=3))
          and has handledarutbildning and has förbättringsarbete
        step 4 "Specialist"
      end
      target kommunrehab: 1, 1, 2, 1
      target hemsjukvård: 1, 1, 1, 1

      """,
      """
      stege "Fyrstegsmodell" för arbetsterapeut, fysioterapeut, sjuksköterska
        steg 1 "Nyexaminerad"
        steg 2 "Erfaren" kräver anställningstid >= 12 månader och har introduktion och har mentorssamtal>=4
        steg 3 "Fördjupad" kräver anställningstid >= 24 månader
          och ((yrke=arbetsterapeut och har hjälpmedel>=3) eller (yrke=fysioterapeut och har rehabplan>=3) eller (yrke=sjuksköterska och har palliativ>=3))
          och har handledarutbildning och har förbättringsarbete
        steg 4 "Specialist"
      slut
      mål kommunrehab: 1, 1, 2, 1
      mål hemsjukvård: 1, 1, 1, 1

      """)
  }

  /// The lines that bring it all in.
  var imports: String {
    said(
      """
      import units from "units.csv"
      import staff from "staff.csv" as of 2025-11-01
      import scales from "scales.csv"
      import competences from "competences.csv"
      import assessments from "ratings.csv"
      import needs from "needs.csv"

      """,
      """
      importera enheter från "units.csv"
      importera personal från "staff.csv" den 2025-11-01
      importera skalor från "scales.csv"
      importera kompetenser från "competences.csv"
      importera bedömningar från "ratings.csv"
      importera behov från "needs.csv"

      """)
  }

  /// The line that brings in what has been done.
  var deedsImport: String {
    said("import assessments from \"deeds.csv\"", "importera bedömningar från \"deeds.csv\"") + "\n"
  }

  /// A session with the example in it, everything through lines of the language.
  func session(in sandbox: Sandbox, climbing: Bool = true) -> (session: Session, said: Said) {
    for (name, text) in [
      ("units.csv", units), ("staff.csv", staff), ("scales.csv", scales),
      ("competences.csv", competences), ("ratings.csv", ratings), ("deeds.csv", deeds),
      ("needs.csv", needs),
    ] { sandbox.write(text, to: name) }
    let session = sandbox.session(tongue)
    let said = session.said(imports + (climbing ? deedsImport + ladder : ""), isFile: true)
    return (session, said)
  }
}

/// A printed table taken apart: the headings and the cells of each line, the line of the whole last.
struct PrintedTable {
  var headings: [String] = []
  var rows: [[String]] = []

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      if line.contains("───") { continue }
      let cells = line.split(separator: "  ").map { cell in
        String(cell.drop { $0 == " " }.replacing("\u{A0}", with: " "))
      }.map { cell in cell.hasSuffix(" ") ? String(cell.dropLast()) : cell }
      if headings.isEmpty { headings = cells } else { rows.append(cells) }
    }
  }

  /// The lines with a blank between the cells.
  var lines: [String] { rows.map { $0.joined(separator: " ") } }
}
