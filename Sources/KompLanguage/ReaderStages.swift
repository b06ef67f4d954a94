import KompLexicon
import KompValues

/// Stages and their shapes.
extension Reader {
  /// The stages up to the end of the query; one that has a problem is reported and left out.
  mutating func stages(outermost: Bool) -> [Stage] {
    var stages: [Stage] = []
    var last: Keyword?
    while true {
      let start = at
      let bar = takeMark(.bar) != nil
      if takesNotes {
        for word in book.stages.keys where mayFollow(word, stages.last) { note(.keyword(word)) }
      }
      if at >= end || mark == .close || endsTried(stages.last) {
        if bar { _ = missing(.stage) }
        return stages
      }
      guard let word = stage(at: at) else {
        misplaced(after: last)
        skipToStage()
        continue
      }
      if outermost { stageStarts.append(start) }
      if let last, Reader.ends(last, before: word) {
        report(
          .afterLastStage(last.main(in: .english)), at: division.tokens[at].place,
          fixes: movedToEnd(stages.last))
        at += 1
        skipToEnd()
        return stages
      }
      do throws(Stop) {
        let stage = try stage(word)
        stages.append(stage)
        last = word
      } catch { skipToStage() }
    }
  }

  /// Whether what is next belongs to `what if`, not to the query that is being read.
  private func endsTried(_ last: Stage?) -> Bool {
    guard changing == .tried else { return false }
    return mark == .comma || mark == .colon || sees(.then) || swallowsColon
  }

  /// Whether a stage ends its query, so that another cannot follow: only a file takes what is left.
  private static func ends(_ stage: Keyword, before word: Keyword) -> Bool {
    switch stage {
    case .to, .set, .correct, .leave, .remove, .assess, .place: true
    case .count, .chart: word != .to
    default: false
    }
  }

  /// The stage that ends a query, moved to the end of it.
  private func movedToEnd(_ stage: Stage?) -> [Fix] {
    guard let place = stage?.place, end > 0 else { return [] }
    let text = source[place]
    let gap = place.lowerBound..<division.tokens[at].place.lowerBound
    let last = division.tokens[end - 1].place.upperBound
    let moved = Fix([Fix.Edit(gap, ""), Fix.Edit(last..<last, " " + text)])
    // `staff count by unit` asks how many there are in each, which `by` alone says.
    return stage?.word == .count && self.stage(at: at) == .by ? [Fix(gap, ""), moved] : [moved]
  }

  /// Whether a stage may follow another: little follows those that end a query, and after `top N`
  /// a `by` would be the order.
  private func mayFollow(_ word: Keyword, _ last: Stage?) -> Bool {
    if changing == .nowhere, book.stages[word] == .change { return false }
    return switch (last?.word, last?.arguments) {
    case (let last?, _) where Reader.ends(last, before: word): false
    case (.top, .ranking(_, by: nil)): word != .by
    default: true
    }
  }

  /// Leaves what cannot be read, up to the next stage of the same level.
  mutating func skipToStage() {
    while at < end {
      let token = division.tokens[at]
      if token.mark == .close {
        // The query's own bracket ends it; one that was opened within what is skipped does not.
        if let partner = division.partner[at], ownBrackets.contains(partner) { return }
      } else if token.mark == .open, let partner = division.partner[at], partner < end {
        at = partner
      } else if roles[at] == nil, stage(at: at) != nil || token.mark == .bar {
        return
      }
      at += 1
    }
  }

  private mutating func skipToEnd() {
    while at < end, mark != .close {
      if mark == .open, let partner = division.partner[at], partner < end { at = partner }
      at += 1
    }
  }

  private mutating func stage(_ word: Keyword) throws(Stop) -> Stage {
    guard let shape = book.stages[word] else { throw notYet() }
    let first = at
    let wordPlace = take(as: .keyword(word), width: phraseLength(at))
    let arguments = try arguments(shape, of: word, at: wordPlace)
    return Stage(word, wordPlace: wordPlace, arguments, at: place(from: first))
  }

