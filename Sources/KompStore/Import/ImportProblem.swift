import KompLexicon

/// Why nothing was imported.
public enum ImportProblem: Explained {
  /// A mapped field is none that the noun has.
  case unknownField(String, noun: Both, nearest: [String])
  /// A mapped heading is none that the file has.
  case unknownHeading(String, file: String, nearest: [String])
  /// Two columns say the same field.
  case twoHeadings(field: Both, [String], file: String)
  /// A field was mapped twice.
  case mappedTwice(Both)
  /// Nothing in the file says who a row is about.
  case nobody(file: String, headings: [String])
  /// A column that the noun cannot do without is not there.
  case lacks(field: Both, noun: Both, file: String, headings: [String])
  /// Cells could not be read; nothing was imported.
  case badCells(file: String, first: [BadCell], total: Int)
  /// The file has personal numbers and the workspace's key is gone.
  case keyMissing(file: String)
  /// The noun's rows do not come from files.
  case notFromFiles(Both)
  /// The file is no whole model that komp exported.
  case notWhole(String)
  /// A whole model is brought into an empty one.
  case notEmpty

  /// The stable code.
  public var code: String {
    switch self {
    case .unknownField: "E0601"
    case .unknownHeading: "E0602"
    case .twoHeadings: "E0603"
    case .mappedTwice: "E0604"
    case .nobody: "E0605"
    case .lacks: "E0606"
    case .badCells: "E0607"
    case .keyMissing: "E0608"
    case .notFromFiles: "E0609"
    case .notWhole: "E0610"
    case .notEmpty: "E0611"
    }
  }

  /// The sentence, or several lines of them.
  public func message(in tongue: Tongue) -> String { sentence[tongue] }

  private var sentence: Both {
    switch self {
    case .unknownField(let typed, let noun, let nearest):
      let near = ImportProblem.nearest(nearest)
      return Both(
        "\(noun.english) have no field \"\(typed)\" to import\(near.english)",
        "\(noun.swedish) har inget fält \"\(typed)\" att importera\(near.swedish)")
    case .unknownHeading(let typed, let file, let nearest):
      let near = ImportProblem.nearest(nearest)
      return Both(
        "\"\(file)\" has no heading \"\(typed)\"\(near.english)",
        "\"\(file)\" har ingen rubrik \"\(typed)\"\(near.swedish)")
    case .twoHeadings(let field, let headings, let file):
      let list = headings.map { "\"\($0)\"" }.joined(separator: ", ")
      let first = headings.first ?? ""
      return Both(
        "\(list) of \"\(file)\" all say \(field.english); "
          + "with \(field.english)=\"\(first)\" chooses one",
        "\(list) i \"\(file)\" säger alla \(field.swedish); "
          + "med \(field.swedish)=\"\(first)\" väljer en")
    case .mappedTwice(let field):
      return Both("\(field.english) is mapped twice", "\(field.swedish) anges två gånger")
    case .nobody(let file, let headings):
      let list = headings.joined(separator: ", ")
      return Both(
        "nothing in \"\(file)\" says who a row is about; with id=HEADING names the column "
          + "(headings: \(list))",
        "inget i \"\(file)\" säger vem en rad handlar om; med id=RUBRIK anger kolumnen "
          + "(rubriker: \(list))")
    case .lacks(let field, let noun, let file, let headings):
      let list = headings.joined(separator: ", ")
      return Both(
        "\"\(file)\" has no column for \(field.english), which \(noun.english) need; "
          + "with \(field.english)=HEADING names it (headings: \(list))",
        "\"\(file)\" har ingen kolumn för \(field.swedish), som \(noun.swedish) behöver; "
          + "med \(field.swedish)=RUBRIK anger den (rubriker: \(list))")
    case .badCells(let file, let first, let total):
      return ImportProblem.sentence(file, first, total)
    case .keyMissing(let file):
      return Both(
        "\"\(file)\" has personal numbers, and the workspace's key file is gone; with it the same "
          + "people could be found, without it they would be doubled",
        "\"\(file)\" har personnummer, och arbetsfilens nyckelfil saknas; med den går samma "
          + "personer att hitta, utan den skulle de dubbleras")
    case .notFromFiles(let noun):
      return Both(
        "\(noun.english) are not read from files", "\(noun.swedish) läses inte från filer")
    case .notWhole(let file):
      return Both(
        "\"\(file)\" is no whole model that komp exported; import NOUN from a file brings in one table",
        "\"\(file)\" är ingen hel modell som komp exporterat; importera SUBSTANTIV från en fil för in "
          + "en tabell")
    case .notEmpty:
      return Both(
        "a whole model is brought into an empty one, and this is not; new begins an empty one",
        "en hel modell förs in i en tom, och den här är inte tom; ny börjar en tom")
    }
  }

  private static func nearest(_ words: [String]) -> Both {
    if words.isEmpty { return Both("", "") }
    let list = words.joined(separator: ", ")
    return Both("; nearest: \(list)", "; närmast: \(list)")
  }

  private static func sentence(_ file: String, _ cells: [BadCell], _ total: Int) -> Both {
    var english = ["nothing was imported: \(total) cells of \"\(file)\" could not be read"]
    var swedish = ["inget importerades: \(total) celler i \"\(file)\" gick inte att läsa"]
    if total == 1 {
      english = ["nothing was imported: one cell of \"\(file)\" could not be read"]
      swedish = ["inget importerades: en cell i \"\(file)\" gick inte att läsa"]
    }
    for cell in cells {
      let line = cell.line
      english.append("  " + line.english)
      swedish.append("  " + line.swedish)
    }
    if total > cells.count {
      english.append("  and \(total - cells.count) more")
      swedish.append("  och \(total - cells.count) till")
    }
    return Both(english.joined(separator: "\n"), swedish.joined(separator: "\n"))
  }
}

extension BadCell {
  /// The cell in one line: where it lies, what stands there where that may be shown, and why it is bad.
  public var line: Both {
    // Most reasons quote the text already.
    let isQuoted = text.isEmpty || reason.english.contains(text)
    let shown = isQuoted ? "" : " \"\(text)\""
    return Both(
      "line \(place.line), column \(place.column) (\(heading)), byte \(place.byte):\(shown) "
        + reason.english,
      "rad \(place.line), kolumn \(place.column) (\(heading)), byte \(place.byte):\(shown) "
        + reason.swedish)
  }
}
