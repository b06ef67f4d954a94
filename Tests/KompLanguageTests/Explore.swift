import Glibc
import KompLanguage
import KompLexicon
import Testing

@Test func explore() throws {
  guard let path = getenv("KOMP_EXPLORE").map({ String(cString: $0) }), let file = fopen(path, "r") else { return }
  var line: UnsafeMutablePointer<CChar>?
  var size = 0
  while getline(&line, &size, file) > 0, let line {
    let text = String(cString: line).split(separator: "\n").joined()
    let source = Source(text: text)
    let reading = Parser.read(source, with: book, isFile: false)
    print(text)
    for statement in reading.statements { print("   =", Dump(book).write(statement)) }
    for problem in reading.problems {
      print("   !", problem.code, "[\(source[problem.place])]", problem.message(in: .english), "|", problem.message(in: .swedish))
      for fix in problem.fixes {
        var fixed = Array(text.utf8)
        for edit in fix.edits.reversed() { fixed.replaceSubrange(edit.place, with: Array(edit.text.utf8)) }
        print("      ->", String(decoding: fixed, as: UTF8.self))
      }
    }
    if reading.wantsMore { print("   …") }
  }
}

@Test func exploreFormat() throws {
  guard let path = getenv("KOMP_EXPLORE").map({ String(cString: $0) }), let file = fopen(path, "r") else { return }
  var text = ""
  var line: UnsafeMutablePointer<CChar>?
  var size = 0
  while getline(&line, &size, file) > 0, let line { text += String(cString: line) }
  let once = Formatter.format(Source(text: text), with: book)
  print(once)
  print("stable:", Formatter.format(Source(text: once), with: book) == once)
  let en = Formatter.format(Source(text: once), with: book, in: .english)
  let sv = Formatter.format(Source(text: en), with: book, in: .swedish)
  print(sv)
  print("back:", Formatter.format(Source(text: sv), with: book, in: .english) == en)
}
