import KompLexicon

/// Why a file could not be read as a table.
public struct FileProblem: Explained {
  /// The file as it was named.
  public let file: String
  /// What is wrong with it.
  public let fact: Fact

  /// What can be wrong with a file.
  public enum Fact: Hashable, Sendable {
    case notFound(nearest: String?)
    case isFolder
    case notReadable(String?)
    /// The file was written or cut short while it was being read.
    case changed
    case tooLarge
    case empty
    /// A byte that no text holds.
    case notText(byte: Int)
    /// A byte that breaks the encoding the rest of the file has.
    case brokenEncoding(Encoding, byte: Int)
    /// A byte that Windows-1252 leaves undefined in a file that is no Unicode either.
    case undefinedByte(value: UInt8, byte: Int)
    /// Bytes that make letters in Windows-1252 but no words.
    case foreignEncoding(byte: Int)
    case unterminatedQuote(CellPlace)
    case textAfterQuote(CellPlace)
    case ragged(line: Int, found: Int, wanted: Int, byte: Int)
    case titleRow(line: Int, found: Int, wanted: Int)
  }

  /// A problem with a file.
  public init(_ file: String, _ fact: Fact) {
    self.file = file
    self.fact = fact
  }

  /// The stable code.
  public var code: String {
    switch fact {
    case .notFound: "E0701"
    case .isFolder: "E0702"
    case .notReadable, .changed: "E0703"
    case .tooLarge: "E0704"
    case .empty: "E0705"
    case .notText: "E0706"
    case .brokenEncoding, .undefinedByte, .foreignEncoding: "E0707"
    case .unterminatedQuote: "E0708"
    case .textAfterQuote: "E0709"
    case .ragged: "E0710"
    case .titleRow: "E0711"
    }
  }

  /// What is wrong, in a sentence that begins with the file.
  public func message(in tongue: Tongue) -> String { file + ": " + sentence[tongue] }

  private var sentence: Both {
    switch fact {
    case .notFound(let nearest):
      let hint = nearest.map { Both("; there is \($0)", "; det finns \($0)") } ?? Both("", "")
      return Both("there is no such file" + hint.english, "filen finns inte" + hint.swedish)
    case .isFolder: return Both("this is a folder, not a file", "detta är en mapp, ingen fil")
    case .notReadable(let cause):
      let why = cause.map { ": " + $0 } ?? ""
      return Both("the file may not be read" + why, "filen får inte läsas" + why)
    case .changed:
      return Both(
        "the file was changed by another program while it was read",
        "filen ändrades av ett annat program medan den lästes")
    case .tooLarge:
      return Both("the file is larger than 4 GB", "filen är större än 4 GB")
    case .empty: return Both("the file holds no rows", "filen har inga rader")
    case .notText(let byte):
      return Both(
        "byte \(byte) is zero: this is not a text file",
        "byte \(byte) är noll: detta är ingen textfil")
    case .brokenEncoding, .undefinedByte, .foreignEncoding: return encoding
    case .unterminatedQuote, .textAfterQuote, .ragged, .titleRow: return shape
    }
  }

  private var encoding: Both {
    switch fact {
    case .brokenEncoding(let encoding, let byte):
      Both(
        "byte \(byte) is no part of a text in \(encoding.name), which the rest of the file is",
        "byte \(byte) hör inte till en text i \(encoding.name), som resten av filen är")
    case .undefinedByte(let value, let byte):
      Both(
        "byte \(byte) (0x\(hex(value))) means nothing in Windows-1252, and the file is neither "
          + "UTF-8 nor UTF-16; saved as UTF-8 it can be read",
        "byte \(byte) (0x\(hex(value))) betyder ingenting i Windows-1252, och filen är varken "
          + "UTF-8 eller UTF-16; sparad som UTF-8 kan den läsas")
    case .foreignEncoding(let byte):
      Both(
        "the bytes from \(byte) on make no words in UTF-8, UTF-16 or Windows-1252; "
          + "saved as UTF-8 the file can be read",
        "byten från \(byte) bildar inga ord i UTF-8, UTF-16 eller Windows-1252; "
          + "sparad som UTF-8 kan filen läsas")
    default: Both("", "")
    }
  }

  private var shape: Both {
    switch fact {
    case .unterminatedQuote(let at):
      Both(
        "line \(at.line), column \(at.column), byte \(at.byte): this quote is never closed",
        "rad \(at.line), kolumn \(at.column), byte \(at.byte): citattecknet stängs aldrig")
    case .textAfterQuote(let at):
      Both(
        "line \(at.line), column \(at.column), byte \(at.byte): text follows the closing quote; "
          + "a quote inside a quoted cell is written twice",
        "rad \(at.line), kolumn \(at.column), byte \(at.byte): text följer efter det stängande "
          + "citattecknet; ett citattecken inuti en citerad cell skrivs två gånger")
    case .ragged(let line, let found, let wanted, let byte):
      Both(
        "line \(line), byte \(byte): \(cells(found).english), but the headings are \(wanted)",
        "rad \(line), byte \(byte): \(cells(found).swedish), men rubrikerna är \(wanted)")
    case .titleRow(let line, let found, let wanted):
      Both(
        "line \(line) has \(cells(found).english) and the lines after it \(wanted): "
          + "lines above the headings must be taken away first",
        "rad \(line) har \(cells(found).swedish) och raderna efter den \(wanted): "
          + "rader ovanför rubrikerna måste tas bort först")
    default: Both("", "")
    }
  }

  private func cells(_ count: Int) -> Both {
    Both(count == 1 ? "1 cell" : "\(count) cells", count == 1 ? "1 cell" : "\(count) celler")
  }

  private func hex(_ value: UInt8) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }
}
