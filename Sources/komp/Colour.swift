import ArgumentParser
import Glibc

/// `--color`: whether answers and the prompt may use colour.
enum Colour: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// Tells the shell, which asks the environment wherever it writes.
  func hold() {
    switch self {
    case .auto: break
    case .always:
      unsetenv("NO_COLOR")
      setenv("CLICOLOR_FORCE", "1", 1)
    case .never: setenv("NO_COLOR", "1", 1)
    }
  }
}
