/// One confirmed statement as the journal keeps it: what was typed, by whom, when, and what it did.
///
/// The inverse is kept beside the change, so that undoing needs neither the model as it was nor the entries
/// between.
public struct JournalEntry: Hashable, Sendable {
  /// Its number; the first is 1, and numbers are never used again.
  public var number: Int
  /// When it was confirmed, in seconds since 1970 in universal time.
  public var time: Int64
  /// Who was at the keys: the name of the account.
  public var who: String
  /// The line as typed, or of a script its name.
  public var line: String
  /// What it did to the model.
  public var change: Change
  /// What takes it back.
  public var inverse: Change
  /// Whether it was a statement of its own, or takes another back or makes it again.
  public var kind: Kind

  /// What an entry is in relation to earlier ones.
  public enum Kind: Hashable, Sendable {
    /// A statement of its own.
    case made
    /// It takes an earlier entry back, by number.
    case undid(Int)
    /// It makes again what an undoing, by number, took back.
    case redid(Int)
  }

  /// An entry; a number of 0 means that the journal has not given it one yet.
  public init(
    number: Int = 0, time: Int64, who: String, line: String, change: Change, inverse: Change,
    kind: Kind = .made
  ) {
    self.number = number
    self.time = time
    self.who = who
    self.line = line
    self.change = change
    self.inverse = inverse
    self.kind = kind
  }
}
