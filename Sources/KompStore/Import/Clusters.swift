/// Numbers by what they belong to, laid out one cluster after the other: two passes and no array of arrays.
struct Clusters {
  /// Where each cluster begins; one more than there are clusters.
  private var starts: [Int32]
  private var numbers: [Int32]

  /// Clusters of so many numbers; `member` says the cluster, below 0 for none, and the number itself.
  ///
  /// Within a cluster the numbers keep the order in which they are said.
  init(_ count: Int, of clusters: Int, _ member: (Int) -> (cluster: Int, number: Int32)) {
    var starts = [Int32](repeating: 0, count: clusters + 1)
    for place in 0..<count {
      let cluster = member(place).cluster
      if cluster >= 0 && cluster < clusters { starts[cluster + 1] += 1 }
    }
    for cluster in 0..<clusters { starts[cluster + 1] += starts[cluster] }
    var fill = starts
    var numbers = [Int32](repeating: 0, count: Int(starts[clusters]))
    for place in 0..<count {
      let (cluster, number) = member(place)
      guard cluster >= 0 && cluster < clusters else { continue }
      numbers[Int(fill[cluster])] = number
      fill[cluster] += 1
    }
    self.starts = starts
    self.numbers = numbers
  }

  /// The numbers of a cluster.
  subscript(cluster: Int) -> ArraySlice<Int32> {
    numbers[Int(starts[cluster])..<Int(starts[cluster + 1])]
  }
}
