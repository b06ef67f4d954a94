import Glibc
import KompLexicon
import KompSession
import KompValues
import Testing

/// JobTech's catalogue in one line, and how fast completion and the nearest word are over it.
@Suite struct ModelCatalogueTests {
  static let path = Files.repository + "/../shared/data/taxonomy/taxonomy-to-concept.json"
  static let isThere = Files.read(path) != nil

  /// `KOMP_CATALOGUE=1` measures many keys and prints the 95th percentile; the bar is 20 ms in release.
  static let measures = getenv("KOMP_CATALOGUE") != nil

  private func session(_ tongue: Tongue = .english) throws -> (Session, Said, Sandbox) {
    let sandbox = try #require(Sandbox())
    let session = sandbox.staffed(tongue)
    session.tongue = tongue
    let line = Both("import competences from", "importera kompetenser från")[tongue]
    return (session, session.said("\(line) \"\(Self.path)\""), sandbox)
  }

  @Test(.enabled(if: isThere, "../shared/data is not there"), arguments: ModelTableTests.tongues)
  func `5 813 skills come in one line and are known from then on`(tongue: Tongue) throws {
    let (session, said, _) = try session(tongue)
    #expect(said.verdict == .done, "\(said.all)")
    let count = session.said(Both("count competences", "antal kompetenser")[tongue])
    #expect(count.answer == "5813\n")
    let known = session.said(
      Both(
        "count staff where has Arbetsledarerfarenhet",
        "antal personal där har Arbetsledarerfarenhet")[tongue])
    #expect(known.answer == "0\n", "\(known.all)")
  }

  @Test(.enabled(if: isThere, "../shared/data is not there"))
  func `what may stand after has is offered, and a misspelt skill gets the nearest word`() throws {
    let (session, _, _) = try session()
    let line = "staff that has Arbetsled"
    let completer = Completer(session)
    let offered = completer.complete(line, at: line.utf8.count)
    #expect(
      offered.candidates.contains { $0.text.contains("Arbetsledarerfarenhet") },
      "\(offered.candidates.prefix(10).map(\.text))")
    let said = session.said("staff where has Arbetsledarerfarenhett")
    #expect(said.remarks.contains("→ Arbetsledarerfarenhet"), "\(said.remarks)")
  }

  @Test(.enabled(if: isThere && measures, "KOMP_CATALOGUE is not set, or no ../shared/data"))
  func `completion and the nearest word over the catalogue are quick`() throws {
    let (session, _, _) = try session()
    let completer = Completer(session)
    let clock = ContinuousClock()
    let prefixes = ["", "a", "ar", "arbets", "sv", "java", "vård", "zz", "\"c", "mask"]
    let slips = [
      "Arbetsledarerfarenhett", "Javascritp", "Svetsnign", "Truckkrt", "Vårdplanerng", "Boföring",
      "Kundtjänts", "Engelka", "Programering", "Projektlednig",
    ]
    var completing: [Duration] = []
    var mending: [Duration] = []
    for _ in 0..<10 {
      for prefix in prefixes {
        let line = "staff that has \(prefix)"
        completing.append(
          clock.measure { _ = completer.complete(line, at: line.utf8.count) })
      }
      for slip in slips {
        mending.append(clock.measure { _ = session.said("staff where has \(slip)") })
      }
    }
    func p95(_ times: [Duration]) -> Duration { times.sorted()[times.count * 95 / 100] }
    Files.write(
      Array("completion p95 \(p95(completing)), nearest word p95 \(p95(mending))\n".utf8),
      to: "/dev/stderr")
    #expect(max(p95(completing), p95(mending)) < .milliseconds(20))
  }
}
