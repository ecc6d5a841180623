import Foundation
import LiaisonAnalysis
import LiaisonModel
import LiaisonText

/// Makes a language's model, part by part.
struct ModelTrainer {
  let corpora: Corpora
  let log: (String) -> Void

  func train(output: String) throws {
    let code = corpora.language.rawValue
    var model = ModelWriter()
    let lexicon = try LexiconBuilder.entries(corpora.path("lexicon-\(code).tsv"))
    try LexiconBuilder.build(
      lexicon: lexicon, clusters: corpora.path("clusters-\(code).tsv"), into: &model)
    // The taggers learn with the tables as they will find them in the file.
    try model.write(to: output)
    let vocabulary = try Vocabulary(ModelFile(path: output))
    let tokenizer = Tokenizer(rules: try LanguageRules(corpora.language, resources: .standard))
    let sentences = try corpora.trainingSentences().map {
      TrainingSentence($0, tokenizer: tokenizer, vocabulary: vocabulary)
    }
    log("\(lexicon.count) entries, \(sentences.count) sentences")
    trainLemmas(sentences, lexicon, into: &model)
    TaggerTrainer(vocabulary: vocabulary).train(sentences, into: &model, log: log)
    try model.write(to: output)
    log("wrote \(model.encoded().count) bytes")
  }

  private func trainLemmas(
    _ sentences: [TrainingSentence], _ lexicon: [LexiconBuilder.Entry],
    into model: inout ModelWriter
  ) {
    var lemmas = LemmaTrainer()
    for sentence in sentences {
      for token in sentence.tokens where token.isAligned {
        lemmas.add(
          form: token.form, lemma: token.lemma, tag: token.tag, features: token.features,
          weight: sentence.teachesMorphology ? 20 : 1)
      }
    }
    for entry in lexicon where entry.tag != PartOfSpeech.numbers["PROPN"] {
      lemmas.add(
        form: entry.form, lemma: entry.lemma, tag: entry.tag, features: entry.features, weight: 1)
    }
    lemmas.build(into: &model)
  }
}
