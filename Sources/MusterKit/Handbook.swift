import Assessing
import Collecting
package import Diagnostics
import Publishing
import Rendering

/// Every diagnostic that Muster can emit, explained; sorted by id.
package let handbook: [HandbookEntry] =
  (requestHandbook + sourceHandbook + collectingHandbook + assessingHandbook + renderingHandbook + publishingHandbook)
  .sorted { $0.id.description < $1.id.description }
