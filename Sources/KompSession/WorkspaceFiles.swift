import KompLexicon
import KompModel
import KompReport
import KompStore

/// Workspace files looked through from outside, without opening them for work.
public enum WorkspaceFiles {
  /// Whether a name is a workspace's.
  public static func isOne(_ path: String) -> Bool { path.hasSuffix(".kompdb") }

  /// Looks through a file and says what is whole and what is damaged; nothing is changed.
  public static func check(_ path: String, in tongue: Tongue, say: (Utterance) -> Void) -> Verdict {
    let found: Checkup
    do throws(RelationFailure) {
      found = try Workspace.check(path)
    } catch {
      let word = Both("error", "fel")[tongue]
      tell("\(word) \(error.problem.code): \(error.problem.message(in: tongue))", say)
      return .unreadable
    }
    let name = Paths.name(of: path)
    if found.isWhole {
      let said = Both(
        "\(name) is whole: format \(found.version), \(found.entries) entries in the journal",
        "\(name) är hel: format \(found.version), \(found.entries) poster i journalen")
      say(.output(Array((Neutral.shown(said[tongue], .terminal) + "\n").utf8)))
      return .done
    }
    for place in found.findings {
      let problem = WorkspaceProblem.damaged(name, place)
      let word = Both("error", "fel")[tongue]
      tell("\(word) \(problem.code): \(problem.message(in: tongue))", say)
    }
    let whole = found.whole.map { $0[tongue] }.joined(separator: ", ")
    tell(
      whole.isEmpty
        ? Both("nothing in it is whole", "inget i den är helt")[tongue]
        : Both("whole: ", "helt: ")[tongue] + whole, say)
    return .unreadable
  }

  private static func tell(_ line: String, _ say: (Utterance) -> Void) {
    say(.remarks(Array((Neutral.shown(line, .terminal) + "\n").utf8)))
  }
}

extension Session {
  /// What a question reads of the workspace file from now on it reads as the file stands at one moment.
  func readTogether() { workspace?.readTogether() }

  /// What is read of it from now on is read piece by piece, and nobody who writes has to wait.
  func readApart() { workspace?.readApart() }
}
