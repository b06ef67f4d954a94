import KompLexicon
import KompValues

/// Why a change cannot be made; the model is then as it was.
public enum ChangeProblem: Explained, Hashable {
  /// There is no such table.
  case unknownTable(String)
  /// There is no such column.
  case unknownColumn(String, of: String)
  /// There is no such row, or it was taken away.
  case noRow(Int, of: String)
  /// A row that should have been taken away is there.
  case rowIsThere(Int, of: String)
  /// Rows were added meanwhile: the change's own would come in their place.
  case rowsAdded(of: String)
  /// A value is none that the column can hold.
  case wrongValue(column: String, of: String)
  /// A value that should be forgotten is not there.
  case notRemembered(column: String, of: String)
  /// An own field is there already, or something still needs it.
  case fieldIsThere(String, of: String)
  /// The parts of a step do not fit together.
  case misshapen(String)

  /// The stable code.
  public var code: String { "E0902" }

  /// The sentence.
  public func message(in tongue: Tongue) -> String { sentence[tongue] }

  private var sentence: Both {
    let (english, swedish) = (detail.english, detail.swedish)
    return Both(
      "the change cannot be made: \(english)", "ändringen går inte att göra: \(swedish)")
  }

  private var detail: Both {
    switch self {
    case .unknownTable(let table):
      Both("there is no table \(table)", "det finns ingen tabell \(table)")
    case .unknownColumn(let column, let table):
      Both("\(table) has no column \(column)", "\(table) har ingen kolumn \(column)")
    case .noRow(let row, let table):
      Both("row \(row + 1) of \(table) is not there", "rad \(row + 1) i \(table) finns inte")
    case .rowIsThere(let row, let table):
      Both("row \(row + 1) of \(table) is there", "rad \(row + 1) i \(table) finns redan")
    case .rowsAdded(let table):
      Both("\(table) has got rows meanwhile", "\(table) har fått rader under tiden")
    case .wrongValue(let column, let table):
      Both(
        "\(column) of \(table) cannot hold the value",
        "\(column) i \(table) kan inte ha det värdet")
    case .notRemembered(let column, let table):
      Both(
        "\(column) of \(table) never had the value", "\(column) i \(table) har inte haft värdet")
    case .fieldIsThere(let field, let table):
      Both(
        "the own field \(field) of \(table) is there", "det egna fältet \(field) i \(table) finns")
    case .misshapen(let table):
      Both("its parts do not fit \(table)", "dess delar passar inte \(table)")
    }
  }
}
