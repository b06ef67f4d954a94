import KompLexicon

/// What reading a text gave: its statements, its problems, and what each token turned out to be.
public struct Reading: Sendable {
  /// The statements that could be read, in order.
  public var statements: [Statement] = []
  /// Every problem, in the order of their places.
  public var problems: [any Complaint] = []
  /// Whether more text would continue the last statement (an open bracket, quote or block, a line that
  /// ends in an operator): a prompt asks for another line.
  public var wantsMore = false
}

/// Reads statements. The same parser serves files, the prompt, completion and the formatter.
public enum Parser {
  /// Reads a whole text; `isFile` decides what an indented line and a leading reading stage mean.
  public static func read(_ source: Source, with phrasebook: Phrasebook, isFile: Bool) -> Reading {
    Reading()
  }
}
