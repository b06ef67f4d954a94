import Glibc
import KompSession
import KompValues

extension History {
  /// The entries as the session shows them, oldest first; those that name a person by number are
  /// left out there too.
  var lines: [HistoryLine] {
    zip(entries, times).suffix(5_000).compactMap { entry, time in
      guard !PersonMark.stands(in: entry) else { return nil }
      guard let time, let (day, clock) = History.local(time) else { return HistoryLine(entry) }
      return HistoryLine(entry, day: day, clock: clock)
    }
  }

  /// A moment as the clock on the wall says it.
  private static func local(_ seconds: Int) -> (Day, String)? {
    var moment = time_t(seconds)
    var parts = tm()
    guard localtime_r(&moment, &parts) != nil,
      let day = Day(
        year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    else { return nil }
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return (day, "\(two(parts.tm_hour)):\(two(parts.tm_min))")
  }
}
