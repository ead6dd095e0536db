package import Diagnostics

/// What the site says about each diagnostic of the readers and the configuration.
package let collectingHandbook: [HandbookEntry] = [
  HandbookEntry(
    .frontMatterNotYAML, what: "The front matter between the `---` lines is not valid YAML.",
    why: "Muster read it line by line and knows only the usual keys, so a value may be cut or missed.",
    remedy: "Put values that hold `: ` in quotes, or write long ones as a block with `|`."),
  HandbookEntry(
    .frontMatterUnclosed, what: "A document begins with `---` and a field, and no second `---` ends the front matter.",
    why: "All of it is taken for prose, so its record is missing.",
    remedy: "Write a line of three dashes after the last field."),
  HandbookEntry(
    .documentLimit, what: "The document is so large or so deeply nested that parsing it could stall the build.",
    why: "What follows the place was not read, so a verdict of such a document approves nothing. "
      + "Its page shows the text as it is.",
    remedy: "Split the document, keep images in files of their own, flatten its lists, or exclude it in `muster.yml`."),
  HandbookEntry(
    .documentConflict, what: "A document still holds both texts of a merge that nobody has finished.",
    why: "Nobody can tell which of the two holds: its verdict counts as unrecognised, its ticks answer nothing, and it "
      + "waives nothing. What it says against a launch still counts.",
    remedy: "Keep one of the two texts, and remove the lines of `<<<<<<<`, `=======` and `>>>>>>>`."),
  HandbookEntry(
    .documentTableRows, what: "A table has more than 5,000 rows, or most of its rows lack most of their cells.",
    why: "The rows from this line on are neither read nor shown; the page says so below the table.",
    remedy: "Split the table, and write a cell for every column."),
  HandbookEntry(
    .yamlInvalid, what: "A YAML document that claims to hold objectives or an entry of a catalogue is not valid YAML.",
    why: "None of its records were read; other documents of the file were.",
    remedy: "Mend the line that the message names."),
  HandbookEntry(
    .jsonInvalid, what: "A JSON file, or a line of a file with a JSON value on each, is not valid JSON.",
    why: "Nothing was read from the value, so its records are missing.",
    remedy: "Mend the place that the message names. Keys may not repeat, and values may not nest deeper than 64 levels."
  ),
  HandbookEntry(
    .checklistWithheld,
    what:
      "A checklist says that it is a draft, a template or replaced, or that it is about another place than production.",
    why: "Its ticks answer none of the rubric's questions; what it answers with no still counts.",
    remedy: "Take those words away once the checklist holds, or tick the one that replaces it."),
  HandbookEntry(
    .csvInvalid,
    what: "A CSV file breaks its own quoting, or holds more rows, columns or bytes in a cell than are read.",
    why: "The rows behind that place are missing.", remedy: "Mend the quote, or split the file."),
  HandbookEntry(
    .encodingNUL, what: "The file holds NUL bytes.", why: "They are shown as U+FFFD; the file may be no text at all.",
    remedy: "Save the file as UTF-8 text."),
  HandbookEntry(
    .encodingInvalid, what: "Some bytes of the file are not UTF-8.",
    why: "They are shown as U+FFFD, and a name or a number may be wrong by them.", remedy: "Save the file as UTF-8."),
  HandbookEntry(
    .documentPointer, what: "The document is kept in Git LFS, and was not fetched.",
    why: "Its records are missing from the site, and nobody can tell whether they were good or bad.",
    remedy: "Run `git lfs pull` before the build."),
  HandbookEntry(
    .encodingUTF16, what: "The file is UTF-16 by its first bytes.", why: "Nothing of it was read.",
    remedy: "Save the file as UTF-8."),
  HandbookEntry(
    .dateUnreadable, what: "A field that should hold a date holds something else.",
    why: "The record counts as undated: its age cannot be judged, so it may never expire or expire at once.",
    remedy: "Write the date as YYYY-MM-DD."),
  HandbookEntry(
    .statusUnknown, what: "A status is written in words that the table of statuses does not have.",
    why:
      "The record is shown with its words. A decision or a proposal counts as `other`, never as accepted; a debt counts as open.",
    remedy: "Use proposed, accepted, rejected, deprecated or superseded; of a debt, open, in progress or closed."),
  HandbookEntry(
    .severityUnknown, what: "A severity is written in words that are not known.",
    why:
      "A debt is sorted behind all others and weighs nothing, and an incident has no level. A finding may be the gravest: "
      + "no approval above it counts while it is open.",
    remedy: "Use critical, high, medium or low."),
  HandbookEntry(
    .findingStatus, what: "A finding's status is written in words that are not known.",
    why: "The finding counts as open, because nobody can tell what became of it.",
    remedy: "Use open, or fixed with where and when. A risk that is accepted takes a waiver."),
  HandbookEntry(
    .reviewOfPerson, what: "A document is called a review, and reads as if it judged a person and no service.",
    why: "It is not read as a review, so that no person is on the scoreboard. Its name is still among the inputs.",
    remedy:
      "Keep it out of what is read with `exclude:`. If it is about a service, write `kind: review` and `service:`."),
  HandbookEntry(
    .serviceInferred,
    what: "A review or a certificate names a service that no configuration and no catalogue declares.",
    why: "It is a service of its own then, so what the review says does not reach the services that are declared.",
    remedy:
      "Write `service:` with the id of a declared service, add the name to that service's `aliases:`, or declare it."
  ),
  HandbookEntry(
    .findingTableUnread,
    what: "A table of a review has a column of levels, and none that is known to say what was found.",
    why: "None of its rows counts as a finding, however grave.", remedy: "Call the columns `Finding` and `Severity`."),
  HandbookEntry(
    .findingUnread,
    what: "An item of a review that passes has a grave level, below a heading that is none for findings.",
    why: "It counts as no finding, however grave.",
    remedy: "Put it below a heading such as `## Findings`, or write `[HIGH] Title`."),
  HandbookEntry(
    .verdictMissing, what: "A review has no verdict where one is looked for.",
    why: "Findings alone approve nothing, so the service stays unassessed on that persona's account.",
    remedy: "Write `**Verdict:**` and pass, conditional, fail or not assessed."),
  HandbookEntry(
    .verdictUnrecognised,
    what: "A review's verdict is written in words that the table of verdicts does not have, or that take it back.",
    why: "It never counts as a pass, so the service stays unassessed on that persona's account.",
    remedy: "Use pass, conditional, fail or not assessed."),
  HandbookEntry(
    .sentenceAgainstLaunch,
    what: "A review or a certificate passes, and a sentence of its text speaks against the launch.",
    why: "The verdict counts and the sentence does not, so whoever reads the one does not learn of the other.",
    remedy: "Change the verdict. If the sentence tells of a time that is over, say so in it."),
  HandbookEntry(
    .sentenceOfCritical, what: "A sentence names something critical, and no finding of the document is critical.",
    why: "What stands only in a sentence is in no list, holds nothing back and has nobody who closes it.",
    remedy: "Write it as a finding with its level, such as `### Title (CRITICAL)`, and its status."),
  HandbookEntry(
    .opinionCut, what: "A review or a certificate lets something pass, in a document that was not read to its end.",
    why: "What was not read may hold the finding that refuses, so the verdict counts as unrecognised. "
      + "A refusal counts.",
    remedy: "Mend what the other diagnostic of the document names."),
  HandbookEntry(
    .requirementTicked, what: "A review ticks the items of a list of requirements.",
    why: "A requirement says what has to be, not what is, so its tick counts for nothing and may mislead a reader.",
    remedy: "Write requirements without marks, and the answers into a checklist."),
  HandbookEntry(
    .objectiveOutOfRange,
    what: "The target of an objective is no share between 0 and 1, or no percentage between 0 and 100.",
    why: "No error budget can be computed for it.",
    remedy: "Write a share such as 0.999, or a percentage with its sign."),
  HandbookEntry(
    .objectiveUpperLimit, what: "The target of an objective is a greatest percentage of something that is no failure.",
    why: "What it limits is no share of good events, so it has no error budget.",
    remedy: "Nothing, if a limit is meant; else write which share is good, such as 99.9 %."),
  HandbookEntry(
    .objectiveMissed,
    what: "A table states what was measured beside an objective, and that is less than the objective.",
    why: "The document admits a breach, or calls one met. No measurement is kept of it, so the budget says nothing.",
    remedy: "Keep the measurement as a file; correct the figure or the word beside it if one of them is wrong."),
  HandbookEntry(
    .objectiveHundred, what: "An objective promises 100 %.",
    why: "It leaves no error budget: one failed request breaks it, and nobody can plan a risk.",
    remedy: "State what users can do without, such as 99.9 %."),
  HandbookEntry(
    .objectiveLow, what: "An objective promises less than half of what happens.",
    why: "It is kept while most events are bad, so its error budget never runs out.",
    remedy: "State what users need, such as 99.9 %."),
  HandbookEntry(
    .latencySlow, what: "An objective promises an answer within more than a minute.",
    why: "Nobody waits that long, so a service that hangs keeps it.",
    remedy: "State what users wait for. Where it is a job, a batch or a pipeline, say so in its name."),
  HandbookEntry(
    .indicatorOpen, what: "An objective says TBD where its indicator should stand.",
    why: "Nobody can measure it, nor tell what its share is of.",
    remedy: "Say which events count, and which of them are good."),
  HandbookEntry(
    .objectiveContradiction, what: "Two documents promise one service different shares under the same name.",
    why: "Nobody can tell which promise holds; both are shown.", remedy: "State the objective in one place."),
  HandbookEntry(
    .windowAmbiguous, what: "The window of an OpenSLO objective ends in `m`, which means minutes.",
    why: "Over a few minutes no budget can be judged; a month was probably meant.",
    remedy: "Write `1M` for a calendar month, or `30d`."),
  HandbookEntry(
    .indicatorMissing, what: "An objective refers to an indicator that its file does not define.",
    why: "Unless another file defines it, nobody knows what is measured.",
    remedy: "Define the SLI beside the SLO, or check the name."),
  HandbookEntry(
    .alertTellsNobody, what: "An alert policy of OpenSLO has no notification target.",
    why: "When its condition holds nobody hears of it.",
    remedy: "Add `notificationTargets:` with a target, or the `targetRef` of one."),
  HandbookEntry(
    .alertUnreadable, what: "An alert condition of OpenSLO lacks something, or is of a kind of its own.",
    why: "Without a burn rate and a window nobody can tell whether it fires in time, or ever.",
    remedy: "Write `kind: burnrate`, `op:`, `threshold:` and `lookbackWindow:` below `condition:`."),
  HandbookEntry(
    .alertMissing,
    what: "An alert policy, condition or notification target is referred to and defined nowhere in the source.",
    why: "Unless another repository defines it, the alert does not exist.",
    remedy: "Define it in any file, or correct the name."),
  HandbookEntry(
    .targetMissing, what: "An objective states no target.", why: "There is nothing that it could meet or miss.",
    remedy: "Add a target, such as 99.9 %."),
  HandbookEntry(
    .zoneUnknown, what: "An objective names a time zone that the machine's time-zone database does not have.",
    why: "Its days and months are counted in UTC, so events near midnight may count in the wrong window.",
    remedy: "Write a name such as `Europe/Berlin`, and install `tzdata` where the site is built."),
  HandbookEntry(
    .measurementReversed, what: "A row of a measurement ends before it begins.",
    why: "Nobody can say for which time it counts, so it is left out.", remedy: "Correct its times."),
  HandbookEntry(
    .measurementRows, what: "A file has more rows for one objective than Muster keeps.",
    why: "Only the newest count in windows and charts; sums over the whole file are complete.",
    remedy: "Add rows up to longer times, such as an hour each."),
  HandbookEntry(
    .measurementNoData, what: "A row or point of a measurement holds no data.",
    why: "It is left out: no data is neither good nor bad.",
    remedy: "Nothing, if the service was idle; else mend the export."),
  HandbookEntry(
    .measurementExceeds, what: "A row counts more good events than there were.",
    why: "One of the numbers is wrong, so the row is left out.", remedy: "Correct the row."),
  HandbookEntry(
    .measurementInvalid,
    what: "A measured value is no share (below 0, above 100 %, infinite), no number, or too large to compute with.",
    why: "It is left out.", remedy: "Correct the value."),
  HandbookEntry(
    .latencyInvalid,
    what: "A measured latency has no unit or is no time, or its buckets do not count everything.",
    why: "Milliseconds read as seconds would judge the objective wrongly, so the value is left out.",
    remedy:
      "Write the unit into the name or beside the value (`p95_ms`, `450 ms`); export every bucket, `+Inf` included."),
  HandbookEntry(
    .measurementAmbiguous, what: "A column of measurements holds shares and percentages without signs.",
    why: "A value above 1 was read as a percentage; one below may be either.",
    remedy: "Write all values the same way, as shares or with a percent sign."),
  HandbookEntry(
    .loadTestThreshold, what: "A load test broke a threshold of its own.",
    why: "The service did not meet its limit under load.",
    remedy: "Mend the service, or change the threshold with a reason."),
  HandbookEntry(
    .loadTestAllFailed, what: "Every request of a load test failed.",
    why: "Its latencies are those of error pages and say nothing.", remedy: "Repeat the test."),
  HandbookEntry(
    .loadTestEmpty, what: "A document about a load test states targets and no measured value.",
    why: "Targets are not results, so no load test was collected from it.", remedy: "Add the measured values."),
  HandbookEntry(
    .kpiValue,
    what:
      "The value of a KPI is no number that can be read: a range, a bound, one below nought, a quotient that is no share.",
    why: "It is compared with no target, so that nobody reads a number that was not measured.",
    remedy: "Write one number with its unit, as in `96.7 %` or `0.31 s`."),
  HandbookEntry(
    .kpiTarget, what: "A target in percent has one comma before three digits, as in `1,500 %`.",
    why: "It may be 1.5 % or 1500 %, so nothing is compared with it.",
    remedy: "Write a point before decimals, and nothing between thousands."),
  HandbookEntry(
    .debtDuplicate, what: "A register lists one id twice.",
    why: "The rows are taken for one debt, closed if one of them is.",
    remedy: "Move the row instead of copying it, or give it another id."),
  HandbookEntry(
    .debtDetached, what: "A row stands apart from its table, behind a blank line.",
    why: "Readers of the file see it as a line of text; Muster reads it as a row of the table above.",
    remedy: "Remove the blank line."),
  HandbookEntry(
    .debtTotal, what: "A register states a number of debts that is not the number it lists.",
    why: "The stated number is not used.", remedy: "Correct the number, or leave it out."),
  HandbookEntry(
    .ownerMissing, what: "A catalogue lists a component without an owner.", why: "Nobody is responsible for it.",
    remedy: "Add the owner."),
  HandbookEntry(
    .patternIsTeam, what: "A line of CODEOWNERS begins with a team or an address where a pattern should be.",
    why: "It owns nothing, and the forge ignores it.", remedy: "Put a pattern such as `/src/` in front."),
  HandbookEntry(
    .serviceTable, what: "A document that is called a catalogue of services has a table of them and their owners.",
    why: "Prose declares no service: the names, tiers and owners in it are not taken over, and no record follows them.",
    remedy:
      "Declare the services in `muster.yml`, or each in a `catalog-info.yaml`. Ignore the note where that is done."),
  HandbookEntry(
    .serviceTier, what: "The tier of a service is no number from 1 to 9.",
    why: "The service is judged as tier 2.", remedy: "Write `tier: 1` for the most critical services."),
  HandbookEntry(
    .serviceTwice, what: "Two documents declare a service with the same id.",
    why: "Only the first one is used: its tier and owner decide what is asked of the service.",
    remedy: "Give one of them another id, or remove it."),
  HandbookEntry(
    .serviceUnknown, what: "A record names a service that nothing declares, a slip away from one that is declared.",
    why: "What it says counts for a service of its own: a refusal in it does not reach the one that was meant.",
    remedy: "Correct the name, add it to the `aliases` of the service, or declare the service."),
  HandbookEntry(
    .recordTwice, what: "Two records of one kind and service carry the same id.",
    why: "A reference to the id can mean either of them.", remedy: "Give one of them another id."),
  HandbookEntry(
    .kindUnknown, what: "The front matter's `kind` is none that Muster knows.",
    why: "The document is read as if it had none, so its record is probably missing.",
    remedy: "Use one of the kinds that the message names."),
  HandbookEntry(
    .documentEmpty, what: "The file holds no text.", why: "Whoever opens it in need finds nothing.",
    remedy: "Write it, or remove the file."),
  HandbookEntry(
    .documentNoTitle, what: "A record's document has no heading of level 1.",
    why: "The file's name is shown for a title, and people search for words that are not in it.",
    remedy: "Begin with `# ` and a title."),
  HandbookEntry(
    .documentSeveralTitles, what: "A record's document has several headings of level 1.",
    why: "Only the first is its title; outlines and links take the others for documents of their own.",
    remedy: "Use `##` for the parts of a document."),
  HandbookEntry(
    .fenceUnclosed, what: "A block of code begins and does not end.",
    why: "Everything below it is shown as code, and nothing of it is read.",
    remedy: "Close the block with a line of the same signs that opened it."),
  HandbookEntry(
    .decisionStatusMissing, what: "A decision record does not say what became of it.",
    why: "Nobody can tell whether to follow it.",
    remedy: "Write `status: accepted`, or what it is, in the front matter."),
  HandbookEntry(
    .decisionTitlePlaceholder, what: "The heading of a decision record is the template's.",
    why: "The file's name is shown for a title.", remedy: "Write what was decided."),
  HandbookEntry(
    .decisionNumberConflict, what: "The heading of a decision record has another number than its file.",
    why: "A reference by number means the file's number, and readers of the text use the other.",
    remedy: "Correct the heading."),
  HandbookEntry(
    .decisionNumberTwice, what: "Two decision records of one folder carry the same number.",
    why: "A reference by number can mean either of them; Muster tells them apart by their paths.",
    remedy: "Give one of them the next free number, or refer to them by file name."),
  HandbookEntry(
    .decisionUnknown, what: "A decision record says that it replaces one that is not there, or is replaced by one.",
    why: "The chain of decisions ends in nothing.", remedy: "Correct the number, or link to the file."),
  HandbookEntry(
    .waiverNoCheck, what: "A waiver does not say which check may fail.", why: "It waives nothing.",
    remedy: "Write `check:` with the id of the check."),
  HandbookEntry(
    .waiverNoReason, what: "A waiver gives no reason.", why: "It is not valid, and the check fails as before.",
    remedy: "Write `reason:` with a sentence of its own."),
  HandbookEntry(
    .waiverNoApprover, what: "Nobody approved a waiver.", why: "It is not valid, and the check fails as before.",
    remedy: "Write `approver:` with the name of somebody who may accept the risk."),
  HandbookEntry(
    .waiverSelfApproved, what: "A waiver was approved by the person who asked for it.",
    why: "It is not valid: nobody accepts a risk on his own word.", remedy: "Let somebody else approve it."),
  HandbookEntry(
    .waiverUnreadableCreated, what: "What a waiver writes for the day of its creation is no day.",
    why: "Nobody can tell how long it lasts, so it waives nothing.",
    remedy: "Write `created:` with a date as YYYY-MM-DD."
  ),
  HandbookEntry(
    .waiverTooLong, what: "A waiver runs for more than half a year.",
    why: "It is not valid: an exception that does not end is a rule.",
    remedy: "Let it end within 180 days, and renew it then if need be."),
  HandbookEntry(
    .waiverOutOfForce,
    what: "The status of a waiver is `draft`, `revoked` or another one that does not put it in force.",
    why: "Nobody accepts the failure, or nobody does any more, so it waives nothing.",
    remedy: "Write `status: approved` once it is, or remove the waiver that ended."),
  HandbookEntry(
    .waiverNoExpiry, what: "A waiver has no end.", why: "Nobody will ever look at it again.",
    remedy: "Write `expires:` with a date."),
  HandbookEntry(
    .proposalStatusPlaceholder, what: "The status of a proposal is still the choice that its template offers.",
    why: "It counts as having no status.", remedy: "Keep the one that holds."),
  HandbookEntry(
    .proposalDateOrder, what: "A proposal was last updated before it was created.", why: "One of the dates is wrong.",
    remedy: "Correct one of the dates."),
  HandbookEntry(
    .reviewPeriodUnknown, what: "The period after which a runbook is to be reviewed cannot be read.",
    why: "Nobody can say when its next review is due.", remedy: "Write for example `6 months` or `quarterly`."),
  HandbookEntry(
    .incidentOpen, what: "An incident of critical or high severity is said to be open.",
    why:
      "Whoever reads a GO beside it should know. No rule of the decision rests on incidents: what is left to do about one "
      + "is a finding or an action.",
    remedy: "When it is over, write `status: resolved`, and when that was."),
  HandbookEntry(
    .incidentDrill, what: "A report of an incident says of itself that it tells of a drill.",
    why:
      "Nothing happened, so it is no incident, and nothing is held against the service. What is to be done after it is.",
    remedy: "Nothing, unless something did happen: then take those words away."),
  HandbookEntry(
    .incidentTimeInvalid, what: "A time among an incident's key events cannot be read.",
    why: "No duration can be computed from it, so a stated one cannot be checked.",
    remedy: "Write the time as YYYY-MM-DD HH:MM, with its zone if there is one."),
  HandbookEntry(
    .incidentZone, what: "A time of an incident names a zone that is none of the published ones, as `IST`.",
    why:
      "Several zones share such a name, or it changes with the seasons, so no span to a time in another zone is computed.",
    remedy: "Write how far its clocks are ahead of UTC: `17:40 +05:30`."),
  HandbookEntry(
    .incidentTimeOrder, what: "An incident was repaired or resolved before it was noticed, by its own times.",
    why: "One of the times is wrong, so no span between the two is computed.",
    remedy: "Look at the year and the month first: they are mistyped most."),
  HandbookEntry(
    .incidentDurationMismatch, what: "An incident states another duration than its own times give.",
    why: "Means over many incidents are made of the stated durations; one of the two is wrong.",
    remedy: "Correct the duration or the times, or say that it counts support hours only."),
  HandbookEntry(
    .incidentDurationOrder, what: "An incident was resolved in less time than it took to repair it.",
    why: "One of the two durations is wrong, or they are measured from different beginnings.",
    remedy: "Measure both from when the incident was noticed."),
  HandbookEntry(
    .progressOutOfRange, what: "The progress of a plan or an update is no number from 0 to 100.",
    why: "It is left out.", remedy: "Write percent: `progress: 60`."),
  HandbookEntry(
    .updateInconsistent, what: "The parts of an update cannot all be true.",
    why: "It says completed and is not, or blocked and names nothing that blocks.",
    remedy: "Correct the status, the progress or the blockers."),
  HandbookEntry(
    .planDependencyMissing, what: "A phase of a plan waits for a phase that the plan does not have.",
    why: "Nobody can say when the phase may begin.", remedy: "Add the phase, or correct its name."),
  HandbookEntry(
    .planRollbackMissing, what: "A plan says how it is deployed and leaves open how that is undone.",
    why: "The way back is looked for when there is no time to look.", remedy: "Write the rollback procedure."),
  HandbookEntry(
    .configurationNotYAML, what: "The configuration is not valid YAML, or holds no keys.",
    why: "Nothing of it is in force, so nothing is published.", remedy: "Mend the line that the message names."),
  HandbookEntry(
    .configurationUnreadable, what: "What was meant as the configuration of a source cannot be read.",
    why: "Without it other rules would hold than somebody wrote, so nothing is judged and nothing is published.",
    remedy: "Let `muster.yml` be a file that the account which runs Muster can read, or name another with --config."),
  HandbookEntry(
    .configurationInvalid, what: "The configuration has a key or a value that Muster does not know.",
    why: "What was meant by it is not in force.", remedy: "Correct the key; the message names the nearest known one."),
  HandbookEntry(
    .configurationRole,
    what:
      "The configuration names a role that no review, certificate or persona has, a slip away from one that some have.",
    why: "The services wait for the review of somebody who does not exist.", remedy: "Correct the name of the role."),
  HandbookEntry(
    .configurationPath, what: "No file of any source lies at a path that the configuration names.",
    why: "No record belongs to a service by this path, and nothing is read or left out by it.",
    remedy: "Write the path from the root of the source, as in `services/payments/**`, or remove it. "
      + "`*`, `**`, `?` and `[ab]` have a meaning; braces and `!` have none."),
  HandbookEntry(
    .configurationExcludes, what: "Documents are not read because the configuration excludes them.",
    why: "A record among them counts for nothing and against nothing.",
    remedy: "Nothing needs to be done if none of them is a record."),
  HandbookEntry(
    .configurationExcludesAll, what: "The configuration excludes every document of every source.",
    why: "The site is empty, and an empty site has nothing against a launch.",
    remedy: "Exclude only what holds no records."),
  HandbookEntry(
    .configurationWeakened,
    what:
      "The configuration lets something hold or stay open longer than usual, or puts a service into a lower tier than its"
      + " own declaration.",
    why: "A service may owe its decision to that, and nobody sees it on its page.",
    remedy: "Remove the line, or write a decision record on why it is right."),
  HandbookEntry(
    .configurationPublish,
    what: "What the configuration says of publishing has a key or a value that Muster does not know.",
    why: "The site could stand where nobody looks, or replace what it should not, so nothing is published.",
    remedy: "Correct the line: `publish` has a folder in `to`, and in `mode` one of exchange, releases and in-place."),
  HandbookEntry(
    .rubricInvalid, what: "The rubric has a key or a value that Muster does not know, or an incomplete check.",
    why: "The check is left out or judged otherwise than meant.", remedy: "Correct the line that the message names."),
  HandbookEntry(
    .tooManyCommits,
    what: "The citations of a source go back to more than 200 commits whose files are not called by their whole path.",
    why: "Of the others nobody looked which file they mean, because the names of today may be another file's.",
    remedy: "Cite files by their path from the root, or state the same reviewed commit in more documents."),
  HandbookEntry(
    .unknownCommit, what: "A record states a reviewed commit that the repository does not have, or that names several.",
    why: "Nobody can tell whether what it cites is still what was reviewed.",
    remedy: "Correct the commit, or fetch the repository whole (`git fetch --unshallow`)."),
]
