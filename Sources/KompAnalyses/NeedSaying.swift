import KompEngine
import KompLexicon
import KompModel
import KompValues

/// How needs, amounts and the people behind them are said in reasons and facts.
struct NeedSaying {
  private let demand: Demand
  private let units: Roster?
  private let competences: Roster?
  private let phrases: [Both]

  init(_ demand: Demand, _ asked: Asked) {
    self.demand = demand
    units = asked.roster(.units)
    competences = asked.roster(.competences)
    phrases = demand.conditions.map { asked.words(of: $0.stored) }
  }

  /// An amount of people or full-time equivalents.
  static func exact(_ amount: Int64) -> Exact {
    amount % Demand.one == 0
      ? Exact(Int(amount / Demand.one)) : Exact(unscaled: amount, scale: 4)
  }

  /// An amount in digits.
  static func amount(_ amount: Int64) -> Both { Saying.exact(exact(amount)) }

  /// The conditions as a closed list, so that each is said in the reader's tongue.
  var conditionList: ClosedList {
    ClosedList("condition", phrases.map { Words($0.english, $0.swedish) })
  }

  /// The unit of a need.
  func unit(_ place: Int) -> String { units?.label(Int(demand.needs[place].unit)) ?? "–" }

  /// The competence of a need, or its condition.
  func thing(_ place: Int) -> Both {
    let need = demand.needs[place]
    if need.condition >= 0 { return phrases[need.condition] }
    let name = competences?.label(Int(need.competence)) ?? "–"
    return Both(name, name)
  }

  /// What a need asks of a person: `rehabplan ≥ 2`.
  func asks(_ place: Int) -> Both {
    let need = demand.needs[place]
    return need.condition >= 0 ? thing(place) : thing(place) + " ≥ \(need.required)"
  }

  /// How the needed amount came about.
  func needed(_ place: Int, at time: Int) -> Both {
    let need = demand.needs[place]
    let amount = NeedSaying.amount(demand.needed[time][place])
    let staff = demand.staffCount(need.unit, at: time)
    switch need.counted {
    case .heads: return Both("needed = ", "behövs = ") + amount
    case .fte:
      return Both("needed full-time equivalents = ", "årsarbetare som behövs = ") + amount
    case .share:
      let share = Saying.percent(Exact(unscaled: need.amount, scale: 4), of: Exact(1))
      return share + Both(" of ", " av ") + Saying.people(staff)
        + Both(", rounded up to whole people = ", ", avrundat uppåt till hela personer = ") + amount
    case .everyone:
      return Both("every one of ", "var och en av ") + Saying.people(staff) + " = " + amount
    }
  }

  /// How the people who meet a need were counted.
  func holders(_ place: Int, at time: Int) -> Both {
    let need = demand.needs[place]
    let amount = NeedSaying.amount(demand.held[time][place])
    let unit = unit(place)
    if need.counted == .fte {
      let terms = demand.holders(place, at: time).map {
        NeedSaying.amount(demand.workforce.weights[Int($0)])
      }
      return Both("full-time equivalents in \(unit) with ", "årsarbetare i \(unit) med ")
        + asks(place) + ": " + Saying.sum(terms, of: Both("people", "personer")) + " = " + amount
    }
    if time > 0 {
      let all = demand.holders(place).count
      let left = all - demand.holders(place, at: time).count
      return Saying.whole(all) + Both(" holders now − ", " innehavare nu − ") + Saying.whole(left)
        + Both(" who will have left ", " som har slutat ") + demand.horizons[time - 1].said + " = "
        + amount
    }
    return Both("people in \(unit) with ", "personer i \(unit) med ") + asks(place) + " = " + amount
  }

  /// The rows behind the people who meet a need, and those of the unit who do not, each with why.
  func behind(_ place: Int, at time: Int) -> (evidence: [Evidence], leftOut: [Both]) {
    let need = demand.needs[place]
    let holders = demand.holders(place, at: time)
    let staff = demand.workforce.staff
    var evidence = [Evidence(Both("holders", "innehavare"), .staff, holders)]
    var leftOut: [Both] = []
    if time > 0 {
      let gone = demand.holders(place).filter { demand.horizons[time - 1].hasLeft(Int($0)) }
      if !gone.isEmpty {
        evidence.append(Evidence(Both("will have left", "har slutat då"), .staff, gone))
      }
      for person in gone.prefix(12) {
        let day = demand.horizons[time - 1].lastDay(Int(person))?.description ?? "–"
        let name = staff.label(Int(person))
        leftOut.append(Both("\(name): last day \(day)", "\(name): sista dag \(day)"))
      }
    }
    guard need.competence >= 0 else { return (evidence, leftOut) }
    let standing = demand.workforce.standing
    let ratings = holders.compactMap {
      standing.of(person: Int($0), in: Int(need.competence))?.assessment
    }
    evidence.append(Evidence(Both("assessments", "bedömningar"), .assessments, ratings))
    var (below, expired, never): ([Int32], [Int32], Int) = ([], [], 0)
    for person in demand.workforce.people(in: need.unit) where !demand.meets(person, need) {
      guard let held = standing.of(person: Int(person), in: Int(need.competence)) else {
        never += 1
        continue
      }
      if held.isExpired { expired.append(person) } else { below.append(person) }
    }
    if !below.isEmpty {
      evidence.append(Evidence(Both("assessed below", "bedömda under"), .staff, below))
      leftOut.append(
        Saying.people(below.count) + Both(" assessed below the level", " bedömda under nivån"))
    }
    if !expired.isEmpty {
      evidence.append(Evidence(Both("expired", "utgångna"), .staff, expired))
      leftOut.append(
        Saying.people(expired.count)
          + Both(" whose assessment no longer holds", " vars bedömning inte längre gäller"))
    }
    if never > 0 {
      leftOut.append(Saying.people(never) + Both(" never assessed in it", " aldrig bedömda i den"))
    }
    return (evidence, leftOut)
  }

  /// What is to be said beside any table made of needs.
  func facts() -> [Both] {
    var facts: [Both] = []
    let many = Both("needs", "behov")
    if demand.elsewhere > 0 {
      facts.append(
        Saying.count(demand.elsewhere, Both("need", "behov"), many)
          + Both(
            " left out: nobody of the population works in the unit",
            " utelämnade: ingen i populationen arbetar på enheten"))
    }
    if !demand.unreadable.isEmpty {
      facts.append(
        Saying.count(demand.unreadable.count, Both("need", "behov"), many)
          + Both(
            " left out: the condition can no longer be read",
            " utelämnade: villkoret går inte längre att läsa"))
    }
    if demand.needs.contains(where: { $0.counted == .fte }) {
      if demand.workforce.weightless > 0 {
        facts.append(
          Saying.people(demand.workforce.weightless)
            + Both(
              " without a known degree count as 0 full-time equivalents",
              " utan känd grad räknas som 0 årsarbetare"))
      }
      if demand.needs.contains(where: { $0.counted != .fte }) {
        facts.append(
          Both(
            "needs in people and in full-time equivalents are added together in totals",
            "behov i personer och i årsarbetare läggs ihop i summor"))
      }
    }
    return facts
  }
}
