internal import LiaisonModel

extension SnapshotReader {
  func details(
    _ index: AdjacencyIndex, _ edges: EdgeColumns, _ strings: StringTable, _ tags: TagTable,
    _ verifying: Bool
  ) throws(SnapshotError) -> ColumnDetails {
    let nodeCount = index.nodeCount
    let documents = try column(.documents, UInt32.self)
    let rows = documents.count
    let details = ColumnDetails(
      names: try column(.names, UInt32.self, count: nodeCount),
      types: try column(.types, UInt8.self, count: nodeCount),
      aliasBegins: try column(.aliasBegins, UInt32.self, count: nodeCount + 1),
      aliases: try column(.aliases, UInt32.self), edges: edges,
      twins: try sparse(.twins, .twinPlaces, UInt16.self),
      relationIDs: try sparse(.relationIDs, .relationIDPlaces, UInt32.self),
      kinds: try sparse(.kinds, .kindPlaces, UInt16.self),
      amounts: try sparse(.amounts, .amountPlaces, Double.self),
      currencies: try sparse(.currencies, .currencyPlaces, UInt32.self),
      confidences: try sparse(.confidences, .confidencePlaces, Double.self),
      documents: documents, quotes: try column(.quotes, UInt32.self, count: rows),
      evidenceStart: try column(.evidenceStart, UInt32.self, count: rows),
      evidenceEnd: try sparse(.evidenceEnd, .evidenceEndPlaces, UInt32.self),
      rules: try column(.rules, UInt16.self, count: rows),
      ruleTable: try column(.ruleTable, UInt32.self),
      rareRules: try sparse(.rareRules, .rareRulePlaces, UInt32.self),
      evidenceConfidence: try column(.evidenceConfidence, UInt16.self, count: rows),
      evidenceConfidences: try sparse(
        .evidenceConfidences, .evidenceConfidencePlaces, Double.self))
    if verifying { try verify(details, nodeCount, index.edgeCount, strings, tags) }
    return details
  }

  private func sparse<Element: BitwiseCopyable & Sendable>(
    _ values: Snapshot.Section, _ places: Snapshot.Section, _ type: Element.Type
  ) throws(SnapshotError) -> SparseColumn<Element> {
    let found = try column(places, UInt32.self)
    return SparseColumn(places: found, values: try column(values, type, count: found.count))
  }

  private func verify(
    _ details: ColumnDetails, _ nodeCount: Int, _ edgeCount: Int, _ strings: StringTable,
    _ tags: TagTable
  ) throws(SnapshotError) {
    let texts: [(Snapshot.Section, Column<UInt32>)] = [
      (.names, details.names), (.aliases, details.aliases),
      (.relationIDs, details.relationIDs.values), (.currencies, details.currencies.values),
      (.documents, details.documents), (.quotes, details.quotes),
      (.ruleTable, details.ruleTable), (.rareRules, details.rareRules.values),
    ]
    for (kind, column) in texts { try check(kind, column, below: strings.count) }
    try check(.types, details.types, below: ColumnDetails.entityTypes.count)
    try check(.kinds, details.kinds.values, below: tags.kinds.count)
    for row in 0..<details.rules.count
    where details.rules[row] >= details.ruleTable.count
      && details.rules[row] != ColumnDetails.rareRule
    {
      throw damage(.rules, "a number is out of range")
    }
    try check(begins: .aliasBegins, count: nodeCount + 1, end: details.aliases.count) {
      details.aliasBegins[$0]
    }
    try check(begins: .evidenceBegins, count: edgeCount + 1, end: details.documents.count) {
      details.edges.evidenceBegins[$0]
    }
  }
}
