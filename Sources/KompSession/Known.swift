import Glibc
import KompModel
import KompStore
import KompValues

extension Session {
  /// The model as it was written down at the end of a day, by the journal of the workspace or of the
  /// memory; nil where nothing has been written down.
  ///
  /// A day before the journal's first entry has no answer.
  var knownOn: ((Day) -> Model?)? {
    let model = model
    guard let workspace else {
      let entries = journal.entries
      guard let first = entries.first else { return nil }
      return { day in
        guard Day.local(first.time) <= day else { return nil }
        var known = model
        for entry in entries.reversed() where Day.local(entry.time) > day {
          guard (try? known.apply(entry.inverse)) != nil else { return nil }
        }
        return known
      }
    }
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
