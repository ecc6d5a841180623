/// A fund's name with the person whom its owner resolved to.
struct OwnedFund {
  let use: NameUse
  let fund: FundName
  let owner: String
}

/// Which names of funds denote one fund.
///
/// Purpose and owner identify it. Where a name lacks one of the two, the fund is that of the same
/// document, else of all documents, if there is exactly one that fits.
struct FundKeys {
  private struct Known: Hashable {
    let purpose: String
    let owner: String
  }

  private var keys: [NameUse: EntityKey] = [:]

  subscript(use: NameUse) -> EntityKey? { keys[use] }

  init(_ funds: [OwnedFund]) {
    var everywhere: Set<Known> = []
    var byDocument: [String: Set<Known>] = [:]
    for fund in funds {
      guard let purpose = fund.fund.purpose, !fund.owner.isEmpty else { continue }
      let known = Known(purpose: purpose, owner: fund.owner)
      everywhere.insert(known)
      byDocument[fund.use.document, default: []].insert(known)
    }
    for fund in funds {
      func fits(_ known: Known) -> Bool {
        (fund.fund.purpose ?? known.purpose) == known.purpose
          && (fund.owner.isEmpty || fund.owner == known.owner)
      }
      let here = (byDocument[fund.use.document] ?? []).filter(fits)
      let candidates = here.isEmpty ? everywhere.filter(fits) : here
      if candidates.count == 1, let only = candidates.first {
        keys[fund.use] = .fund(purpose: only.purpose, owner: only.owner)
      }
    }
  }
}
