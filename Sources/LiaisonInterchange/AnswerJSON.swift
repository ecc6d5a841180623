public import LiaisonModel

/// Answers that are no graph, as JSON documents; one entity or group a line.
public enum AnswerJSON {
  /// Entities with a figure, in the order given.
  ///
  ///     {"format":"liaison-ranking","version":1,"measure":"pagerank",
  ///      "entities":[{"id":…,"type":…,"name":…,"score":…}]}
  public static func ranking(
    measure: String, _ entities: some Sequence<(entity: Entity, score: Double)>
  ) -> String {
    let lines = entities.map { entity, score in
      "{\(members(entity)),\"score\":\(JSONText.number(score))}"
    }
    return
      "{\"format\":\"liaison-ranking\",\"version\":1,\"measure\":\(JSONText.string(measure)),\n"
      + "\"entities\":\(list(lines))}\n"
  }

  /// Groups of entities, in the order given.
  ///
  ///     {"format":"liaison-components","version":1,
  ///      "components":[{"size":2,"entities":[{"id":…,"type":…,"name":…}]}]}
  public static func components(_ groups: some Sequence<[Entity]>) -> String {
    let lines = groups.map { group in
      let entities = JSONText.array(group.map { "{\(members($0))}" })
      return "{\"size\":\(group.count),\"entities\":\(entities)}"
    }
    return "{\"format\":\"liaison-components\",\"version\":1,\n\"components\":\(list(lines))}\n"
  }

  private static func members(_ entity: Entity) -> String {
    "\"id\":\(JSONText.string(entity.id.rawValue)),"
      + "\"type\":\(JSONText.string(entity.type.rawValue)),"
      + "\"name\":\(JSONText.string(entity.name))"
  }

  private static func list(_ lines: [String]) -> String {
    lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n]"
  }
}
