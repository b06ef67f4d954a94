import KompEngine
import KompLexicon
import KompReport
import Testing

@testable import KompSession

@Suite struct ErrorPageTests {
  /// Codes that a disk, a lock, a later version or a person gives, and no line that a page could show.
  static let withoutLine: Set<String> = [
    "E0024", "E0113", "E0505", "E0506", "E0507", "E0508", "E0509", "E0510", "E0511", "E0512",
    "E0513", "E0608", "E0609", "E0610", "E0611", "E0703", "E0704", "E0706", "E0707", "E0708",
    "E0709", "E0711",
    "E0120", "E0152", "E0153", "E0807", "E0840", "E0843",
    "E0845", "E0846", "E0851", "E0902",
  ]

  /// Codes whose lines a file mends and not another line.
  static let withoutMending: Set<String> = ["E0710"]

  @Test func `every code that stands in a source has a page in both tongues`() {
    var codes: Set<String> = []
    for path in Files.below(Files.repository + "/Sources", ending: ".swift") {
      guard let bytes = Files.read(path) else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      for match in text.matches(of: #/"([EW][0-9]{4})"/#) { codes.insert(String(match.1)) }
    }
    #expect(codes.count > 90)
    for code in codes.sorted() {
      for tongue in Tongue.allCases {
        #expect(ErrorPages.page(code, in: tongue) != nil, "\(code) has no page")
      }
    }
    #expect(Set(ErrorPages.all.map(\.code)) == codes)
    #expect(ErrorPages.all.count == codes.count, "a code has two pages")
  }

  @Test func `a code is found in upper and lower case`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.session()
    let upper = session.said("help E0104").answer
    #expect(upper.hasPrefix("E0104: no such value"))
    #expect(session.said("help e0104").answer == upper)
    #expect(session.said("hjälp E0104").answer == upper)
  }

  @Test func `every page but the named ones shows a line and its mended form`() {
    for page in ErrorPages.all {
      #expect((page.wrong == nil) == Self.withoutLine.contains(page.code), "\(page.code)")
      let isMended = page.mended != nil
      let mayLack = page.wrong == nil || Self.withoutMending.contains(page.code)
      #expect(isMended != mayLack, "\(page.code)")
    }
  }

  @Test(arguments: ErrorPages.all.filter { $0.wrong != nil }.map(\.code), Tongue.allCases)
  func `the line of a page gives its code and the mended line does not`(
    code: String, tongue: Tongue
  ) throws {
    let page = try #require(ErrorPages.all.first { $0.code == code })
    let wrong = try #require(page.wrong)
    let sandbox = try Self.prepared(for: code)
    let session = Self.session(sandbox, for: code, tongue)
    let found = session.said(wrong[tongue], isFile: true)
    #expect(found.remarks.contains(" \(code)"), "\(wrong[tongue])\n\(found.all)")
    guard let mended = page.mended else { return }
    let again = try Self.prepared(for: code)
    let fresh = Self.session(again, for: code, tongue)
    let accepted = fresh.said(mended[tongue], isFile: true)
    #expect(accepted.verdict == .done, "\(mended[tongue])\n\(accepted.all)")
    #expect(!accepted.remarks.contains(" \(code)"), "\(mended[tongue])\n\(accepted.all)")
  }

  @Test func `brackets without end give the code that says so`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.session()
    let line =
      "staff where " + String(repeating: "(", count: 3_000) + "age>60"
      + String(repeating: ")", count: 3_000)
    #expect(session.said(line).remarks.contains(" E0024"))
  }

  @Test func `no page speaks to the reader or uses words of compilers`() {
    let banned = [
      " you ", " your ", " du ", " din ", " ditt ", " token", " parse", " syntax", " null ",
      "identifier", "string", "boolean", "exception", "invalid", "illegal",
    ]
    for page in ErrorPages.all {
      for text in [
        page.title.english, page.title.swedish, page.meaning.english, page.meaning.swedish,
      ] {
        for word in banned {
          #expect(!" \(text.lowercased()) ".contains(word), "\(page.code): \(word) in \(text)")
        }
      }
    }
  }

  private static func session(_ sandbox: Sandbox, for code: String, _ tongue: Tongue) -> Session {
    let isEmpty = ["E0103"].contains(code)
    if isEmpty { return sandbox.session(tongue) }
    let session = sandbox.modelled(tongue)
    session.last = nil
    if code == "E0124" {
      _ = session.said(
        "ladder \"Trestegsmodell\"\n step 1 \"Ny\"\n step 2 \"Van\"\n step 3 \"Kunnig\"\nend",
        isFile: true)
    }
    if code == "W0203" {
      _ = session.said("import staff from \"stegar.csv\" as of 2025-11-01")
    }
    if code == "E0111" {
      _ = session.said(
        "import units from \"två.csv\"; import staff from \"personal2.csv\" as of 2025-11-01")
    }
    return session
  }

  /// The example municipality and the files that the pages' lines name.
  private static func prepared(for code: String) throws -> Sandbox {
    let sandbox = try #require(Sandbox())
    sandbox.write("STEGE;STEG;NAMN\nFyrstegsmodell;1;Nyexaminerad\n", to: "stege.csv")
    sandbox.write("PERSONID;BEFATTNING;YRKE\nP01;kock;kock\n", to: "dubbel.csv")
    sandbox.write("PERSONID;FÖDELSEDATUM\nP01;1990-01-01\nP02;1990-13-45\n", to: "fel.csv")
    sandbox.write("PERSONID;ENHET\nP01;kommunrehab\n", to: "personal.dat")
    sandbox.write("", to: "tom.csv")
    sandbox.write("A;B\n1;2\n1;2;3\n4;5\n", to: "ojämn.csv")
    sandbox.write(
      "ENHETSKOD;ENHET;SLAG;ÖVERORDNAD\n90;Skolan;enhet;\n91;Vården;enhet;\n"
        + "92;Administration;enhet;90\n93;Administration;enhet;91\n",
      to: "två.csv")
    sandbox.write("PERSONID;ENHET\nP01;Skolan\n", to: "personal2.csv")
    sandbox.write(
      "PERSONID;STEGE;STEG\nP01;Fyrstegsmodell;4\nP02;Sjustegsmodell;7\n", to: "stegar.csv")
    sandbox.write("kör ring.komp\n", to: "ring.komp")
    sandbox.write(
      "parameter enhet: enhet = kommunrehab\nantal personal där enhet=:enhet\n", to: "antal.komp")
    _ = sandbox.session().said("new \"kommun.kompdb\"; close")
    return sandbox
  }
}
