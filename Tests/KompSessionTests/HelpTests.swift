import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompValues
import Testing

@testable import KompSession

@Suite struct HelpTests {
  static let stageWords = Stages.all.map { $0.word }
  static let commandWords = Members.commands.map { $0.word }

  @Test(arguments: Tongue.allCases)
  func `the front page fits a screen and begins with lines to try`(tongue: Tongue) throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.session(tongue)
    let page = session.said("help", width: 80).output
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= 24, "\(lines.count) lines\n\(page)")
    for line in lines { #expect(displayWidth(String(line)) <= 80, "\(line)") }
    let first = try #require(HelpPages.firstLines(tongue).first)
    #expect(lines.prefix(4).contains { $0.contains(first) })
  }

  @Test(arguments: Tongue.allCases)
  func `every line of the front page runs in order`(tongue: Tongue) throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.session(tongue)
    let samples = HelpPages.front(tongue).flatMap { block -> [String] in
      if case .sample(let lines) = block { lines } else { [] }
    }
    #expect(samples.count >= 6)
    for line in samples {
      let said = session.said(line)
      #expect(said.verdict == .done, "\(line)\n\(said.all)")
      #expect(!said.remarks.contains("warning") && !said.remarks.contains("varning"), "\(said.all)")
    }
  }

  @Test(arguments: stageWords, Tongue.allCases)
  func `every example of a stage runs and has rows`(word: Keyword, tongue: Tongue) throws {
    let stage = try #require(Stages.all.first { $0.word == word })
    #expect(!stage.examples.isEmpty)
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    for example in stage.examples {
      let isChange = stage.shape == .change
      let session = isChange ? sandbox.modelled(tongue) : sandbox.staffed(tongue)
      let before = session.model.hash
      let line = HelpPages.spoken(example, in: tongue)
      let said = session.said(line)
      #expect(said.verdict == .done, "\(line)\n\(said.all)")
      #expect(!said.remarks.contains("error") && !said.remarks.contains("fel "), "\(said.all)")
      if isChange {
        #expect(session.model.hash != before, "\(line) changes nothing")
      } else {
        #expect((session.last?.rows.count ?? 0) > 0, "\(line)")
      }
      #expect(HelpPages.spoken(line, in: tongue) == line)
    }
  }

  @Test(arguments: commandWords, Tongue.allCases)
  func `every example of a command runs`(word: Keyword, tongue: Tongue) throws {
    let command = try #require(Members.commands.first { $0.word == word })
    #expect(!command.examples.isEmpty, "\(word) has no example")
    for example in command.examples {
      let sandbox = try #require(Sandbox())
      sandbox.write("parameter enhet: enhet\nantal personal där enhet=:enhet\n", to: "kvartal.komp")
      _ = sandbox.session().said("new \"vard.kompdb\"; close")
      let session = sandbox.modelled(tongue)
      if [.close, .backup].contains(word) { _ = session.said("open \"vard.kompdb\"") }
      if word == .redo { _ = session.said("undo") }
      if word == .purge { session.ask = { _ in "yes" } }
      let line = HelpPages.spoken(example, in: tongue)
      let said = session.said(line)
      #expect(said.verdict == .done, "\(line)\n\(said.all)")
    }
  }

  @Test(arguments: Members.analyses.map { $0.id }, Tongue.allCases)
  func `every example of an analysis runs and has rows`(id: String, tongue: Tongue) throws {
    let analysis = try #require(Members.analyses.first { $0.id == id })
    #expect(!analysis.examples.isEmpty)
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.modelled(tongue)
    for example in analysis.examples {
      let line = HelpPages.spoken(example, in: tongue)
      let said = session.said(line)
      #expect(said.verdict == .done, "\(line)\n\(said.all)")
      #expect((session.last?.rows.count ?? 0) > 0, "\(line)\n\(said.all)")
      #expect(HelpPages.spoken(line, in: tongue) == line)
    }
  }

  @Test(arguments: Members.analyses.map { $0.id }, Tongue.allCases)
  func `the page of an analysis tells its form, definition, source, columns and lines`(
    id: String, tongue: Tongue
  ) throws {
    let analysis = try #require(Members.analyses.first { $0.id == id })
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.session(tongue)
    func words(_ text: String) -> String {
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    for name in analysis.words.all {
      let said = session.said("help \(name)", width: 80)
      #expect(said.verdict == .done, "\(name)\n\(said.all)")
      let page = words(said.output)
      for part in [analysis.form, analysis.definition, analysis.summary] {
        #expect(page.lowercased().contains(words(part[tongue]).lowercased()), "\(page)")
      }
      for field in analysis.fields {
        #expect(page.contains(field.words.main(in: tongue)), "\(field.id)\n\(page)")
      }
      for example in analysis.examples {
        #expect(page.contains(words(HelpPages.spoken(example, in: tongue))), "\(example)")
      }
      let columns = session.said("describe \(name)")
      #expect(columns.verdict == .done, "\(columns.all)")
      for field in analysis.fields {
        #expect(columns.output.contains(field.words.main(in: tongue)), "\(columns.output)")
      }
    }
  }

  @Test func `an analysis is read aloud with its arguments and the rows of each stage`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let line = "explain gap for (staff where unit=kommunrehab) where short>0 sort short"
    let english = sandbox.modelled().said(line).answer
    #expect(
      english.contains(
        "gap on 2025-11-01, of the people in (staff where unit is kommunrehab)"), "\(english)")
    #expect(english.contains("keep the rows where short is greater than 0"), "\(english)")
    let swedish = sandbox.modelled(.swedish).said(line).answer
    #expect(swedish.contains("av personerna i (personal där enhet är kommunrehab)"), "\(swedish)")
    #expect(swedish.contains("behåll raderna där brist är större än 0"), "\(swedish)")
  }

  @Test(arguments: Tongue.allCases)
  func `every noun, field, stage and command word has a page in the session's tongue`(
    tongue: Tongue
  ) throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.session(tongue)
    let other: Tongue = tongue == .english ? .swedish : .english
    #expect(HelpPages.words.count > 100)
    for word in Set(HelpPages.words).sorted() {
      let said = session.said("help \(word)")
      #expect(said.verdict == .done, "\(word)\n\(said.all)")
      #expect(!said.output.contains("(\(tongue.rawValue) "), "\(word)\n\(said.output)")
    }
    // One word of each sort, so that the tongue is seen and not only the heading.
    for (word, english, swedish) in [
      ("where", "Keeps the rows", "Behåller raderna"), ("per", "Groups the rows", "Grupperar"),
      ("ålder", "Whole years", "Hela år"), ("import", "Brings the rows", "För in"),
      ("personal", "The people employed", "De anställda"),
      ("gap", "What the units need", "Vad enheterna behöver"),
      ("sårbarhet", "Where the units depend", "Var enheterna hänger"),
    ] {
      let page = session.said("hjälp \(word)").output.split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      let both = Both(english, swedish)
      #expect(page.contains(both[tongue]), "\(page)")
      #expect(!page.contains(both[other]), "\(page)")
    }
  }

  @Test(arguments: Tongue.allCases)
  func `every line on a field's page runs`(tongue: Tongue) throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.staffed(tongue)
    for noun in Schema.nouns {
      for field in session.model.fields(of: noun) {
        let line = HelpPages.fieldLine(field, of: noun, tongue)
        let said = session.said(line)
        #expect(said.verdict == .done, "\(line)\n\(said.all)")
      }
    }
  }

  @Test(arguments: Tongue.allCases)
  func `every line on a word's page runs`(tongue: Tongue) throws {
    let sandbox = try #require(Sandbox())
    let session = sandbox.modelled(tongue)
    for page in HelpPages.wordPages {
      let line = HelpPages.spoken(page.example, in: tongue)
      #expect(line.contains(page.word.main(in: tongue)), "\(line)")
      let said = session.said(line)
      #expect(said.verdict == .done, "\(line)\n\(said.all)")
      #expect(!said.remarks.contains("W0"), "\(said.all)")
      #expect((session.last?.rows.count ?? 0) > 0, "\(line)")
    }
    withExtendedLifetime(sandbox) {}
  }

  @Test(arguments: ["turnover", "sjukfrånvaro", "publish", "markdown", "excel-csv"])
  func `help answers words that come later and formats`(word: String) throws {
    let said = try #require(Sandbox()).session().said("help \(word)")
    #expect(said.verdict == .done, "\(said.all)")
    #expect(said.output.contains(word) || said.output.contains("sick leave"), "\(said.all)")
  }

  @Test func `every explained line is an example of a stage or a command`() {
    let examples = Set(
      Stages.all.flatMap { $0.examples } + Members.commands.flatMap { $0.examples }
        + Members.analyses.flatMap { $0.examples })
    for line in HelpPages.meanings.keys { #expect(examples.contains(line), "\(line)") }
  }

  @Test func `a word that help does not know is an error with the nearest ones`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.session()
    let said = session.said("help employmnts")
    #expect(said.verdict == .wrong)
    #expect(said.remarks.contains("E0810") && said.remarks.contains("employments"))
  }

  @Test(arguments: Tongue.allCases)
  func `the list of commands names every stage, command and analysis`(tongue: Tongue) throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.session(tongue)
    let page = session.said("help commands").output
    for word in Self.stageWords + Self.commandWords {
      #expect(page.contains(word.main(in: tongue)), "\(word)")
    }
    for analysis in Members.analyses {
      #expect(page.contains(analysis.words.main(in: tongue)), "\(analysis.id)")
    }
  }
}
