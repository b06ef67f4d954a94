import KompEngine
import KompLanguage
import KompLexicon

/// What may stand at a place of a text that is being typed.
public struct Completion: Sendable {
  /// What a candidate is.
  public enum Kind: Int, Hashable, Sendable {
    case value, field, noun, sign, stage, name, command, keyword, parameter, format, file, symbol
  }

  /// A text that may stand there.
  public struct Candidate: Hashable, Sendable {
    /// What is put in, quoted where it must be.
    public var text: String
    /// One line about it, for the menu; may be empty.
    public var summary: String
    /// What it is.
    public var kind: Kind
    /// Everything it may be written as, for whoever asks whether a word is offered.
    package var spellings: [String]

    init(_ text: String, _ summary: String, _ kind: Kind, spellings: [String] = []) {
      self.text = text
      self.summary = summary
      self.kind = kind
      self.spellings = spellings + [text]
    }
  }

  /// The UTF-8 offsets of what a candidate replaces; ends at the cursor.
  public var place: Place
  /// What may stand in its place.
  public var candidates: [Candidate] = []
  /// What may be put in at the cursor, after a word that is whole.
  public var following: [Candidate] = []
  /// What else may be typed there that is no list: a number, a day, a new name.
  public var open: [Both] = []
  /// The kinds behind `open`.
  package var expected: Set<Expected> = []

  /// The text that all candidates begin with, beyond what is typed; empty where they differ at once.
  public func common(after typed: String) -> String {
    guard let first = candidates.first?.text, first.hasPrefix(typed) else { return "" }
    var common = Substring(first)
    for candidate in candidates.dropFirst() {
      while !candidate.text.hasPrefix(common) { common.removeLast() }
    }
    return common.count > typed.count ? String(common.dropFirst(typed.count)) : ""
  }
}

/// Completes texts for a session, with the parser that reads them and the model they ask.
public final class Completer {
  let session: Session
  /// What each query typed so far leads to, and the values of each field there: made once between
  /// two statements, however many keys are pressed.
  var reached: [String: Reach] = [:]
  var values: [String: [Reach.Known]] = [:]
  var opened: Set<String> = []
  var headings: [String: [String]] = [:]
  var assessed: [Int]?
  /// Kept over statements: names seldom change.
  var competences: CompetenceNames?

  /// A completer for a session.
  public init(_ session: Session) { self.session = session }

  /// Forgets what it knew of the model: a statement has run.
  public func forget() {
    reached = [:]
    values = [:]
    opened = []
    headings = [:]
    assessed = nil
  }

  /// What may stand at an offset of a text, in UTF-8.
  public func complete(_ text: String, at offset: Int) -> Completion {
    let bytes = Array(text.utf8)
    var end = max(0, min(offset, bytes.count))
    while end > 0, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    let before = Source(text: String(decoding: bytes[..<end], as: UTF8.self))
    let reading = Parser.read(before, with: session.phrasebook, isFile: false)
    var completion = Completion(place: end..<end)
    if reading.tokens.last?.role == .comment, reading.tokens.last?.place.upperBound == end {
      return completion
    }
    let starts = starts(before, reading)
    var found: [(start: Int, candidate: Completion.Candidate)] = []
    for start in starts {
      let typed = before[start..<end]
      let spot = Spot(before, reading.tokens, at: start, for: self)
      for candidate in spot.candidates(beginning: typed) { found.append((start, candidate)) }
      completion.expected.formUnion(spot.open)
    }
    let first = found.map(\.start).min() ?? starts.first ?? end
    completion.place = first..<end
    var seen: Set<String> = []
    for (start, candidate) in found {
      var candidate = candidate
      if first < start { candidate.text = before[first..<start] + candidate.text }
      if seen.insert(candidate.text).inserted { completion.candidates.append(candidate) }
    }
    if let start = starts.first, start < end {
      let padded = Source(text: before.text + " ")
      let tokens = Parser.read(padded, with: session.phrasebook, isFile: false).tokens
      let spot = Spot(padded, tokens, at: end + 1, for: self)
      for var candidate in spot.candidates(beginning: "") {
        if candidate.kind != .symbol, candidate.kind != .sign {
          candidate.text = " " + candidate.text
        }
        completion.following.append(candidate)
      }
      completion.expected.formUnion(spot.open)
    }
    completion.open = Spot.words(for: completion.expected)
    return completion
  }

  /// Where what is being typed may begin: the word at the cursor, and words before it that could be
  /// the beginning of a keyword of several.
  private func starts(_ before: Source, _ reading: Reading) -> [Int] {
    let end = before.text.utf8.count
    if let last = reading.tokens.last, last.place.upperBound == end {
      let text = before[last.place]
      // A text that is still open, a parameter, a bare file name: one piece, whatever is in it.
      if Quoting.isOpen(text) || last.role == .parameter { return [last.place.lowerBound] }
      if last.role == .file, !Quoting.isQuoted(text) { return [last.place.lowerBound] }
      if text == ":", Quoting.beginsParameter(before.text) { return [last.place.lowerBound] }
    }
    var starts = [Quoting.wordStart(in: before.text, from: end)]
    for _ in 1..<KeywordIndex.longest {
      guard let last = starts.last, last > 0 else { break }
      var blank = last
      while blank > 0, before[(blank - 1)..<blank] == " " { blank -= 1 }
      guard blank < last else { break }
      let start = Quoting.wordStart(in: before.text, from: blank)
      guard start < blank else { break }
      starts.append(start)
    }
    return starts
  }
}
