/// Values that few rows have.
struct SparseColumn<Element: BitwiseCopyable>: Sendable where Element: Sendable {
  /// The rows that have one, ascending.
  let places: Column<UInt32>
  let values: Column<Element>

  init(places: Column<UInt32>, values: Column<Element>) {
    (self.places, self.values) = (places, values)
  }

  /// Takes what is not nil of one value a row.
  init(_ rows: some Sequence<Element?>, _ owner: ColumnOwner) {
    var (places, values) = ([UInt32](), [Element]())
    for (place, value) in rows.enumerated() {
      guard let value else { continue }
      places.append(UInt32(truncatingIfNeeded: place))
      values.append(value)
    }
    self.init(places: owner.column(places), values: owner.column(values))
  }

  /// - Complexity: O(log of the number of values).
  subscript(row: Int) -> Element? {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(places[middle]) < row { low = middle + 1 } else { high = middle }
    }
    return low < places.count && Int(places[low]) == row ? values[low] : nil
  }
}
