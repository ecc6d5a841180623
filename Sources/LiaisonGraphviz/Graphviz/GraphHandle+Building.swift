internal import CGraphviz

extension GraphHandle {
  /// The graph that parsing `graph.bytes` gives, without the text.
  ///
  /// Each token of a text goes through Graphviz's table of strings some six times, here twice.
  static func built(_ graph: DOTGraph) throws(GraphvizError) -> GraphHandle {
    let made = gvz_new_graph(graph.name, graph.longestText)
    guard let made else { throw .unreadable("Graphviz has no memory for it") }
    let handle = GraphHandle(owning: made)
    fill(made, with: graph)
    let messages = Graphviz.takeMessages()
    guard gvz_error_count() == 0 else {
      throw .unreadable(messages.map(\.text).joined(separator: "; "))
    }
    return handle
  }

  private static func fill(_ made: OpaquePointer, with graph: DOTGraph) {
    for (kind, attributes) in [
      (gvz_of_graph, graph.attributes), (gvz_of_nodes, graph.nodeDefaults),
      (gvz_of_edges, graph.edgeDefaults),
    ] {
      for pair in attributes.pairs {
        switch pair.value {
        case .text(let text):
          gvz_set_default(made, kind, pair.name, DOTText.unquotable(text), false)
        case .markup(let markup): gvz_set_default(made, kind, pair.name, markup, true)
        }
      }
    }
    for node in graph.nodes {
      guard let added = gvz_add_node(made, DOTText.unquotable(node.name)) else { continue }
      for pair in node.attributes.pairs {
        gvz_set_node(made, added, pair.name, DOTText.unquotable(pair.value.raw))
      }
    }
    for edge in graph.edges {
      let added = gvz_add_edge(
        made, DOTText.unquotable(edge.tail), DOTText.unquotable(edge.head),
        edge.attributes["key"].map { DOTText.unquotable($0.raw) })
      guard let added else { continue }
      for pair in edge.attributes.pairs where pair.name != "key" {
        gvz_set_edge(made, added, pair.name, DOTText.unquotable(pair.value.raw))
      }
    }
  }
}

extension DOTGraph {
  /// Bytes of the longest name or value.
  fileprivate var longestText: Int {
    let all =
      [attributes, nodeDefaults, edgeDefaults] + nodes.map(\.attributes)
      + edges.map(\.attributes)
    let values = all.lazy.flatMap(\.pairs).map { $0.value.raw.utf8.count }.max() ?? 0
    return max(values, nodes.lazy.map { $0.name.utf8.count }.max() ?? 0)
  }
}
