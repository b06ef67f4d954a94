import KompLanguage
import KompLexicon

/// A stage of the language: its word, the shape of its arguments, what help says, and what it means.
///
/// A new stage is one file in this folder and a line in `Stages.all`.
public protocol StageKind: Sendable {
  /// Its word.
  static var word: Keyword { get }
  /// The shape of what follows the word.
  static var shape: StageShape { get }
  /// One line for help.
  static var summary: Both { get }
  /// How it is written.
  static var form: Both { get }
  /// Lines to try, after a source: help shows them and the tests run them.
  static var examples: [String] { get }
}

/// What a stage does when a query is bound: the scope and what is shown become those after it.
protocol BindingStage: StageKind {
  static func bind(
    _ stage: Stage, with binder: inout Binder, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step]
}

/// The stages there are.
public enum Stages {
  static let bound: [any BindingStage.Type] = [
    WhereStage.self, ThatStage.self, ShowStage.self, HideStage.self, ByStage.self,
    ComputeStage.self, SortStage.self, TopStage.self, LimitStage.self, DistinctStage.self,
    CountStage.self, ChartStage.self, ToStage.self, SetStage.self, CorrectStage.self,
    LeaveStage.self, RemoveStage.self, AssessStage.self, PlaceStage.self,
  ]

  /// Every stage, in the order help lists them.
  public static var all: [any StageKind.Type] { bound.map { plain($0) } }

  /// Written out, since a cast of the whole list looks every member up by name.
  private static func plain<Kind: BindingStage>(_ kind: Kind.Type) -> any StageKind.Type { kind }

  /// The stage of a word.
  static func named(_ word: Keyword) -> (any BindingStage.Type)? {
    bound.first { $0.word == word }
  }
}
