import Glibc
import KompModel
import KompValues
import Testing

@testable import KompSession

/// A script is one change; in safe mode it stays in its folder; somebody forgotten leaves no trace.
@Suite struct ScriptChangeTests {
  @Test func `a script that fails has changed nothing, and says which files it wrote`() throws {
    let sandbox = try #require(Sandbox())
    sandbox.write(
      "staff where id=P02 correct degree=75%\nstaff to \"före.csv\"\n"
        + "staff where id=P03 correct degree=60%\nexpect 3 = 4\n", to: "fel.komp")
    let session = sandbox.modelled()
    let before = session.model.hash
    let said = session.said("run fel.komp")
    #expect(said.verdict == .unexpected)
    #expect(session.model.hash == before)
    #expect(said.remarks.contains("2 changes were taken back"), "\(said.all)")
    #expect(said.remarks.contains("files it wrote are left: före.csv"), "\(said.all)")
    #expect(sandbox.read("före.csv") != nil)
  }

  @Test func `a script that is done is one change, taken back as one`() throws {
    let sandbox = try #require(Sandbox())
    sandbox.write(
      "staff where id=P02 correct degree=75%\nstaff where id=P03 correct degree=60%\n",
      to: "rätt.komp")
    let session = sandbox.modelled()
    let before = session.model.hash
    let count = session.said("count journal").answer
    #expect(session.said("run rätt.komp").verdict == .done)
    #expect(session.model.hash != before)
    #expect(session.said("count journal").answer != count)
    let said = session.said("undo")
    #expect(said.remarks.contains("taken back: run rätt.komp"), "\(said.all)")
    #expect(session.model.hash == before)
    #expect(session.said("redo").verdict == .done)
    #expect(session.model.hash != before)
  }

  @Test func `in a script only what it has done itself is taken back`() throws {
    let sandbox = try #require(Sandbox())
    sandbox.write("undo\n", to: "ångra.komp")
    sandbox.write("staff where id=P02 correct degree=75%\nundo\nredo\nundo\n", to: "prov.komp")
    let session = sandbox.modelled()
    let before = session.model.hash
    #expect(session.said("run ångra.komp").remarks.contains("E0842"))
    #expect(session.said("run prov.komp").verdict == .done)
    #expect(session.model.hash == before)
  }

