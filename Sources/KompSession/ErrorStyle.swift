import KompLanguage
import KompLexicon
import KompReport
import KompValues

/// How problems are written: for a reader, a line each for editors, or an object each for programs.
public enum ErrorStyle: String, Sendable, CaseIterable {
  /// The line, carets, the sentence, what mends it.
  case full
  /// `file:line:col: error E0104: message → fix`.
  case line
  /// One JSON object a problem, a line each.
  case json
}

/// One thing wrong, in the reader's tongue, with its place in a source.
struct Finding: Sendable {
  let severity: Severity
  let code: String
  let message: String
  let place: Place
  var fixes: [Fix] = []
  var labels: [PlaceLabel] = []
  var note: Both?

  init(_ problem: any Complaint, in tongue: Tongue) {
    severity = problem.severity
    code = problem.code
    message = problem.message(in: tongue)
    place = problem.place
    fixes = problem.fixes
    labels = problem.labels
    note = problem.note
  }

  init(_ problem: any Explained, at place: Place, in tongue: Tongue) {
    severity = .error
    code = problem.code
    message = problem.message(in: tongue)
    self.place = place
  }

  /// `file:line:col: error E0104: message → fix`.
  func line(in source: Source, _ tongue: Tongue) -> String {
    let (line, columns) = position(in: source)
    let word = severity == .error ? Both("error", "fel") : Both("warning", "varning")
    let name = source.name.isEmpty ? "-" : source.name
    let shown = fixes.map { fix in
      let text = fix.edits.count == 1 ? fix.edits[0].text : fix.applied(to: source.text)
      return text.isEmpty ? "\"\"" : text
    }
    let arrow = shown.isEmpty ? "" : " → " + shown.joined(separator: ", ")
    return Finding.oneLine(
      "\(name):\(line):\(columns.lowerBound): \(word[tongue]) \(code): \(message)\(arrow)") + "\n"
  }

  /// One JSON object; columns are characters from 1, offsets are bytes of the text.
  func json(in source: Source) -> String {
    let (line, columns) = position(in: source)
    let mended = fixes.map { fix in
      let edits = fix.edits.map { edit in
        "{\"start\":\(edit.place.lowerBound),\"end\":\(edit.place.upperBound),"
          + "\"text\":\(Finding.quoted(edit.text))}"
      }
      return "{\"edits\":[\(edits.joined(separator: ","))]}"
    }
    return "{\"code\":\"\(code)\",\"severity\":\"\(severity == .error ? "error" : "warning")\","
      + "\"file\":\(Finding.quoted(source.name)),\"line\":\(line),"
      + "\"column\":\(columns.lowerBound),\"endColumn\":\(columns.upperBound),"
      + "\"start\":\(place.lowerBound),\"end\":\(place.upperBound),"
      + "\"message\":\(Finding.quoted(message)),\"fixes\":[\(mended.joined(separator: ","))]}\n"
  }

  /// The line from 1 and the characters of it from 1; the end is that of the place or of its line.
  private func position(in source: Source) -> (line: Int, columns: Range<Int>) {
    let bytes = Array(source.text.utf8)
    let low = min(max(0, place.lowerBound), bytes.count)
    let high = min(max(low, place.upperBound), bytes.count)
    var line = source.linesBefore + 1
    var start = 0
    for (offset, byte) in bytes[..<low].enumerated() where byte == 0x0A {
      line += 1
      start = offset + 1
    }
    let end = bytes[low..<high].firstIndex(of: 0x0A) ?? high
    let column = 1 + String(decoding: bytes[start..<low], as: UTF8.self).count
    return (line, column..<column + String(decoding: bytes[low..<end], as: UTF8.self).count)
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let hex = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
