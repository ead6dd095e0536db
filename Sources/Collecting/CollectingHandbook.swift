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
    why: "Nothing was read from it, and its page shows the text as it is.",
    remedy: "Split the document, flatten its lists, or exclude it in `muster.yml`."),
  HandbookEntry(
    .documentTableRows, what: "A table has more than 5,000 rows, or most of its rows lack most of their cells.",
    why: "The rows from this line on are neither read nor shown; the page says so below the table.",
    remedy: "Split the table, and write a cell for every column."),
  HandbookEntry(
    .yamlInvalid, what: "A YAML file that claims to hold objectives is not valid YAML.",
    why: "None of its records were read.", remedy: "Mend the line that the message names."),
  HandbookEntry(
    .jsonInvalid, what: "A JSON file, or a line of a file with a JSON value on each, is not valid JSON.",
    why: "Nothing was read from the value, so its records are missing.",
    remedy: "Mend the place that the message names. Keys may not repeat, and values may not nest deeper than 64 levels."
  ),
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
    .encodingUTF16, what: "The file is UTF-16 by its first bytes.", why: "Nothing of it was read.",
    remedy: "Save the file as UTF-8."),
  HandbookEntry(
    .dateUnreadable, what: "A field that should hold a date holds something else.",
    why: "The record counts as undated: its age cannot be judged, so it may never expire or expire at once.",
    remedy: "Write the date as YYYY-MM-DD."),
  HandbookEntry(
    .statusUnknown, what: "A status is written in words that the table of statuses does not have.",
    why: "The record is shown with its words and counts as `other`, never as accepted.",
    remedy: "Use proposed, accepted, rejected, deprecated or superseded."),
  HandbookEntry(
    .severityUnknown, what: "A severity is written in words that are not known.",
    why: "The record is sorted behind all others and weighs nothing.", remedy: "Use critical, high, medium or low."),
  HandbookEntry(
    .verdictUnrecognised, what: "A review's verdict is written in words that the table of verdicts does not have.",
    why: "It never counts as a pass, so the service stays unassessed on that persona's account.",
    remedy: "Use pass, conditional, fail or not assessed."),
  HandbookEntry(
    .objectiveOutOfRange, what: "The target of an objective is not between 0 and 100 %.",
    why: "No error budget can be computed for it.",
    remedy: "Write a share such as 0.999, or a percentage with its sign."),
  HandbookEntry(
    .serviceTier, what: "The tier of a service is no number from 1 to 9.",
    why: "The service is judged as tier 2.", remedy: "Write `tier: 1` for the most critical services."),
  HandbookEntry(
    .serviceTwice, what: "Two documents declare a service with the same id.",
    why: "Only the first one is used: its tier and owner decide what is asked of the service.",
    remedy: "Give one of them another id, or remove it."),
  HandbookEntry(
    .recordTwice, what: "Two records of one kind and service carry the same id.",
    why: "A reference to the id can mean either of them.", remedy: "Give one of them another id."),
  HandbookEntry(
    .kindUnknown, what: "The front matter's `kind` is none that Muster knows.",
    why: "The document is read as if it had none, so its record is probably missing.",
    remedy: "Use one of the kinds that the message names."),
  HandbookEntry(
    .configurationNotYAML, what: "The configuration is not valid YAML.", why: "Nothing of it is in force.",
    remedy: "Mend the line that the message names."),
  HandbookEntry(
    .configurationInvalid, what: "The configuration has a key or a value that Muster does not know.",
    why: "What was meant by it is not in force.", remedy: "Correct the key; the message names the nearest known one."),
  HandbookEntry(
    .rubricInvalid, what: "The rubric has a key or a value that Muster does not know, or an incomplete check.",
    why: "The check is left out or judged otherwise than meant.", remedy: "Correct the line that the message names."),
]
