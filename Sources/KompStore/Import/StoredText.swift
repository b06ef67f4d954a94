import KompLexicon
import KompModel
import KompValues

/// A cell of an exported table as the number that the model stores.
enum StoredText {
  /// The number that a text means for a type that is neither text nor reference; nil where it means none.
  static func value(_ text: String, _ type: FieldType) -> Int64? {
    switch type {
    case .number(let scale), .share(let scale): return decimal(text, scale: scale)
    case .months: return Int64(text).flatMap { $0 == .min ? nil : $0 }
    case .flag: return text == "1" ? 1 : text == "0" ? 0 : nil
    case .day: return Day(iso: text).map { Int64($0.number) }
    case .list(let list):
      return list.values.firstIndex { $0.main(in: .english) == text }.map { Int64($0) }
    case .text, .reference: return nil
    }
  }

  /// Digits with a point, as SQLite writes them too (`1.0e-05`), as a count of `10^-scale`; exact or nil.
  static func decimal(_ text: String, scale: Int) -> Int64? {
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { bytes = bytes.dropFirst() }
    var exponent = 0
    if let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      let power = String(decoding: bytes[(mark + 1)...], as: UTF8.self)
      guard let found = Int(power), abs(found) < 64 else { return nil }
      exponent = found
      bytes = bytes[..<mark]
    }
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, !whole.isEmpty else { return nil }
    let fraction = parts.count == 2 ? parts[1] : []
    guard parts.count == 1 || !fraction.isEmpty else { return nil }
    var digits = Array(whole) + Array(fraction)
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    // How many zeros are still to be written, or to be taken away.
    var zeros = exponent - fraction.count + scale
    while zeros < 0, digits.last == 0x30 {
      digits.removeLast()
      zeros += 1
    }
    guard zeros >= 0 || digits.allSatisfy({ $0 == 0x30 }) else { return nil }
    digits += [UInt8](repeating: 0x30, count: max(0, zeros))
    let sign = isNegative ? "-" : ""
    let number = Int64(sign + String(decoding: digits.isEmpty ? [0x30] : digits, as: UTF8.self))
    return number == .min ? nil : number
  }
}
