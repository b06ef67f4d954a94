/// What the loss of people does to a need.
extension Demand {
  /// Whether what there is would meet a need with so many people fewer in the unit.
  private func isMet(_ place: Int, held: Int64, without lost: Int) -> Bool {
    let need = needs[place]
    let wanted =
      switch need.counted {
      case .heads, .fte: need.amount
      case .share: Demand.part(need.amount, of: max(0, staffCount(need.unit, at: 0) - lost))
      case .everyone: Int64(max(0, staffCount(need.unit, at: 0) - lost)) * Demand.one
      }
    return held >= wanted
  }

  /// Whether a need is met today.
  func isMet(_ place: Int) -> Bool { held[0][place] >= needed[0][place] }

  /// Whether a need is met and stays so whichever people leave, this many of them.
  ///
  /// The worst loss is that of the holders who count most: someone else's leaving never raises what is
  /// needed, and a holder who leaves lowers a need by share by at most the one that is lost.
  func withstands(_ place: Int, losing lost: Int) -> Bool {
    guard isMet(place) else { return false }
    let worths = holders(place).map { worth($0, to: needs[place]) }.sorted(by: >)
    return (0...max(0, lost)).allSatisfy { number in
      // Fewer may leave than that: a unit of one cannot lose two.
      let gone = worths.prefix(number)
      return isMet(place, held: held[0][place] - gone.reduce(0, +), without: gone.count)
    }
  }

  /// Whether a need is met and would not be without one of its holders.
  func breaks(_ place: Int, without holder: Int32) -> Bool {
    isMet(place)
      && !isMet(place, held: held[0][place] - worth(holder, to: needs[place]), without: 1)
  }
}
