import Foundation
import LiaisonAnalysis
import LiaisonEvaluation
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
    var sentences = try corpora.trainingSentences().map {
      TrainingSentence($0, tokenizer: tokenizer, vocabulary: vocabulary)
    }
    log("\(lexicon.count) entries, \(sentences.count) sentences")
    trainLemmas(sentences, lexicon, into: &model)
    let tagger = TaggerTrainer(vocabulary: vocabulary)
    tagger.train(sentences, into: &model, log: log)
    try tagWithoutSeeing(&sentences, vocabulary, scratch: output)
    log("tagged each quarter by the others")
    ParserTrainer(vocabulary: vocabulary).train(sentences, into: &model, log: log)
    try model.write(to: output)
    try BoundaryTrainer(
      cutter: DocumentAnalyzer(), vocabulary: vocabulary, language: corpora.language
    ).train(
      corpora.trainingTexts(), articles: try articleSentences(vocabulary), into: &model, log: log)
    try model.write(to: output)
    log("wrote \(model.encoded().count) bytes")
  }

  /// The sentences of the development articles in the language.
  private func articleSentences(_ vocabulary: Vocabulary) throws -> [[Word]] {
    let cutter = try DocumentAnalyzer()
    let gold = try String(contentsOfFile: corpora.path("gold/dev.jsonl"), encoding: .utf8)
    return try GoldDocument.documents(inJSONLines: gold).flatMap { article -> [[Word]] in
      guard article.language == corpora.language.rawValue else { return [] }
      let name = article.document.rawValue
      let document = cutter.analyze(
        SourceDocument(
          id: "article",
          text: try String(contentsOfFile: corpora.path("corpus/dev/\(name)"), encoding: .utf8),
          language: corpora.language))
      return document.sentences.map { sentence in
        document.tokens[sentence.tokens].map { vocabulary.word($0.form) }
      }
    }
  }

  /// Tags each quarter of the sentences with what the other three teach, so that what builds on
  /// tags learns with the errors that it will meet.
  private func tagWithoutSeeing(
    _ sentences: inout [TrainingSentence], _ vocabulary: Vocabulary, scratch: String
  ) throws {
    let parts = 4
    for part in 0..<parts {
      var model = ModelWriter()
      var trainer = TaggerTrainer(vocabulary: vocabulary)
      trainer.epochs = 4
      trainer.train(
        sentences.indices.filter { $0 % parts != part }.map { sentences[$0] }, into: &model,
        log: { _ in })
      try model.write(to: scratch)
      let tagger = try Tagger(ModelFile(path: scratch))
      for index in sentences.indices where index % parts == part {
        tag(&sentences[index], tagger)
      }
    }
  }

  private func tag(_ sentence: inout TrainingSentence, _ tagger: Tagger) {
    let frame = SentenceFrame()
    var buffer = FeatureBuffer()
    frame.load(sentence.words)
    withUnsafeTemporaryAllocation(of: Int16.self, capacity: 256) { scores in
      if let scores = scores.baseAddress { tagger.tag(frame, &buffer, scores) }
    }
    for token in sentence.tokens.indices {
      sentence.tokens[token].foundTag = Int(frame.tags[token])
      sentence.tokens[token].foundFeatures = frame.features[token]
    }
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
