import Glibc
import KompModel
import KompStore
import KompValues

extension Session {
  /// The model as it was written down at the end of a day; nil where no workspace is open.
  ///
  /// A day before the journal's first entry has no answer.
  var knownOn: ((Day) -> Model?)? {
    guard let workspace else { return nil }
    let model = model
    return { day in
      guard let first = try? workspace.headings().first, Day.local(first.time) <= day else {
        return nil
      }
      return try? workspace.model(model, knownOn: day)
    }
  }
}

extension Day {
  /// The day here at a time in seconds since 1970.
  fileprivate static func local(_ seconds: Int64) -> Day {
    var time = time_t(seconds)
    var parts = tm()
    guard localtime_r(&time, &parts) != nil else { return Day(number: Int32(seconds / 86_400)) }
    let day = Day(
      year: Int(parts.tm_year) + 1_900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    return day ?? Day(number: Int32(clamping: seconds / 86_400))
  }
}
