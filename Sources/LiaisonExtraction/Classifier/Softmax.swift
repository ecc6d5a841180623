import Foundation

/// Numbers as shares of one, beside none of them, which counts as zero.
package enum Softmax {
  package static func shares(_ values: [Float]) -> (shares: [Float], none: Float) {
    let largest = values.reduce(0, max)
    let masses = values.map { exp($0 - largest) }
    let none = exp(-largest)
    let sum = masses.reduce(none, +)
    return (masses.map { $0 / sum }, none / sum)
  }
}
