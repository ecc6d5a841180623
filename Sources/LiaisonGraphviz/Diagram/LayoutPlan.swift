/// What the size and shape of a graph decide: which engine, how it is tuned, whether lines carry
/// words.
///
/// Measured on Graphviz 2.42: `dot` takes a second for 200 labelled lines that hang together and
/// minutes for 600, and above some 100 its layers are wider than a page. The engines by force put
/// labels on each other above some 30 lines, whatever the spacing. `splines=ortho` and `curved`
/// crash or never end, and `fdp` never gives the same picture twice: none of them is ever asked for.
struct LayoutPlan: Hashable, Sendable {
  let engine: LayoutEngine
  let labels: Labels
  let attributes: DOTAttributes

  /// Which lines carry words.
  enum Labels: Hashable, Sendable {
    case none
    /// Those beside which nothing else is: few in the middle, most at the rim.
    case whereThereIsRoom
    case all
  }

  /// The most relations that the engine places in seconds.
  var limit: Int { engine == .sfdp ? 5_000 : 1_000 }

  /// - Parameter largestComponent: How many relations the largest connected part has: `dot` places
  ///   each part for itself, and its time grows with the square of that.
  init(engine chosen: LayoutEngine?, relations: Int, largestComponent: Int) {
    engine = chosen ?? (largestComponent <= 100 && relations <= 1_000 ? .dot : .sfdp)
    switch engine {
    case .dot:
      // Above 100 only where `dot` was asked for, and with it the second that 200 labels take.
      labels = largestComponent <= 200 ? .all : .none
      attributes = Self.layers(isLarge: largestComponent > 200)
    case .twopi:
      labels = relations <= 300 ? .whereThereIsRoom : .none
      attributes = ["overlap": "scalexy", "splines": "line"]
    case .neato, .sfdp, .circo:
      labels = relations <= 300 ? .whereThereIsRoom : .none
      attributes = ["overlap": "prism", "sep": "+10", "splines": "line"]
    }
  }

  /// From left to right, where labels have the most room.
  private static func layers(isLarge: Bool) -> DOTAttributes {
    var attributes: DOTAttributes = [
      "rankdir": "LR", "nodesep": "0.24", "ranksep": "0.5",
      "splines": isLarge ? "line" : "spline",
    ]
    if isLarge {
      for name in ["nslimit", "nslimit1"] { attributes.append(name, "1") }
      attributes.append("mclimit", "0.3")
    }
    return attributes
  }
}
