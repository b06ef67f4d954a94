import ArgumentParser
import Glibc
import KompLexicon
import KompSession
import KompShell
import KompValues

/// What the machine says of the person and the day.
enum Surroundings {
  /// The language of messages and the variable that says so: Swedish where the locale is Swedish,
  /// else English.
  static var language: (tongue: Tongue, variable: String?) {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = Terminal.variable(name) else { continue }
      return (value.hasPrefix("sv") ? .swedish : .english, name)
    }
    return (.english, nil)
  }

  /// The language of messages.
  static var tongue: Tongue { language.tongue }

  /// The script that runs before every prompt, whether or not it is there.
  static var initFile: String? {
    InitFile.path(configHome: Terminal.variable("XDG_CONFIG_HOME"), home: Terminal.variable("HOME"))
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

/// `--lang sv`.
extension Tongue: ExpressibleByArgument {}
extension ErrorStyle: ExpressibleByArgument {}
