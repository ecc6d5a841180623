public import ArgumentParser
public import LiaisonGraphviz
public import LiaisonModel

extension RelationStatus: ExpressibleByArgument {}

extension EntityType: ExpressibleByArgument {
  /// Reads the published spelling, whatever its case.
  public init?(argument: String) {
    guard
      let type = Self.allCases.first(where: { $0.rawValue.lowercased() == argument.lowercased() })
    else { return nil }
    self = type
  }
}

extension RelationType: ExpressibleByArgument {
  public init?(argument: String) { self.init(rawValue: argument) }
  public static var allValueStrings: [String] { (core + optional).map(\.rawValue) }
}

extension Language: ExpressibleByArgument {}
extension LayoutEngine: ExpressibleByArgument {}
extension DiagramOptions.Parallels: ExpressibleByArgument {}

extension PartialDate: ExpressibleByArgument {}
