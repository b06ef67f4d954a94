import KompLexicon
import KompModel

extension Changer {
  /// What remains of the criteria for those who are placed: a placement is a decision, and where it
  /// differs from what the criteria say that is said.
  static func remaining(_ placed: [Placed], _ staff: Roster, _ environment: Environment) -> [Both] {
    placed.prefix(8).compactMap { one in
      let lacks = unmet(
        Int(one.person), upTo: one.step, on: one.ladder, staff, environment)
      if lacks.isEmpty { return nil }
      let key = KeptCondition.key(of: Int(one.person), of: .staff, in: environment.model)
      return Both(
        "\(key): by the criteria up to step \(one.step) there remains "
          + lacks.map(\.english).joined(separator: "; "),
        "\(key): enligt kriterierna till och med steg \(one.step) återstår "
          + lacks.map(\.swedish).joined(separator: "; "))
    }
  }

  /// What a person lacks of the criteria of a ladder up to a step.
  private static func unmet(
    _ person: Int, upTo step: Int64, on ladder: String, _ staff: Roster,
    _ environment: Environment
  ) -> [Both] {
    let criteria = environment.model["criteria"]
    return (0..<criteria.count).compactMap { row in
      guard criteria.has(row), criteria.names(ladder, row), let own = criteria["step", row],
        own <= step, let text = criteria.text("condition", row),
        let mask = KeptCondition.mask(of: text, over: staff, in: environment), mask[person] == 0
      else { return nil }
      if let lack = KeptCondition.lack(of: text, over: staff, row: person, in: environment) {
        return lack
      }
      guard let said = environment.rosters.saying?(text, environment.model) else { return nil }
      return Both(said.main(in: .english), said.main(in: .swedish))
    }
  }
}
