internal import LiaisonModel

/// What is known of an edge beyond its ends, one column a property.
struct EdgeColumns: Sendable {
  /// `YYYYMMDD`, with 00 for what is not known; 0 is no date.
  let dates: Column<Int32>
  /// Ten-thousandths.
  let confidence: Column<UInt16>
  /// Where the pieces of evidence begin, those of one relation after those of the one before; one
  /// more than there are relations.
  let evidenceBegins: Column<UInt32>
  /// The dates of incoming edges; nil where there are no incoming rows.
  let buckets: DateBuckets?
  private let owner: ColumnOwner

  /// - Parameter index: whose edges the relations are, in its order; nil for those that are in none.
  init(_ relations: [Relation], of index: AdjacencyIndex?) {
    let owner = ColumnOwner()
    func column<Element: BitwiseCopyable>(_ value: (Relation) -> Element) -> Column<Element> {
      owner.column(Element.self, count: relations.count) { column in
        for (number, relation) in relations.enumerated() { column[number] = value(relation) }
      }
    }
    dates = column { $0.date.map(Self.code) ?? 0 }
    confidence = column { Self.confidence($0.confidence) }
    evidenceBegins = owner.column(
      relations.reduce(into: [0]) {
        $0.append(UInt32(clamping: Int($0[$0.count - 1]) + $1.evidence.count))
      })
    buckets = index.map { [dates] in DateBuckets(dates, incoming: $0.inEdges, owner) }
    self.owner = owner
  }

  /// Takes columns that were made before.
  init(
    dates: Column<Int32>, confidence: Column<UInt16>, evidenceBegins: Column<UInt32>,
    buckets: DateBuckets, owner: ColumnOwner
  ) {
    (self.dates, self.buckets) = (dates, buckets)
    (self.confidence, self.evidenceBegins) = (confidence, evidenceBegins)
    self.owner = owner
  }

  @inline(__always) func evidenceRow(_ edge: Int) -> Range<Int> {
    Int(evidenceBegins[edge])..<Int(evidenceBegins[edge + 1])
  }

  /// The first and last day that a date can be.
  @inline(__always) static func days(of date: Int32) -> (first: Int32, last: Int32) {
    if date % 100 != 0 { return (date, date) }
    return date % 10_000 != 0 ? (date + 1, date + 31) : (date + 101, date + 1231)
  }

  private static func code(_ date: PartialDate) -> Int32 {
    Int32(date.year * 10_000 + (date.month ?? 0) * 100 + (date.day ?? 0))
  }

  /// A confidence in ten-thousandths; what is not from 0 to 1 is brought there.
  static func confidence(_ value: Double) -> UInt16 {
    value > 0 ? UInt16((min(value, 1) * 10_000).rounded()) : 0
  }
}
