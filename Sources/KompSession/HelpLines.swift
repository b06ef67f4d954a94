import KompEngine
import KompLexicon

extension Members {
  /// Every line that help shows: on its first screen, for a stage, for a command.
  package static var helpLines: [String] {
    Tongue.allCases.flatMap(HelpPages.firstLines) + Stages.all.flatMap { $0.examples }
      + commands.flatMap { $0.examples } + analyses.flatMap { $0.examples }
  }
}
