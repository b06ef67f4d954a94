import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension Changer {
  /// `need kommunrehab: 3 staff where …`: a unit's need, new or with another number.
  public static func need(_ line: NeedLine, in source: Source, _ environment: Environment)
    -> (changed: Changed?, problems: [BindingProblem])
  {
    guard case (var binder, let scope)? = start(environment, on: environment.today) else {
      return (nil, [])
    }
    let unit = binder.row(line.unit, of: .units, Both("unit", "enhet"), in: scope)
    let from = binder.day(line.from, at: line.fromPlace, begins: true, in: scope)
    let until = binder.day(line.until, at: line.untilPlace, begins: false, in: scope)
    var competence: Int?
    var level: Int64?
    var kept: String?
    if case .competence(let name, let sign, let operand?, negated: false, _) = line.condition,
      sign == .greaterOrEqual
    {
      competence = binder.competence(name, in: scope)
      level = competence.flatMap { binder.level(operand, of: $0, in: scope)?.floor }
    } else {
      let (text, found) = KeptCondition.text(
        of: line.condition, at: line.conditionPlace, in: source, environment: environment)
      kept = text
      binder.problems += found
    }
    let (needed, counted) = line.amount.stored
    guard let unit, let from, let until,
      !binder.problems.contains(where: { $0.severity == .error }),
      let needed, kept != nil || level != nil
    else { return (nil, binder.problems) }
    var model = environment.model
    let name = KeptCondition.name(of: unit, of: .units, in: model)
    let start = from.map { Int64($0.number) }
    let code = kept.flatMap { model["needs"].columns["condition"]?.pool?.code(of: $0) }
    let needs = model["needs"]
    let old = (0..<needs.count).first { row in
      !needs.removed.contains(Int32(row)) && needs["unit", row] == Int64(unit)
        && needs["competence", row] == competence.map(Int64.init)
        && needs["required", row] == level && needs["start_date", row] == start
        && (kept == nil
          ? needs["condition", row] == nil
          : needs["condition", row] == code.map(Int64.init) && code != nil)
    }
    let row = old ?? model["needs"].addRows()
    let before = old.flatMap { needs["needed", $0] }
    model["needs"]["unit", row] = Int64(unit)
    model["needs"]["competence", row] = competence.map(Int64.init)
    model["needs"]["required", row] = level
    model["needs"].setText("condition", row, kept)
    model["needs"]["needed", row] = needed
    model["needs"]["counted", row] = counted
    model["needs"]["start_date", row] = start
    model["needs"]["end_date", row] = until.map { Int64($0.number) }
    model["needs"]["priority", row] = line.priority.map(Int64.init)
    let amount = source[line.amountPlace]
    let condition = source[line.conditionPlace]
    let said =
      before == nil
      ? Both(
        "\(name) needs \(amount) where \(condition)",
        "\(name) behöver \(amount) där \(condition)")
      : Both(
        "\(name) needs \(amount) where \(condition); the number before is replaced",
        "\(name) behöver \(amount) där \(condition); det tidigare antalet är ersatt")
    return (Changed(model: model, said: said), binder.problems)
  }
}

extension NeedAmount {
  /// The stored number in units of 10^-4 and what it counts.
  var stored: (needed: Int64?, counted: Int64) {
    func scaled(_ number: Exact) -> Int64? { number.rounded(places: 4) }
    return switch self {
    case .heads(let number): (scaled(number), 0)
    case .fte(let number): (scaled(number), 1)
    case .share(let share): (scaled(share), 2)
    case .every: (scaled(Exact(1)), 3)
    }
  }
}
