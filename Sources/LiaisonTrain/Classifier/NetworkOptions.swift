import ArgumentParser
import LiaisonModel

/// How networks are learned.
struct NetworkOptions: ParsableArguments {
  @Option(help: "The language, fr or en; what is in another one is left out.")
  var language: Language

  @Option(help: "Lines of a word and its vector.")
  var vectors: String?

  @Option(help: "Numbers that each word learns beside its vector.")
  var learned = 32

  @Option(help: "The largest step of the optimizer.")
  var rate: Float = 3e-3

  @Option(help: "How many networks are learned from other beginnings; they decide together.")
  var members = 1

  @Option(help: "What of each layer is kept while learning, from 0 to 1.")
  var keep: Float = 0.65

  @Option(name: .shortAndLong, help: "The model file to write.")
  var output: String?

  func vocabulary() throws -> TrainingVocabulary {
    TrainingVocabulary(try vectors.map(WordVectors.init(path:)))
  }

  /// Learns each network and writes them all.
  /// - Parameters:
  ///   - seed: what the beginnings are drawn from.
  ///   - set: what else the command says of how they learn.
  ///   - report: called after each round.
  func train(
    _ documents: [ClassifierTrainer.Document], _ vocabulary: TrainingVocabulary, seed: UInt64,
    set: (inout ClassifierTrainer) -> Void,
    report: (_ round: Int, _ loss: Float, _ trainer: ClassifierTrainer) -> Void
  ) throws {
    var networks: [ClassifierTrainer] = []
    for member in 0..<members {
      let seed = seed &+ UInt64(member) &* 1000
      var trainer = ClassifierTrainer(
        wordCount: vocabulary.count, pretrained: vocabulary.vectors(), width: vocabulary.width,
        learned: learned, seed: seed)
      trainer.rate = rate
      trainer.keep = keep
      set(&trainer)
      trainer.train(documents, seed: seed &+ 1, report: report)
      networks.append(trainer)
    }
    if let output { try vocabulary.write(networks, to: output) }
  }
}
