/// The words of the language itself, each a place in the grammar rather than a spelling.
///
/// Nouns, fields and analyses are not here: they are declared with what they name. A word whose
/// meaning comes with later work stands here all the same and answers "not yet".
public enum Keyword: String, CaseIterable, Hashable, Sendable {
  // Stages
  case `where`, that, asOf, knownOn, against, includingFormer, show, hide, by, across, compute,
    withTotal, sort, ascending, descending, top, rankedBy, limit, distinct, count, chart, to,
    publish, set, remove, leave
  // Chart kinds
  case bar, column, line, heat, stairs
  // Measures
  case countDistinct, sum, average, median, minimum, maximum, deviation, share, list, ofKnown
  // Functions
  case round, absolute, length, lower, ifThen
  // Conditions and quantifiers
  case and, or, not, inSet, notIn, between, contains, startsWith, endsWith, matches, under,
    isMissing, isKnown, has, lacks, any, all, none, called
  // Time
  case today, yesterday, last, next, previous, this, day, week, month, quarter, tertial,
    halfYear, year, from, until
  // Commands
  case it, row, open, new, saveAs, close, backup, importing, with, complete, skippingBadRows,
    dateFormat, export, add, assess, correct, place, purge, undo, redo, journal, whatIf, then,
    scenario, compare, keep, discard, param, letValue, define, run, forEach, expect, printing,
    section, report, help, describe, summarize, explain, why, whyNot, lesson, check, setting,
    projector, history, log, quit, version
  // The model's own statements and the words after an analysis
  case ladder, requires, must, need, every, partOf, target, priority, end, forWhom, at, using,
    rounds, size, mixed, seed, atLeast
  // Settings
  case language, on, off

  /// The spellings in one tongue, the main one first.
  public func spellings(in tongue: Tongue) -> [String] {
    tongue == .english ? english : swedish
  }

  /// The main spelling in one tongue: what the formatter prints.
  public func main(in tongue: Tongue) -> String { spellings(in: tongue).first ?? rawValue }
}
