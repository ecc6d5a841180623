internal import LiaisonNames

/// A fund that is named after its purpose and its owner: `fonds inaugural de Donald Trump`.
struct FundName: Hashable {
  /// Nil where the name does not tell: `fonds Trump`.
  let purpose: String?
  /// The owner's name, folded; empty where the name does not tell: `fonds inaugural`.
  let owner: String

  /// Reads a name, or nil where it has no head noun of a fund or more than one purpose, or where
  /// what is left is not one run of words.
  init?(_ name: String, _ rules: NameRules) {
    let words = FoldedName(name).words
    guard words.contains(where: rules.fundHeads.contains) else { return nil }
    let purposes = Set(words.compactMap { rules.fundPurposes[$0] })
    guard purposes.count <= 1 else { return nil }
    let isOwner = words.map {
      !rules.fundHeads.contains($0) && !rules.fundFillers.contains($0)
        && rules.fundPurposes[$0] == nil
    }
    let ownerWords = zip(words, isOwner).filter(\.1).map(\.0)
    guard let first = isOwner.firstIndex(of: true), let last = isOwner.lastIndex(of: true) else {
      guard let purpose = purposes.first else { return nil }
      self.purpose = purpose
      owner = ""
      return
    }
    guard last - first + 1 == ownerWords.count else { return nil }
    purpose = purposes.first
    owner = ownerWords.joined(separator: " ")
  }
}
