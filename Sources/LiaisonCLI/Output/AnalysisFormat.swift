import ArgumentParser
import Liaison

/// The ways to print what was made out of a document.
enum AnalysisFormat: String, CaseIterable, ExpressibleByArgument {
  case conllu, json, text

  func text(of analysis: DocumentAnalysis) -> String {
    switch self {
    case .conllu: CoNLLU.encode(analysis)
    case .json: AnalysisJSON.line(analysis) + "\n"
    case .text: AnalysisReport(analysis: analysis).text
    }
  }
}
