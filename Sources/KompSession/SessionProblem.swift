import KompLexicon

/// What a session itself refuses.
enum SessionProblem: Explained, Hashable {
  /// `run` of a script that is running already: the chain of files.
  case cycle([String])
  /// A parameter without a value: its name and the script's usage.
  case parameterMissing(String, usage: String)
  /// `name=value` for which the script has no parameter.
  case parameterUnknown(String, usage: String)
  /// The value of a parameter is not of its type.
  case parameterType(String, value: String, type: String)
  /// A word after the colon of a parameter that is no type.
  case unknownType(String)
  /// A file that could not be read or written.
  case file(String, Both)
  /// A model in memory that would be lost.
  case wouldBeLost
  /// `expect` that does not hold: as written, what was found, what the author says.
  case unexpected(String, found: String, text: String?)
  /// `to "x.abc"`, `to abc`.
  case unknownFormat(String, known: [String])
  /// `help blorp`.
  case unknownWord(String, near: [String])
  /// `set today` of something that is no day.
  case unknownSetting(String)
  /// A value that cannot be computed here.
  case notANumber(String)
  /// `why 9` of an answer with fewer lines.
  case noSuchLine(Int, of: Int)
  /// `save as` of a script over a file that was not written here.
  case scriptExists(String)
  /// A workbook where a text file is read.
  case workbook(String)
  /// `keep`, `discard` and `compare` without a scenario.
  case noScenario
  /// `keep` after the model was changed in the same rows: what they are called.
  case movedOn([Both])
  /// `save as` and `close` without a workspace.
  case noWorkspace
  /// A change at a prompt of more rows than were shown, which nobody has agreed to.
  case notAgreed(Both, Int)
  /// A change in a script that must say how many rows it means.
  case mustExpect(Both, Int)
  /// `undo` or `redo` where there is nothing to take back or make again.
  case nothingToUndo(isRedo: Bool)
  /// `undo` of a change whose rows another has changed since.
  case changedSince(Both, by: Both)
  /// `undo` of rows that others refer to by now.
  case usedSince(Both, Int)
  /// `purge` where nobody can be asked, or somebody said no.
  case purgeAsks
  /// A file outside the script's folder, in safe mode.
  case outsideFolder(String)
  /// A file that would be written, in safe mode.
  case notWritten(String)

  var code: String {
    switch self {
    case .cycle: "E0801"
    case .parameterMissing: "E0802"
    case .parameterUnknown: "E0803"
    case .parameterType: "E0804"
    case .unknownType: "E0805"
    case .file: "E0806"
    case .wouldBeLost: "E0807"
    case .unexpected: "E0808"
    case .unknownFormat: "E0809"
    case .unknownWord: "E0810"
    case .unknownSetting: "E0811"
    case .notANumber: "E0812"
    case .noWorkspace: "E0813"
    case .noSuchLine: "E0814"
    case .scriptExists: "E0815"
    case .workbook: "E0706"
    case .notAgreed: "E0840"
    case .mustExpect: "E0841"
    case .nothingToUndo: "E0842"
    case .changedSince, .usedSince: "E0843"
    case .purgeAsks: "E0844"
    case .outsideFolder: "E0845"
    case .notWritten: "E0846"
    case .noScenario: "E0850"
    case .movedOn: "E0851"
    }
  }

  func message(in tongue: Tongue) -> String { both[tongue] }

  private var both: Both {
    switch self {
    case .cycle(let chain):
      let list = chain.joined(separator: " → ")
      return Both(
        "the scripts run each other in a circle: \(list)",
        "skripten kör varandra i en ring: \(list)")
    case .parameterMissing(let name, let usage):
      return Both(
        "the parameter \"\(name)\" has no value\n  \(usage)",
        "parametern \"\(name)\" har inget värde\n  \(usage)")
    case .parameterUnknown(let name, let usage):
      return Both(
        "the script has no parameter \"\(name)\"\n  \(usage)",
        "skriptet har ingen parameter \"\(name)\"\n  \(usage)")
    case .parameterType(let name, let value, let type):
      return Both(
        "the parameter \"\(name)\" takes \(type), not \"\(value)\"",
        "parametern \"\(name)\" tar \(type), inte \"\(value)\"")
    case .unknownType(let word):
      return Both(
        "\"\(word)\" is no type: a field, number, text, day or period",
        "\"\(word)\" är ingen typ: ett fält, tal, text, dag eller period")
    case .file(let name, let why):
      return Both("\(name): \(why.english)", "\(name): \(why.swedish)")
    case .wouldBeLost:
      return Both(
        "the model lives in memory and would be lost; \"save as\" keeps it, the same line again lets it go",
        "modellen finns bara i minnet och skulle gå förlorad; \"spara som\" behåller den, samma rad igen släpper den"
      )
    case .unexpected(let claim, let found, let text):
      let said = text.map { "\($0): " } ?? ""
      return Both(
        "\(said)expected \(claim), found \(found)", "\(said)förväntat \(claim), fann \(found)")
    case .unknownFormat(let word, let known):
      let list = known.joined(separator: ", ")
      if word.lowercased().contains("xls") || word.lowercased() == "excel" {
        return Both(
          "workbooks are not written; excel-csv is what Excel opens",
          "arbetsböcker skrivs inte; excel-csv är det som Excel öppnar")
      }
      return Both(
        "there is no format \"\(word)\"; there are \(list)",
        "det finns inget format \"\(word)\"; det finns \(list)")
    case .unknownWord(let word, let near):
      let list = near.map { "\"\($0)\"" }.joined(separator: ", ")
      return near.isEmpty
        ? Both("help knows nothing of \"\(word)\"", "hjälpen känner inte till \"\(word)\"")
        : Both(
          "help knows nothing of \"\(word)\"; near it: \(list)",
          "hjälpen känner inte till \"\(word)\"; nära: \(list)")
    case .unknownSetting(let word):
      return Both(
        "\"\(word)\" does not fit this setting", "\"\(word)\" passar inte denna inställning")
    case .notANumber(let word):
      return Both("\"\(word)\" is not a number here", "\"\(word)\" är inget tal här")
    case .noSuchLine(let line, let count):
      return Both(
        "the last answer has \(count) lines, none numbered \(line)",
        "det senaste svaret har \(count) rader, ingen med nummer \(line)")
    case .scriptExists(let name):
      return Both(
        "\"\(name)\" is there already and is not written over; another name keeps both",
        "\"\(name)\" finns redan och skrivs inte över; ett annat namn behåller båda")
    case .workbook(let name):
      return Both(
        "\(name) is a workbook: saved as CSV (UTF-8) in the worksheet program it can be read",
        "\(name) är en arbetsbok: sparad som CSV (UTF-8) i kalkylprogrammet går den att läsa")
    case .noScenario:
      return Both(
        "no scenario has been begun: scenario \"NAME\" begins one",
        "inget scenario har börjats: scenario \"NAMN\" börjar ett")
    case .movedOn(let rows):
      let (english, swedish) = (
        rows.map(\.english).joined(separator: "; "), rows.map(\.swedish).joined(separator: "; ")
      )
      return Both(
        "the model was changed meanwhile in the same rows (\(english)); nothing was kept",
        "modellen har under tiden ändrats i samma rader (\(swedish)); ingenting behölls")
    case .noWorkspace:
      return Both("no workspace is open", "ingen arbetsfil är öppen")
    case .notAgreed, .mustExpect, .nothingToUndo, .changedSince, .usedSince, .purgeAsks,
      .outsideFolder, .notWritten:
      return changeMessage
    }
  }
}