  private mutating func arguments(
    _ shape: StageShape, of word: Keyword, at wordPlace: Place
  ) throws(Stop) -> StageArguments {
    switch shape {
    case .nothing:
      if mark == .open, word == .count { throw measureOutsideGroup() }
      return .nothing
    case .condition: return .condition(try condition())
    case .columns: return .columns(try columns())
    case .grouping: return try grouping()
    case .measures: return .measures(try measures())
    case .order: return .order(try order())
    case .ranking: return try ranking()
    case .rowLimit: return .ranking(try wholeNumber(), by: nil)
    case .paths: return .paths(try paths())
    case .target: return .target(try file())
    case .chart: return .chart(chartKind())
    case .change: return .change(try rowChange(word, at: wordPlace))
    }
  }

  static let chartKinds: [Keyword] = [.bar, .column, .line, .heat, .stairs]

  /// `bar`, `heat` … where a kind is named.
  private mutating func chartKind() -> Keyword? {
    Reader.chartKinds.first { take($0) != nil }
  }

  /// `staff count (level<3)`: a measure where a stage stands.
  private mutating func measureOutsideGroup() -> Stop {
    let place = here
    let start = division.tokens[at - 1].place.lowerBound
    let fix = Fix(start..<start, "compute ")
    return fail(.unexpected("("), at: place, fixes: [fix])
  }

  private mutating func columns() throws(Stop) -> [Column] {
    if takeMark(.star) != nil { return [] }
    var columns: [Column] = []
    repeat {
      let expression = try expression(.field)
      if let problem = renamedByThat(expression) { throw problem }
      columns.append(Column(expression, as: try givenName()))
    } while takeMark(.comma) != nil
    return columns
  }

  /// `as steg`.
  mutating func givenName() throws(Stop) -> Name? {
    guard take(.called) != nil else { return nil }
    let name = try newName()
    columnNames.insert(folded(name.text))
    return name
  }

  /// A name that is given here.
  mutating func newName() throws(Stop) -> Name {
    note(.name)
    guard let token, token.kind == .word || token.isText else { throw missing(.name) }
    let name = takeName(as: .name)
    if token.kind == .text(closed: false) { throw unclosedText(token.place) }
    return name
  }

  private mutating func grouping() throws(Stop) -> StageArguments {
    let keys = try groupingKeys(ofAnalysis: false)
    var across: Path?
    if take(.across) != nil { across = try path() }
    var measures: [Measure] = []
    if takeMark(.colon) != nil { measures = try self.measures() }
    if across == nil, take(.across) != nil { across = try path() }
    let total = take(.withTotal) != nil
    return .grouping(keys: keys, across: across, measures: measures, total: total)
  }

  /// `unit, age in (..34, 35..)`.
  mutating func groupingKeys(ofAnalysis: Bool) throws(Stop) -> [Column] {
    var keys: [Column] = []
    if let problem = groupedDay() { throw problem }
    repeat {
      if !keys.isEmpty, !ofAnalysis, let problem = measureAmongKeys() { throw problem }
      let first = at
      var expression = try expression(.field)
      if take(.inSet) != nil {
        let classes = try set(of: expression)
        expression = .classes(expression, classes, place(from: first))
      }
      keys.append(Column(expression, as: try givenName()))
    } while takeMark(.comma) != nil
    return keys
  }

  /// `per den 2025-01-01`, `per 2025-01-01`: a day is asked about, not grouped by.
  private mutating func groupedDay() -> Stop? {
    var next = at
    while next < end, next < at + 2, Habits.days.contains(division.tokens[next].folded) {
      next += 1
    }
    guard next < end, [.period, .foreignDate].contains(division.tokens[next].kind), at > 0 else {
      return nil
    }
    let before = next > at ? next - 1 : at - 1
    let place =
      division.tokens[at - 1].place.lowerBound..<division.tokens[before].place.upperBound
    let meant = said(.asOf)
    at = next + 1
    return fail(.foreignWord(source[place], meant: meant), at: place, fixes: [Fix(place, meant)])
  }

