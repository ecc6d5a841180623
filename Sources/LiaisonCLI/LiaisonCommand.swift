import ArgumentParser

@main
struct LiaisonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "liaison", abstract: "Who founded, sues, gives to, advises and invests in whom.")
}
