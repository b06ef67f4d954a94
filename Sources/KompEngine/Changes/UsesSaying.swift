import KompLexicon
import KompModel

/// Uses of a row as a reader sees them: a line for each table and field that refers to it.
enum UsesSaying {
  /// The noun whose rows a register holds.
  static func noun(of register: String) -> Noun? { Schema.nouns.first { $0.home == register } }

  /// `assessments where competence=hjälpmedel: 9 (P02, P05 …)`: the query that shows them, how many they
  /// are, the first of them.
  static func lines(_ uses: [Use], of rows: [Int32], _ target: Noun, in model: Model) -> [Both] {
    var order: [String] = []
    var groups: [String: [Use]] = [:]
    for use in uses {
      let key = use.register + "." + use.column
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(use)
    }
    let only = rows.count == 1 ? rows.first : nil
    let value = only.map {
      quotedWhereNeeded(KeptCondition.name(of: Int($0), of: target.id, in: model))
    }
    return order.compactMap { key in
      guard let group = groups[key], let first = group.first,
        let noun = noun(of: first.register)
      else { return nil }
      func query(_ tongue: Tongue) -> String {
        let word = noun.words[0].main(in: tongue)
        guard let value, let field = noun.fields.first(where: { $0.id == first.column }),
          case .reference = field.type
        else { return word }
        return "\(word) \(Keyword.where.main(in: tongue)) \(field.words.main(in: tongue))=\(value)"
      }
      let names = group.prefix(8).map { name(of: $0.row, noun, in: model) }
      let list = names.joined(separator: ", ") + (group.count > 8 ? " …" : "")
      return Both(
        "\(query(.english)): \(group.count) (\(list))",
        "\(query(.swedish)): \(group.count) (\(list))")
    }
  }

  /// What a row is called: by its own name, or by whom or what it is about.
  private static func name(of row: Int32, _ noun: Noun, in model: Model) -> String {
    let register = model[noun.home]
    if let text = register.text(noun.key, Int(row)) { return text }
    if let text = register.text(noun.label, Int(row)) { return text }
    guard let field = noun.fields.first(where: { $0.id == noun.key }),
      case .reference(let target) = field.type, let value = register[noun.key, Int(row)]
    else { return "\(row + 1)" }
    return target == .staff
      ? KeptCondition.key(of: Int(value), of: target, in: model)
      : KeptCondition.called(Int(value), of: target, in: model)
  }
}