  /// `per enhet, antal`: measures stand after a colon.
  private mutating func measureAmongKeys() -> Stop? {
    guard let token, token.kind == .word, !columnNames.contains(token.folded) else { return nil }
    let measures = Reader.measureWords + [.count, .share]
    guard measures.contains(where: { sees($0) }), at > beginning else { return nil }
    // `count(staff …)` is a key like any other.
    guard !sees(.count) || self.token(ahead: 1)?.mark != .open else { return nil }
    let comma = division.tokens[at - 1].place
    at += 1
    return fail(.foreignSign(",", meant: ":"), at: comma, fixes: [Fix(comma, ":")])
  }

  private mutating func order() throws(Stop) -> [SortKey] {
    dropFiller()
    var keys: [SortKey] = []
    repeat { keys.append(try sortKey(descending: false)) } while takeMark(.comma) != nil
    return keys
  }

  /// A filler after `sort` is understood and dropped.
  private mutating func dropFiller() {
    guard let token, token.kind == .word, let next = self.token(ahead: 1) else { return }
    guard next.kind == .word || next.isText else { return }
    let fillers: [Keyword] = [.by, .rankedBy, .on]
    guard let word = fillers.first(where: { sees($0) }), stage(at: at + 1) == nil else { return }
    guard !phrase(at + 1).contains(.descending), !phrase(at + 1).contains(.ascending) else {
      return
    }
    settings[at] = .filler
    take(as: .keyword(word))
  }

  private mutating func sortKey(descending: Bool) throws(Stop) -> SortKey {
    let expression = try expression(.field)
    if take(.descending) != nil { return SortKey(expression, descending: true) }
    if take(.ascending) != nil { return SortKey(expression, descending: false) }
    return SortKey(expression, descending: descending)
  }

  /// `top 5 by age`: the largest first unless `asc` says otherwise.
  private mutating func ranking() throws(Stop) -> StageArguments {
    let number = try wholeNumber()
    note(.keyword(.rankedBy))
    guard sees(.rankedBy) || sees(.by) else { return .ranking(number, by: nil) }
    guard sees(.rankedBy) else {
      let place = here
      throw fail(
        .rankingOrGrouping, at: place,
        fixes: [
          Fix(place, said(.rankedBy)), Fix(place.lowerBound..<place.lowerBound, "| "),
        ])
    }
    take(as: .keyword(.rankedBy))
    return .ranking(number, by: try sortKey(descending: true))
  }

  /// A whole number that is at least 0.
  mutating func wholeNumber() throws(Stop) -> Int {
    note(.number)
    guard let token, token.kind == .number else { throw missing(.number) }
    let place = take(as: .number)
    guard let number = Int(token.text) else {
      let whole = token.text.prefix { $0 != "." }
      throw fail(
        .unfitNumber(token.text), at: place,
        fixes: whole.count < 10 ? [Fix(place, String(whole))] : [])
    }
    return number
  }

  private mutating func paths() throws(Stop) -> [Path] {
    note(.field(of: noun))
    guard let token, token.kind == .word || token.isText, stage(at: at) == nil else { return [] }
    var paths: [Path] = []
    repeat { paths.append(try path()) } while takeMark(.comma) != nil
    return paths
  }

  /// A file or a format: quoted, or bare up to the next blank.
  mutating func file() throws(Stop) -> Name {
    note(.file)
    guard let token else { throw missing(.file) }
    if case .text(let closed) = token.kind {
      let name = takeName(as: .file)
      if !closed { throw unclosedText(token.place) }
      return name
    }
    if token.kind == .parameter {
      // The colon stays: a file may have the name of a parameter.
      let name = takeName(as: .parameter)
      return Name(":" + name.text, at: name.place)
    }
    let stops: Set<UInt8> = [
      0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x22, 0x27, 0x28, 0x29, 0x2C, 0x3B, 0x7C,
    ]
    let bytes = source.bytes
    var offset = token.place.lowerBound
    while offset < bytes.count, !stops.contains(bytes[offset]) { offset += 1 }
    var last = at
    while last < end, division.tokens[last].place.upperBound <= offset,
      !division.tokens[last].isText
    {
      last += 1
    }
    guard last > at else { throw missing(.file) }
    let place = take(as: .file, width: last - at)
    return Name(source[place], at: place)
  }
}
