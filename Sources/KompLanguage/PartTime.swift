/// Everyday words for those who work a part of full time, and all of it: suggested, never understood.
public enum PartTime {
  /// The comparison that each word means, by the folded word.
  public static let signs: [String: String] = {
    let part = [
      "part-time", "parttime", "part-timer", "part-timers", "parttimers", "deltid", "deltidare",
      "deltidsanställd", "deltidsanställda", "deltidsarbetande",
    ]
    let full = [
      "full-time", "fulltime", "full-timers", "heltid", "heltidare", "heltidsanställd",
      "heltidsanställda",
    ]
    return Dictionary(
      part.map { ($0, "<100%") } + full.map { ($0, "=100%") },
      uniquingKeysWith: { first, _ in first })
  }()
}
