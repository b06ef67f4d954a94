import KompLexicon

extension SessionProblem {
  /// What is refused of a change, an undoing or a file in safe mode; empty for all else.
  var changeMessage: Both {
    switch self {
    case .notAgreed(let rows, let count):
      Both(
        "this is about \(rows.english), more than were shown last, and nothing was changed; "
          + "\"expect \(count) rows\" after it says that so many are meant",
        "det här gäller \(rows.swedish), fler än som visades sist, och ingenting ändrades; "
          + "\"förvänta \(count) rader\" efteråt säger att så många menas")
    case .mustExpect(let rows, let count):
      Both(
        "a script says how many rows it means: these are \(rows.english); "
          + "\"expect \(count) rows\" after it says so",
        "ett skript säger hur många rader det menar: det här är \(rows.swedish); "
          + "\"förvänta \(count) rader\" efteråt säger det")
    case .nothingToUndo(let isRedo):
      isRedo
        ? Both(
          "nothing was taken back that could be made again",
          "inget har ångrats som går att göra om")
        : Both("there is nothing to take back", "det finns inget att ångra")
    case .changedSince(let mine, let other):
      Both(
        "\(mine.english) is not taken back: \(other.english) changed the same rows since",
        "\(mine.swedish) ångras inte: \(other.swedish) ändrade samma rader sedan dess")
    case .usedSince(let mine, let count):
      Both(
        "\(mine.english) is not taken back: \(count) rows that came since refer to what it made",
        "\(mine.swedish) ångras inte: \(count) rader som kommit sedan dess hänvisar dit")
    case .purgeAsks:
      Both(
        "nobody was forgotten: \"purge\" asks at a prompt first, and goes on only after a yes",
        "ingen glömdes: \"gallra\" frågar först vid en prompt, och går vidare bara efter ett ja")
    case .outsideFolder(let name):
      Both(
        "\(name) lies outside the script's folder, and in safe mode nothing there is read",
        "\(name) ligger utanför skriptets mapp, och i säkert läge läses inget där")
    case .notWritten(let name):
      Both(
        "in safe mode only the open workspace is written, not \(name)",
        "i säkert läge skrivs bara den öppna arbetsfilen, inte \(name)")
    default: Both("", "")
    }
  }
}
