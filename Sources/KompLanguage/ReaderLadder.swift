import KompLexicon
import KompValues

/// The `ladder` block.
extension Reader {
  /// `"Fyrstegsmodell" for arbetsterapeut, fysioterapeut … end`.
  ///
  /// Each step is read by itself, so that the problems of several steps come in one pass.
  mutating func ladder(from word: Place) throws(Stop) -> LadderBlock {
    let whole = end
    defer { end = whole }
    let closing = blockEnd
    let starts = stepStarts(until: closing ?? whole)
    end = starts.first ?? closing ?? whole
    let name = try newName()
    let professions = try ladderProfessions()
    if let token { throw unfit(token) }
    var steps: [LadderStep] = []
    var failed = false
    for (number, start) in starts.enumerated() {
      end = number + 1 < starts.count ? starts[number + 1] : closing ?? whole
      at = start
      blockLines.insert(start)
      do throws(Stop) {
        steps.append(try step())
      } catch { failed = true }
    }
    at = end
    end = whole
    guard let closing else {
      let place = here.lowerBound..<here.lowerBound
      note(.keyword(.end))
      note(.named("step"))
      throw fail(
        .unclosedBlock(source[word]), at: word, fixes: [Fix(place, "\n" + said(.end))])
    }
    at = closing
    blockEnds.insert(closing)
    if steps.isEmpty, !failed { throw missing(.step) }
    _ = take(.end)
    if failed { throw Stop() }
    return LadderBlock(name: name, professions: professions, steps: steps)
  }

  /// The word that closes the statement's block.
  private var blockEnd: Int? {
    guard end > at, phrase(end - 1).contains(.end) else { return nil }
    let isValue = division.tokens[end - 2].mark?.comparison != nil
    return isValue && !division.newlineBefore[end - 1] ? nil : end - 1
  }

  /// The tokens that begin a step: `step` before a number, or at the start of a line.
  private func stepStarts(until last: Int) -> [Int] {
    var starts: [Int] = []
    var depth = 0
    for index in at..<max(at, last) {
      switch division.tokens[index].mark {
      case .open: depth += 1
      case .close: depth -= 1
      default: break
      }
      guard depth == 0, isStepWord(index) else { continue }
      let next = index + 1
      if next < last, division.tokens[next].kind == .number {
        starts.append(index)
      } else if division.newlineBefore[index], !isTail(next) {
        starts.append(index)
      }
    }
    return starts
  }

  private func isStepWord(_ index: Int) -> Bool {
    let token = division.tokens[index]
    guard token.kind == .word else { return false }
    return token.folded == "step" || token.folded == "steg"
  }

  /// `for arbetsterapeut, fysioterapeut`.
  private mutating func ladderProfessions() throws(Stop) -> [Name] {
    guard take(.forWhom) != nil else { return [] }
    var names: [Name] = []
    repeat { names.append(try valueName(of: "profession")) } while takeMark(.comma) != nil
    return names
  }

  /// A word or text that names a value of a field.
  mutating func valueName(of field: String) throws(Stop) -> Name {
    note(.value(of: field))
    guard let token, token.kind == .word || token.isText || token.kind == .parameter else {
      throw missing(.value)
    }
    if token.kind == .parameter { return takeName(as: .parameter) }
    let name = takeName(as: token.isText ? .text : .value(of: field))
    if token.kind == .text(closed: false) { throw unclosedText(token.place) }
    return name
  }

  /// `step 2 "Erfaren" requires …`.
  private mutating func step() throws(Stop) -> LadderStep {
    let first = at
    take(as: .field("step"))
    let numbered = at
    let number = try wholeNumber()
    var step = LadderStep(number, numberPlace: place(from: numbered), at: here)
    note(.name)
    if let token, token.isText || token.kind == .word && !sees(.requires) {
      step.name = try newName()
    }
    if take(.requires) != nil { step.criteria = try criteria() }
    if let token { throw unfit(token) }
    step.place = place(from: first)
    return step
  }

  /// The parts of a condition, each a criterion.
  private mutating func criteria() throws(Stop) -> [LadderCriterion] {
    let enclosing = noun
    noun = "staff"
    defer { noun = enclosing }
    let start = at
    var criteria: [LadderCriterion] = []
    var last = at
    repeat {
      last = at
      let must = take(.must) != nil
      let condition = try negation()
      criteria.append(LadderCriterion(condition, must: must, at: place(from: last)))
    } while joined(by: .and)
    guard sees(.or) else { return criteria }
    let next = here
    guard criteria.count == 1 else {
      // Which of the parts the word joins has to be said: each is judged by itself.
      let place = place(from: start)
      let begin = division.tokens[last].place.lowerBound
      let stop = division.tokens[end - 1].place.upperBound
      let around = Fix([
        Fix.Edit(begin..<begin, "("), Fix.Edit(stop..<stop, ")"),
      ])
      let whole = Fix([
        Fix.Edit(place.lowerBound..<place.lowerBound, "("), Fix.Edit(stop..<stop, ")"),
      ])
      at = end
      let hasMust = criteria.contains { $0.must }
      throw fail(.orAmongCriteria, at: next, fixes: hasMust ? [] : [around, whole])
    }
    var parts = [criteria[0].condition]
    while joined(by: .or) { parts.append(try conjunction()) }
    return [LadderCriterion(.or(parts), must: criteria[0].must, at: place(from: start))]
  }
}
