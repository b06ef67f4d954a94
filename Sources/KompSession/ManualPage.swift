import KompEngine
import KompLexicon
import KompModel

/// The manual page in the language of `man`, from what every stage, command and noun declares.
public struct ManualPage: Sendable {
  private let version: String
  private let helps: [(name: String, text: String)]

  /// A page for a version, with the help of each command of the command line.
  public init(version: String, helps: [(name: String, text: String)]) {
    self.version = version
    self.helps = helps
  }

  /// The page in a tongue.
  public func text(in tongue: Tongue) -> String {
    var lines = [
      ".TH KOMP 1 \"\" \"komp \(version)\" \"\(Both("komp manual", "komps handbok")[tongue])\""
    ]
    section(Both("NAME", "NAMN"), &lines, tongue)
    lines.append(
      Both(
        "komp \\- asks a municipality's competence model, in English or Swedish",
        "komp \\- frågar en kommuns kompetensmodell, på svenska eller engelska")[tongue])
    section(Both("OPTIONS", "FLAGGOR"), &lines, tongue)
    for help in helps {
      lines += [".SS \(escaped(help.name))", ".nf"]
      lines += help.text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { escaped(String($0)) }
      lines.append(".fi")
    }
    section(Both("STAGES", "STEG I EN FRÅGA"), &lines, tongue)
    for stage in Stages.all { entry(stage.form, stage.summary, stage.examples, &lines, tongue) }
    section(Both("COMMANDS", "KOMMANDON"), &lines, tongue)
    for command in Members.commands {
      entry(command.form, command.summary, command.examples, &lines, tongue)
    }
    section(Both("NOUNS", "SUBSTANTIV"), &lines, tongue)
    for noun in Schema.nouns {
      let words = noun.words.flatMap { [$0.main(in: .english), $0.main(in: .swedish)] }
      lines += [".TP", bold(words.joined(separator: ", ")), escaped(noun.summary[tongue])]
      let fields = noun.fields.map { $0.words.main(in: tongue) }.joined(separator: ", ")
      lines += [".br", escaped(Both("Fields: ", "Fält: ")[tongue] + fields)]
    }
    section(Both("EXIT STATUS", "SLUTKODER"), &lines, tongue)
    for (code, meaning) in ManualPage.codes {
      lines += [".TP", bold(code), escaped(meaning[tongue])]
    }
    section(Both("FILES", "FILER"), &lines, tongue)
    for (file, meaning) in ManualPage.files {
      lines += [".TP", bold(file), escaped(meaning[tongue])]
    }
    section(Both("ENVIRONMENT", "MILJÖ"), &lines, tongue)
    for (name, meaning) in ManualPage.variables {
      lines += [".TP", bold(name), escaped(meaning[tongue])]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ title: Both, _ lines: inout [String], _ tongue: Tongue) {
    lines.append(".SH \(title[tongue])")
  }

  private func entry(
    _ form: Both, _ summary: Both, _ examples: [String], _ lines: inout [String], _ tongue: Tongue
  ) {
    lines += [".TP", bold(form[tongue]), escaped(summary[tongue])]
    for example in examples { lines += [".br", ".RS", ".nf", escaped(example), ".fi", ".RE"] }
  }

  private func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fR" }

  /// A line that means itself: no backslash, hyphen or dot at its start is an order to the printer.
  private func escaped(_ line: String) -> String {
    var text = ""
    for character in line {
      switch character {
      case "\\": text += "\\e"
      case "-": text += "\\-"
      case "~": text += "\\(ti"
      case "^": text += "\\(ha"
      case "`": text += "\\(ga"
      default: text.append(character)
      }
    }
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }

  private static let codes: [(String, Both)] = [
    ("0", Both("done", "klart")),
    ("1", Both("the data or the computation failed", "data eller beräkningen gick fel")),
    (
      "2",
      Both(
        "the script is wrong: syntax, an unknown name or value",
        "skriptet är fel: syntax, ett okänt namn eller värde")
    ),
    ("3", Both("an expectation failed", "en förväntan stämde inte")),
    ("4", Both("a file could not be read or written", "en fil gick inte att läsa eller skriva")),
    ("64", Both("the command line is wrong", "kommandoraden är fel")),
    ("130", Both("interrupted", "avbrutet")),
  ]

  private static let files: [(String, Both)] = [
    (
      "~/.config/komp/init.komp",
      Both(
        "run before every prompt, never before a script; $XDG_CONFIG_HOME counts",
        "körs före varje prompt, aldrig före ett skript; $XDG_CONFIG_HOME gäller")
    ),
    (
      "~/.local/state/komp/history",
      Both(
        "what was typed at prompts, readable by its owner only; $XDG_STATE_HOME counts",
        "det som skrivits vid prompten, läsbart bara för ägaren; $XDG_STATE_HOME gäller")
    ),
    (
      "FILE.kompdb, FILE.kompdb.key",
      Both(
        "a workspace, and the key that stands for personal numbers, which never leaves its folder",
        "en arbetsfil, och nyckeln som står för personnummer, som aldrig lämnar sin mapp")
    ),
  ]

  private static let variables: [(String, Both)] = [
    (
      "LC_ALL, LC_MESSAGES, LANG",
      Both(
        "Swedish where the first that is set begins with sv",
        "svenska där den första som är satt börjar med sv")
    ),
    (
      "NO_COLOR, CLICOLOR_FORCE",
      Both("no colours; colours in a pipe too", "inga färger; färger även i rör")
    ),
  ]
}
