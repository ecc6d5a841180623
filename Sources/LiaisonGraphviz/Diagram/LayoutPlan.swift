/// What the size of a graph decides: which engine, how it is tuned, whether lines carry words.
///
/// Measured on Graphviz 2.42: `dot` takes a second for 200 labelled lines and minutes for 600, and
/// above some 60 its layers are wider than a page. The engines by force put labels on each other
/// above some 30 lines, whatever the spacing. `splines=ortho` and `curved` crash or never end, and
/// `fdp` never gives the same picture twice: none of them is ever asked for.
struct LayoutPlan: Hashable, Sendable {
  let engine: LayoutEngine
  let showsEdgeLabels: Bool
  let attributes: DOTAttributes

  /// The most relations that the engine places in seconds.
  var limit: Int { engine == .sfdp ? 5_000 : 1_000 }

  init(engine chosen: LayoutEngine?, relations: Int) {
    engine = chosen ?? (relations <= 60 ? .dot : .sfdp)
    switch engine {
    case .dot:
      showsEdgeLabels = relations <= 150
      var layers: DOTAttributes = ["rankdir": "LR", "nodesep": "0.24", "ranksep": "0.5"]
      if relations > 150 {
        for name in ["nslimit", "nslimit1"] { layers.append(name, "1") }
        layers.append("mclimit", "0.3")
      }
      layers.append("splines", relations <= 150 ? "spline" : "line")
      attributes = layers
    case .twopi:
      showsEdgeLabels = relations <= 30
      attributes = ["overlap": "scalexy", "splines": "line"]
    case .neato, .sfdp, .circo:
      showsEdgeLabels = relations <= 30
      attributes = ["overlap": "prism", "sep": "+10", "splines": "line"]
    }
  }
}
