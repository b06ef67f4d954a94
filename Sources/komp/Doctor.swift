import ArgumentParser
import Glibc
import KompLexicon
import KompSession
import KompShell

/// `komp doctor`: what komp found on this machine, and whether it is well.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Tells what komp found on this machine and whether all is well.")

  @Option(help: "The language on screen.")
  var lang: Tongue?

  func run() throws {
    let tongue = lang ?? Surroundings.tongue
    var diagnosis = Diagnosis()
    diagnosis.add(
      Both("komp", "komp"),
      Doctor.isStatic
        ? Both("\(Komp.version), Swift inside", "\(Komp.version), med Swift inbyggt")
        : Both(
          "\(Komp.version), with the Swift libraries of this machine",
          "\(Komp.version), med maskinens Swift-bibliotek"))
    language(&diagnosis)
    terminal(&diagnosis)
    diagnosis.add(Both("libedit", "libedit"), EditorLibrary.version)
    diagnosis.addLibraries()
    history(&diagnosis)
    initFile(&diagnosis)
    var streams = Streams()
    let written = streams.write(.output(Array(diagnosis.text(in: tongue).utf8)), in: tongue)
    throw ArgumentParser.ExitCode(written != 0 ? written : diagnosis.isWell ? 0 : 1)
  }

  private func language(_ diagnosis: inout Diagnosis) {
    let (tongue, variable) = Surroundings.language
    let name = tongue == .swedish ? Both("Swedish", "svenska") : Both("English", "engelska")
    let source = variable.flatMap { name in
      Terminal.variable(name).map { "\(name)=\($0)" }
    }
    diagnosis.add(
      Both("language", "språk"),
      source.map { Both("\(name.english), by \($0)", "\(name.swedish), enligt \($0)") }
        ?? Both(
          "\(name.english): LC_ALL, LC_MESSAGES and LANG are unset",
          "\(name.swedish): LC_ALL, LC_MESSAGES och LANG är inte satta"))
    let wanted = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap(Terminal.variable).first ?? "C"
    guard setlocale(LC_CTYPE, "") != nil else {
      diagnosis.add(
        Both("locale", "lokal"),
        Both(
          "\(wanted) is not on this machine; komp reads and writes UTF-8 all the same",
          "\(wanted) finns inte på maskinen; komp läser och skriver UTF-8 ändå"), .noted)
      return
    }
    let codes = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? "?"
    diagnosis.add(
      Both("locale", "lokal"),
      codes == "UTF-8"
        ? Both("\(wanted), \(codes)", "\(wanted), \(codes)")
        : Both(
          "\(wanted), \(codes); komp reads and writes UTF-8 all the same",
          "\(wanted), \(codes); komp läser och skriver UTF-8 ändå"),
      codes == "UTF-8" ? .well : .noted)
  }

  private func terminal(_ diagnosis: inout Diagnosis) {
    func kind(_ stream: Int32) -> Both {
      Terminal.isTerminal(stream)
        ? Both("terminal", "terminal") : Both("pipe or file", "rör eller fil")
    }
    let ends = [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO].map(kind)
    diagnosis.add(
      Both("streams", "strömmar"),
      Both(
        "in: \(ends[0].english), out: \(ends[1].english), errors: \(ends[2].english)",
        "in: \(ends[0].swedish), ut: \(ends[1].swedish), fel: \(ends[2].swedish)"))
    let term = Terminal.variable("TERM")
    let size = Terminal.size
    diagnosis.add(
      Both("terminal", "terminal"),
      Both(
        "TERM \(term ?? "unset"), \(size.columns) × \(size.rows)",
        "TERM \(term ?? "inte satt"), \(size.columns) × \(size.rows)"),
      Terminal.understandsEscapes ? .well : .noted)
    let colour = Terminal.mayColour(STDOUT_FILENO)
    diagnosis.add(
      Both("colours", "färger"),
      Terminal.variable("NO_COLOR") != nil
        ? Both("off, by NO_COLOR", "av, enligt NO_COLOR")
        : colour ? Both("on", "på") : Both("off here", "av här"))
  }

  private func history(_ diagnosis: inout Diagnosis) {
    let name = Both("history", "historik")
    guard let path = History.defaultPath else {
      diagnosis.add(
        name,
        Both("kept for a session only: HOME is unset", "bara för stunden: HOME är inte satt"),
        .noted)
      return
    }
    var about = stat()
    guard stat(path, &about) == 0 else {
      diagnosis.add(name, Both("\(path), not made yet", "\(path), inte skapad än"))
      return
    }
    let mode = about.st_mode & 0o777
    let digits = "0" + String(mode, radix: 8)
    if mode & 0o077 != 0 {
      diagnosis.add(
        name,
        Both(
          "\(path): others may read it (\(digits)); chmod 600 mends it",
          "\(path): andra får läsa den (\(digits)); chmod 600 rättar det"), .ill)
    } else if access(path, R_OK | W_OK) != 0 {
      diagnosis.add(
        name, Both("\(path): it cannot be written", "\(path): den går inte att skriva"), .ill)
    } else {
      diagnosis.add(name, "\(path), \(digits)")
    }
  }

  private func initFile(_ diagnosis: inout Diagnosis) {
    let name = Both("init file", "startfil")
    guard let path = Surroundings.initFile else {
      diagnosis.add(name, Both("none: HOME is unset", "ingen: HOME är inte satt"), .noted)
      return
    }
    guard access(path, F_OK) == 0 else {
      diagnosis.add(name, Both("\(path), none yet", "\(path), ingen än"))
      return
    }
    let verdict = ScriptFiles.check(
      [path], words: .english, today: Surroundings.today, page: Terminal.page(.english)
    ) { _ in }
    diagnosis.add(
      name,
      verdict == .done
        ? Both(path, path)
        : Both("\(path) has errors: komp check \(path)", "\(path) har fel: komp check \(path)"),
      verdict == .done ? .well : .ill)
  }

  /// Whether the Swift libraries are inside the program: nothing of theirs is mapped then.
  private static var isStatic: Bool {
    guard let core = dlopen("libswiftCore.so", RTLD_LAZY | RTLD_NOLOAD) else { return true }
    dlclose(core)
    return false
  }
}
