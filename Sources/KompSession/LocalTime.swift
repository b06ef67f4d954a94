import Glibc
import KompValues

/// A moment as the wall clock here shows it.
struct LocalTime {
  /// The day.
  let day: Day
  /// The time of the day, `14:05`.
  let clock: String

  /// The moment of so many seconds since 1970 in universal time.
  init(_ seconds: Int64) {
    var moment = time_t(seconds)
    var local = tm()
    localtime_r(&moment, &local)
    let since = Day(
      year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1, day: Int(local.tm_mday))
    day = since ?? Day(number: Int32(clamping: seconds / 86_400))
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    clock = two(local.tm_hour) + ":" + two(local.tm_min)
  }
}
