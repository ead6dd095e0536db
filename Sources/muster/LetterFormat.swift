import ArgumentParser
import MusterKit

extension LetterFormat: ExpressibleByArgument {}
