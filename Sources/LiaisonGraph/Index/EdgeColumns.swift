internal import LiaisonModel

/// What is known of an edge beyond its ends, one column a property.
struct EdgeColumns: Sendable {
  /// `YYYYMMDD` of the first and last day it can be; 0 where there is no date.
  let firstDay: Column<Int32>
  let lastDay: Column<Int32>
  /// Ten-thousandths.
  let confidence: Column<UInt16>
  /// How many pieces of evidence there are, at most 65,535.
  let evidenceCount: Column<UInt16>
  private let owner: ColumnOwner

  init(_ relations: [Relation]) {
    let owner = ColumnOwner()
    func column<Element: BitwiseCopyable>(_ value: (Relation) -> Element) -> Column<Element> {
      owner.column(Element.self, count: relations.count) { column in
        for (number, relation) in relations.enumerated() { column[number] = value(relation) }
      }
    }
    firstDay = column { $0.date?.firstDay ?? 0 }
    lastDay = column { $0.date?.lastDay ?? 0 }
    confidence = column { Self.confidence($0.confidence) }
    evidenceCount = column { UInt16(clamping: $0.evidence.count) }
    self.owner = owner
  }

  /// Takes columns that were made before.
  init(
    firstDay: Column<Int32>, lastDay: Column<Int32>, confidence: Column<UInt16>,
    evidenceCount: Column<UInt16>, owner: ColumnOwner
  ) {
    (self.firstDay, self.lastDay) = (firstDay, lastDay)
    (self.confidence, self.evidenceCount) = (confidence, evidenceCount)
    self.owner = owner
  }

  /// A confidence in ten-thousandths; what is not from 0 to 1 is brought there.
  static func confidence(_ value: Double) -> UInt16 {
    value > 0 ? UInt16((min(value, 1) * 10_000).rounded()) : 0
  }
}
