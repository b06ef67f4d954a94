import Glibc
import Testing

/// Help, completions, manual, init file, doctor, colours.
@Suite struct EcosystemTests {
  @Test func `help names every way in, every option and every exit code`() throws {
    let ran = try Door.run(["--help"], in: try Folder())
    #expect(ran.code == 0)
    #expect(ran.errors == "")
    for word in [
      "FILE.kompdb", "FILE.komp", "-c", "--format", "--lang", "--today", "--color", "--quiet",
      "--no-init", "--version", "fmt", "check", "doctor", "0 done", "64", "130",
      "--generate-completion-script",
    ] { #expect(ran.output.contains(word), "\(word)") }
    #expect(try Door.run(["help"], in: try Folder()).output == ran.output)
    #expect(try Door.run(["--version"], in: try Folder()).output == "0.1.0\n")
  }

  @Test(arguments: [
    ["help", "gap", "--lang", "en"], ["--lang", "sv", "help", "gap"],
    ["hjälp", "E0104", "--lang", "sv"],
    ["hjälp", "--lang", "sv"],
  ])
  func `help about a word is the page that the language has`(_ words: [String]) throws {
    let options = ["--lang", words.contains("sv") ? "sv" : "en"]
    let line = words.filter { !options.contains($0) }.joined(separator: " ")
    let page = try Door.run(options + ["-c", line], in: try Folder())
    #expect(page.code == 0 && !page.output.isEmpty)
    #expect(try Door.run(words, in: try Folder()).output == page.output)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `a shell gets completions that it can read`(_ shell: String) throws {
    let folder = try Folder()
    let ran = try Door.run(["--generate-completion-script", shell], in: folder)
    #expect(ran.code == 0)
    #expect(ran.output.contains("doctor") && ran.output.contains("--format".dropFirst(2)))
    if shell == "bash" {
      try folder.write("komp.bash", ran.output)
      let read = try Door.run(["-n", "komp.bash"], program: "/bin/bash", in: folder)
      #expect(read.code == 0, "\(read.errors)")
    }
  }

  @Test(arguments: ["en", "sv"])
  func `the manual page names what there is and can be printed`(_ lang: String) throws {
    let folder = try Folder()
    let ran = try Door.run(["manual", "--lang", lang], in: folder)
    #expect(ran.code == 0)
    for word in [".TH KOMP 1", "staff, personal", "where", "import", "init.komp", "130"] {
      #expect(ran.output.contains(word.replacing("-", with: "\\-")), "\(word)")
    }
    // An order to the printer begins its line; what is meant as text never does.
    let orders = [".TH", ".SH", ".SS", ".TP", ".nf", ".fi", ".br", ".RS", ".RE"]
    for line in ran.output.split(separator: "\n") where line.hasPrefix(".") {
      #expect(orders.contains { line == $0 || line.hasPrefix($0 + " ") }, "\(line)")
    }
    guard access("/usr/bin/groff", X_OK) == 0 else { return }
    let printed = try Door.run(
      ["-man", "-ww", "-z", "-Kutf8", "-Tutf8"], program: "/usr/bin/groff",
      input: Array(ran.output.utf8), in: folder)
    #expect(printed.code == 0)
    // Long lines in an example cannot be filled; nothing else may be complained of.
    #expect(
      printed.errors.split(separator: "\n").allSatisfy { $0.contains("adjust line") },
      "\(printed.errors)")
  }

  private func withInit(_ text: String) throws -> Folder {
    let folder = try Folder(examples: true)
    for name in [".config", ".config/komp"] { folder.folder(name) }
    try folder.write(".config/komp/init.komp", text)
    return folder
  }

  @Test func `the init file holds at the prompt and says nothing`() throws {
    let folder = try withInit("set today 2025-11-01\nlet few = 3\ndefine junior: step<:few\n")
    let prompt = try Prompted(["--lang", "en"], in: folder)
    try prompt.wait(for: "komp>")
    #expect(prompt.text.split(separator: "\n").count == 3)
    prompt.send("import staff from \"personal.csv\"\r")
    try prompt.wait(for: "as of 2025-11-01")
    prompt.send("count staff where junior and unit=kommunrehab\r")
    try prompt.wait(for: "\n3\n")
    prompt.send("quit\rquit\r")
    #expect(try prompt.end() == 0)
  }

  @Test func `an error of the init file names file and line and the prompt comes`() throws {
    let folder = try withInit("set today 2025-11-01\nstaff wher level\n")
    let prompt = try Prompted(["--lang", "en"], in: folder)
    try prompt.wait(for: "komp>")
    #expect(prompt.text.contains(".config/komp/init.komp:2:7: error E0026"))
    prompt.send("quit\r")
    #expect(try prompt.end() == 0)
    let without = try Prompted(["--no-init"], in: folder)
    try without.wait(for: "komp>")
    #expect(!without.text.contains("error"))
    without.send("quit\r")
    #expect(try without.end() == 0)
  }

