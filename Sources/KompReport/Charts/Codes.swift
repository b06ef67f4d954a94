/// Short signs for headings that are too long, explained below a picture: A to Z, then AA.
enum Codes {
  static func sign(_ index: Int) -> String {
    var rest = index
    var sign = ""
    repeat {
      sign = String(UnicodeScalar(UInt8(65 + rest % 26))) + sign
      rest = rest / 26 - 1
    } while rest >= 0
    return sign
  }

  /// The cells that the sign of the last of so many takes.
  static func width(_ count: Int) -> Int { sign(max(0, count - 1)).count }
}
