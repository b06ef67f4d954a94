import KompLexicon
import KompValues

/// A part of what a step requires: `must has hjälpmedel>=3`.
public struct LadderCriterion: Hashable, Sendable {
  /// What must hold.
  public var condition: Condition
  /// Whether nothing else can stand in for it.
  public var must: Bool
  /// Where it stands.
  public var place: Place

  /// A criterion at a place.
  public init(_ condition: Condition, must: Bool, at place: Place) {
    self.condition = condition
    self.must = must
    self.place = place
  }
}

/// A step of a ladder: `step 2 "Erfaren" requires …`.
public struct LadderStep: Hashable, Sendable {
  /// Which step.
  public var number: Int
  /// Where the number stands.
  public var numberPlace: Place
  /// What it is called.
  public var name: Name?
  /// What it requires, each top-level part of `and` by itself.
  public var criteria: [LadderCriterion]
  /// Where the step stands.
  public var place: Place

  /// A step at a place.
  public init(
    _ number: Int, numberPlace: Place, name: Name? = nil, criteria: [LadderCriterion] = [],
    at place: Place
  ) {
    self.number = number
    self.numberPlace = numberPlace
    self.name = name
    self.criteria = criteria
    self.place = place
  }
}

/// `ladder "Fyrstegsmodell" for arbetsterapeut … step … end`.
public struct LadderBlock: Hashable, Sendable {
  /// The model's name.
  public var name: Name
  /// The professions it is for; empty for any.
  public var professions: [Name]
  /// Its steps, in the order they were written; never empty.
  public var steps: [LadderStep]

  /// A ladder.
  public init(name: Name, professions: [Name] = [], steps: [LadderStep]) {
    self.name = name
    self.professions = professions
    self.steps = steps
  }
}

/// How many a unit must have.
public enum NeedAmount: Hashable, Sendable {
  /// `3 staff`.
  case heads(Exact)
  /// `1.5 fte`.
  case fte(Exact)
  /// `25% of staff`: the share 0.25.
  case share(Exact)
  /// `every staff`.
  case every
}

/// `need kommunrehab: 3 staff where … from 2027-01-01 until 2028-12-31 priority 1`.
public struct NeedLine: Hashable, Sendable {
  /// Who must have them.
  public var unit: Name
  /// How many.
  public var amount: NeedAmount
  /// Where the amount stands.
  public var amountPlace: Place
  /// Whom.
  public var condition: Condition
  /// Where the condition stands: its text is what is kept.
  public var conditionPlace: Place
  /// From which day.
  public var from: Literal?
  /// Where that day stands.
  public var fromPlace: Place?
  /// Until which day, that day included.
  public var until: Literal?
  /// Where that day stands.
  public var untilPlace: Place?
  /// How urgent: 1 before 2.
  public var priority: Int?

  /// A need.
  public init(
    unit: Name, amount: NeedAmount, amountPlace: Place, condition: Condition,
    conditionPlace: Place
  ) {
    self.unit = unit
    self.amount = amount
    self.amountPlace = amountPlace
    self.condition = condition
    self.conditionPlace = conditionPlace
  }
}

/// `target kommunrehab: 1, 1, 2, 1`: how many on each step.
public struct TargetLine: Hashable, Sendable {
  /// Whose target.
  public var unit: Name
  /// On which ladder, where it is said.
  public var ladder: Name?
  /// The number on each step, the first step first; never empty.
  public var counts: [Int]
  /// Where the numbers stand.
  public var place: Place

  /// A target.
  public init(unit: Name, ladder: Name? = nil, counts: [Int], at place: Place) {
    self.unit = unit
    self.ladder = ladder
    self.counts = counts
    self.place = place
  }
}
