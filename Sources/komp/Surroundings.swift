import Glibc
import KompLexicon
import KompValues

/// What the machine says of the person and the day.
enum Surroundings {
  /// The language of messages: Swedish where the locale is Swedish, else English.
  static var tongue: Tongue {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { continue }
      return value.hasPrefix("sv") ? .swedish : .english
    }
    return .english
  }

  /// The day by the machine's clock, where it stands.
  static var today: Day {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return Day(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? Day(number: 0)
  }
}
