import Foundation
import LiaisonModel
import Testing

@testable import LiaisonGraphviz

/// Pictures to be looked at, and the figures of the table in `Graphs/README.md`:
///
///     LIAISON_GALLERY=/some/folder swift test --filter GalleryTests
@Suite(
  .enabled(if: ProcessInfo.processInfo.environment["LIAISON_GALLERY"] != nil), .serialized)
struct GalleryTests {
  static let graphs: [(name: String, graph: SampleGraph)] = [
    ("affair", .affair), ("one", .one), ("star", .star(60)), ("chain", .chain(30)),
    ("brush", .brush(20)),
    ("two-parts", .parts(2)), ("forty-parts", .parts(40)), ("parallels", .parallels(40)),
    ("long-names", .longNames), ("scripts", .scripts), ("random-40", .random(40, seed: 1)),
    ("random-90", .random(90, seed: 2)), ("random-150", .random(150, seed: 3)),
    ("random-300", .random(300, seed: 4)),
  ]

  @Test(arguments: graphs) func `a picture of each kind`(name: String, graph: SampleGraph) throws {
    let folder = URL(
      fileURLWithPath: ProcessInfo.processInfo.environment["LIAISON_GALLERY"] ?? ".")
    let options = DiagramOptions(title: "Qui finance qui", language: .french, resolution: 96)
    let picture = try DiagramRenderer.render(
      entities: graph.entities, relations: graph.relations, options: options, format: .png)
    try Data(picture.bytes).write(to: folder.appending(path: name + ".png"))
    let geometry = try DiagramRenderer.geometry(
      entities: graph.entities, relations: graph.relations, options: options)
    let overlaps = Overlaps(geometry)
    let over = overlaps.labels.count + overlaps.labelsOnNodes.count + overlaps.nodes.count
    let size = "\(Int(geometry.box.width)) × \(Int(geometry.box.height))"
    let belonging = Belonging(geometry)
    print(
      "| \(name) | \(graph.entities.count), \(graph.relations.count) | \(size) | \(over) "
        + "| \(belonging.touched.count) | \(belonging.elsewhere.count) "
        + "| \(belonging.near) of \(belonging.labels) |")
  }
}