  @Test func `a script must say how many rows it removes`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.modelled()
    let before = session.model.hash
    let said = session.said("assessments where person=P02 remove", isFile: true)
    #expect(said.verdict == .wrong && said.remarks.contains("E0841"), "\(said.all)")
    let whole = session.said("staff set form=permanent", isFile: true)
    #expect(whole.verdict == .wrong && whole.remarks.contains("E0841"), "\(whole.all)")
    let wrong = session.said("staff set form=permanent expect 3 rows", isFile: true)
    #expect(wrong.verdict == .unexpected, "\(wrong.all)")
    #expect(session.model.hash == before)
    #expect(
      session.said("staff set form=permanent expect > 100 rows", isFile: true).verdict == .done)
  }

  @Test func `at a prompt more rows than were shown are asked about`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.modelled()
    session.isInteractive = true
    var asked: [String] = []
    session.ask = { question in
      asked.append(question)
      return asked.count == 1 ? "no" : "ja"
    }
    let before = session.model.hash
    let line = "staff where unit=kommunrehab set form=fixed-term"
    #expect(session.said(line).remarks.contains("E0840"))
    #expect(session.model.hash == before)
    #expect(session.said(line).verdict == .done)
    #expect(asked.count == 2 && asked[0].contains("5 people"), "\(asked)")
    #expect(session.model.hash != before)
    _ = session.said("staff where unit=kommunrehab")
    #expect(session.said("it set form=permanent").verdict == .done)
    #expect(asked.count == 2)
  }

  @Test func `safe mode reads nothing outside the script's folder and writes no file`() throws {
    let sandbox = try #require(Sandbox())
    let outside = try #require(Sandbox())
    outside.write("ID;NAMN\nX1;Utanför\n", to: "hemlig.csv")
    symlink(outside.folder + "/hemlig.csv", sandbox.folder + "/länk.csv")
    symlink(outside.folder, sandbox.folder + "/mapp")
    let session = sandbox.modelled()
    _ = session.said("save as \"säker.kompdb\"")
    session.isSafe = true
    let name = Paths.name(of: outside.folder)
    for line in [
      "import staff from \"\(outside.folder)/hemlig.csv\"",
      "import staff from \"../\(name)/hemlig.csv\"",
      "import staff from \"länk.csv\"", "import staff from \"mapp/hemlig.csv\"",
      "\"länk.csv\"", "staff from \"mapp/hemlig.csv\"", "open \"\(outside.folder)/x.kompdb\"",
      "run mapp/x.komp", "import staff from \"/dev/stdin\"",
    ] {
      let said = session.said(line)
      #expect(said.verdict == .unreadable, "\(line)\n\(said.all)")
      #expect(!said.all.contains("Utanför"), "\(line)\n\(said.all)")
      #expect(said.remarks.contains("safe mode") || said.remarks.contains("outside"), "\(said.all)")
    }
    let files = Files.names(in: sandbox.folder)
    for line in [
      "staff to \"ut.csv\"", "save as \"annan.kompdb\"", "save as \"rader.komp\"",
      "new \"ny.kompdb\"",
    ] {
      let said = session.said(line)
      #expect(said.verdict == .unreadable && said.remarks.contains("E0846"), "\(line)\n\(said.all)")
    }
    #expect(Files.names(in: sandbox.folder) == files)
    // The workspace itself is written, and what lies in the folder is read.
    #expect(session.said("staff where id=P02 correct degree=75%").verdict == .done)
    #expect(session.said("\"personal.csv\" count").verdict == .done)
  }

  @Test func `somebody who is forgotten leaves no trace in memory`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.modelled()
    _ = session.said("staff where id=P05 correct degree=75%")
    session.ask = { _ in "no" }
    #expect(session.said("purge P05").remarks.contains("E0844"))
    #expect(session.said("count staff where id=P05").answer == "1\n")
    session.ask = { _ in "yes" }
    var typed = [
      "units", "staff where id=P05", "staff where name=\"Kerstin Öhrvall\"", "purge P05",
    ]
    session.forgetTyped = { isNamed in typed.removeAll(where: isNamed) }
    #expect(session.said("purge P05").verdict == .done)
    #expect(typed == ["units"])
    #expect(session.said("staff where id=P05").remarks.contains("E0104"))
    var texts: [String] = []
    for name in session.model.names {
      for column in session.model[name].columns.values { texts += column.pool?.texts ?? [] }
    }
    #expect(!texts.contains { $0 == "P05" || $0.contains("Kerstin Öhrvall") })
    let journal = "\(session.journal.entries)"
    #expect(!journal.contains("Kerstin Öhrvall") && !journal.contains("\"P05\""))
    // Nothing brings them back; what was done before the purge to others can be taken back.
    #expect(session.said("undo 99").verdict == .done)
    #expect(!session.said("staff including former show id, name").answer.contains("P05"))
  }

  @Test func `somebody who is forgotten leaves no trace in the workspace file`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.modelled()
    #expect(session.said("save as \"vard.kompdb\"").verdict == .done)
    #expect(session.said("staff where id=P05 correct degree=75%").verdict == .done)
    let names = ["Kerstin Öhrvall", "id=P05"].map { Array($0.utf8) }
    func isThere(_ name: [UInt8]) -> Bool {
      Files.names(in: sandbox.folder).filter { $0.hasPrefix("vard.kompdb") }.contains { file in
        guard let bytes = Files.read(sandbox.folder + "/" + file) else { return false }
        return bytes.indices.contains { bytes[$0...].starts(with: name) }
      }
    }
    #expect(names.allSatisfy(isThere))
    session.ask = { _ in "yes" }
    #expect(session.said("purge P05").verdict == .done)
    _ = session.said("close")
    #expect(!names.contains(where: isThere))
    #expect(
      session.said("open \"vard.kompdb\"; count staff where name contains \"Kerstin Öhr\"").answer
        == "0\n")
  }
}
