import Glibc
import Synchronization

/// Two pieces of work at once, where each is long enough to be worth a thread.
public enum SideBySide {
  /// Rows below which a thread costs more than it saves.
  public static let worthwhile = 20_000

  /// What a piece of work gives for so many rows: for all of them, or for each half where they are many.
  public static func halves<Result>(
    _ rows: Int, worth: Int = worthwhile, _ work: (Range<Int>) -> Result
  ) -> [Result] {
    guard rows > worth else { return [work(0..<rows)] }
    let (first, second) = run({ work(0..<(rows / 2)) }, { work((rows / 2)..<rows) })
    return [first, second]
  }

  /// What a piece of work gives for each number below one, two at a time: whoever is done takes the next.
  public static func each<Result>(_ count: Int, _ work: (Int) -> Result) -> [Result] {
    guard count > 1 else { return (0..<max(0, count)).map(work) }
    let next = Atomic(0)
    func some() -> [(place: Int, result: Result)] {
      var done: [(place: Int, result: Result)] = []
      while true {
        let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if place >= count { return done }
        done.append((place, work(place)))
      }
    }
    let (first, second) = run(some, some)
    return (first + second).sorted { $0.place < $1.place }.map(\.result)
  }

  /// What both give; the second runs on a thread of its own, or after the first where there is none.
  public static func run<First, Second>(_ first: () -> First, _ second: () -> Second) -> (
    First, Second
  ) {
    // A task's own value does not follow onto a thread: who asked to stop is asked there as well.
    let watcher = Work.watcher.get()
    return withoutActuallyEscaping(second) { second in
      let job = Job { Work.watcher.withValue(watcher, operation: second) }
      let held = Unmanaged.passRetained(job)
      var thread = pthread_t()
      let failed = pthread_create(
        &thread, nil,
        { raw in
          if let raw { Unmanaged<Errand>.fromOpaque(raw).takeUnretainedValue().run() }
          return nil
        }, held.toOpaque())
      let one = first()
      if failed == 0 { pthread_join(thread, nil) }
      held.release()
      let other = job.result ?? second()
      job.forget()
      return (one, other)
    }
  }

  /// An errand is work without its types, as a thread knows it.
  private class Errand {
    func run() {}
  }

  /// Work and what it gave: written by one thread, read by the other only when that has ended.
  private final class Job<Result>: Errand {
    private var work: (() -> Result)?
    private(set) var result: Result?

    init(_ work: @escaping () -> Result) { self.work = work }

    override func run() { result = work?() }

    /// The closure must not outlive the call it came from.
    func forget() { work = nil }
  }
}