  @Test func `XDG_CONFIG_HOME says where the init file lies and the command line outweighs it`()
    throws
  {
    let folder = try Folder()
    for name in ["set", "set/komp"] { folder.folder(name) }
    try folder.write("set/komp/init.komp", "set language sv\nprint \"hej\"\n")
    let home = ["XDG_CONFIG_HOME": folder.path + "/set"]
    let swedish = try Prompted(in: folder, environment: home)
    try swedish.wait(for: "\"hjälp\" visar vad man kan fråga")
    #expect(swedish.text.contains("hej"))
    let english = try Prompted(["--lang", "en"], in: folder, environment: home)
    try english.wait(for: "\"help\" shows what can be asked")
  }

  @Test func `the init file is for the prompt alone`() throws {
    let folder = try withInit("print \"from init\"\nexpect 1 = 2\n")
    try folder.write("x.komp", "print 1\n")
    for (arguments, input) in [
      (["x.komp"], ""), (["-c", "print 1"], ""), ([], "print 1"),
    ] as [([String], String)] {
      let ran = try Door.run(arguments, input: Array(input.utf8), in: folder)
      #expect(ran.output == "1\n")
      #expect(ran.code == 0)
    }
  }

  @Test func `doctor finds a machine well and says so in both languages`() throws {
    let folder = try Folder()
    let ran = try Door.run(["doctor", "--lang", "en"], in: folder)
    #expect(ran.code == 0, "\(ran.output)")
    #expect(ran.output.hasSuffix("all is well\n"))
    for word in ["komp", "0.1.0", "locale", "C.UTF-8", "libedit", "SQLite", "libsodium", "history"]
    {
      #expect(ran.output.contains(word), "\(word)")
    }
    let swedish = try Door.run(["doctor", "--lang", "sv"], in: folder)
    #expect(swedish.output.hasSuffix("allt är som det ska\n"))
    let lines = ran.output.split(separator: "\n").count
    #expect(swedish.output.split(separator: "\n").count == lines)
  }

  @Test func `doctor finds a history that others may read and an init file with errors`() throws {
    let folder = try withInit("staff wher\n")
    for name in [".local", ".local/state", ".local/state/komp"] { folder.folder(name) }
    try folder.write(".local/state/komp/history", "")
    let ran = try Door.run(["doctor", "--lang", "en"], in: folder)
    #expect(ran.code == 1)
    #expect(ran.output.contains("others may read it (0644)"))
    #expect(ran.output.contains("init.komp has errors"))
    #expect(ran.output.hasSuffix("not all is well\n"))
    chmod(folder.path + "/.local/state/komp/history", 0o600)
    try folder.write(".config/komp/init.komp", "set language sv\n")
    #expect(try Door.run(["doctor"], in: folder).code == 0)
  }

  @Test func `doctor notes a locale that is missing and is well all the same`() throws {
    let ran = try Door.run(
      ["doctor"], in: try Folder(), environment: ["LC_ALL": "xx_YY.UTF-8", "TERM": "dumb"])
    #expect(ran.output.contains("xx_YY.UTF-8 is not on this machine"))
    #expect(ran.code == 0)
  }

  @Test(
    arguments: [
      ([], [:], false), (["--color", "always"], [:], true), (["--color", "never"], [:], false),
      ([], ["CLICOLOR_FORCE": "1"], true), ([], ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false),
      (["--color", "always"], ["NO_COLOR": "1"], true),
    ] as [([String], [String: String], Bool)])
  func `colours in a pipe come only where they are asked for`(
    _ options: [String], _ environment: [String: String], _ coloured: Bool
  ) throws {
    let folder = try Folder(examples: true)
    let ran = try Door.run(
      options + ["-c", "staff from \"personal.csv\" show id"], in: folder, environment: environment)
    #expect(ran.code == 0, "\(ran.errors)")
    #expect(ran.output.contains("\u{1B}[") == coloured)
    let json = try Door.run(
      options + ["--format", "json", "-c", "staff from \"personal.csv\" show id"], in: folder,
      environment: environment)
    #expect(!json.output.contains("\u{1B}["))
  }

  @Test(
    arguments: [
      ([], [:], true), (["--color", "never"], [:], false), ([], ["NO_COLOR": "1"], false),
    ]
      as [([String], [String: String], Bool)])
  func `colours on a terminal go where they are not wanted`(
    _ options: [String], _ environment: [String: String], _ coloured: Bool
  ) throws {
    let folder = try Folder(examples: true)
    let prompt = try Prompted(
      options + ["-c", "staff from \"personal.csv\" show id"], in: folder, environment: environment)
    #expect(try prompt.end() == 0)
    #expect(prompt.raw.contains("\u{1B}[1m") == coloured)
  }
}
