import Assessing
import Collecting
package import Diagnostics
import Publishing
import Rendering

/// What the diagnostics of every stage but rendering mean; rendering knows its own.
let stageHandbook: [HandbookEntry] =
  requestHandbook + cacheHandbook + gateHandbook + sourceHandbook + collectingHandbook + certificateHandbook
  + assessingHandbook
  + citationHandbook + publishingHandbook

/// Every diagnostic that Muster can emit, explained; sorted by id.
package let handbook: [HandbookEntry] =
  (stageHandbook + renderingHandbook).sorted { $0.id.description < $1.id.description }
