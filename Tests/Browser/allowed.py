"""What may stand in a page of Muster, and nothing else: elements, their attributes, and a pattern for each value.

Written down from the rules, not from the program: a tag that the program learns must be added here by hand. Patterns are
JavaScript's, anchored at both ends, and `.` matches line breaks too.
"""

Attributes = dict[str, str]
Elements = dict[str, Attributes]

ANY = ".*"
EMPTY = ""
# Made by us from a slug; GitHub's slugs keep letters of every language.
HEADING = r"h-[\p{L}\p{M}\p{N}\p{Pc}\p{S}\p{Cf}-]*"
FOOTNOTE = r"fn[0-9]{1,4}"
REFERENCE = r"fnref[0-9]{1,4}(?:-[0-9]{1,4})?"
# No scheme, no `//host`, no backslash, no control character: the walk also asks the browser where it leads.
RELATIVE = r"(?![a-zA-Z][a-zA-Z0-9+.-]*:)(?![/\\])[^\s\\\x00-\x1F\x7F]+"
EXTERNAL = r"(?:https?:\/\/|mailto:)[^\s\\\x00-\x1F\x7F]+"
ADDRESS = f"{EXTERNAL}|{RELATIVE}"
INTEGER = r"[0-9]{1,9}"
NUMBER = r"-?[0-9]{1,9}(?:\.[0-9])?"
ANCHOR = r"[a-z][a-z0-9.-]*"
TONE = "good|caution|half|bad|unknown|quiet"
DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
VERIFIED = r"(?:no number|[0-9]{1,3}\.[0-9])"
TREND = (f"Verified {VERIFIED} on {DAY}, after {VERIFIED} on {DAY}\\. (?:GO|GO WITH CONDITIONS|NO-GO|NOT ASSESSED) since {DAY}"
         r"(?: at the latest)?\.(?: Nothing is known of [0-9]+ points?\.)?")

PLAIN: Elements = {name: {} for name in (
    "p blockquote ul hr br wbr em strong del ins s u b i small sub sup kbd mark q cite var samp abbr bdi dl dt dd "
    "figure figcaption summary caption thead tbody tr li"
).split()}
HEADINGS: Elements = {f"h{level}": {"id": HEADING} for level in range(1, 7)}

# What is made of a document: everything inside `<div class="document">`.
CONTENT: Elements = PLAIN | HEADINGS | {
    "ol": {"start": INTEGER},
    "li": {"id": FOOTNOTE},
    "p": {"class": "alert-title"},
    "sup": {"class": "footnote-ref"},
    "input": {"type": "checkbox", "disabled": EMPTY, "checked": EMPTY, "aria-label": "done|open"},
    "details": {"open": EMPTY},
    "pre": {"class": "raw", "tabindex": "0"},
    "code": {"class": r"language-[a-z0-9_+#.-]{1,32}"},
    "table": {},
    "th": {"scope": "col|row", "class": "ta-[lcr]"},
    "td": {"class": "ta-[lcr]"},
    "a": {"href": ADDRESS, "rel": "noopener noreferrer nofollow", "class": "ext|footnote-backref|s [a-z]+", "id": REFERENCE,
          "aria-label": "back to reference [0-9]{1,4}|(verified|refuted|unverifiable|stale): .*"},
    # Always a file of this site, named by us; never one of another site, nor one that could hold a script.
    "img": {"src": r"(?:\.\.\/)*assets\/[a-z0-9-]+\.(?:png|jpg|jpeg|gif|webp|avif)", "alt": ANY, "loading": "lazy",
            "width": INTEGER, "height": INTEGER},
    "span": {"class": "broken|path", "title": ANY},
    "div": {"class": "table|alert alert-(?:note|tip|important|warning|caution)", "role": "region", "tabindex": "0",
            "aria-label": "table"},
    "section": {"class": "footnotes", "aria-label": "Footnotes"},
}

# What the templates make around it.
PAGE: Elements = PLAIN | {f"h{level}": {"id": r"[a-z][a-z0-9.-]*", "class": "label"} for level in range(1, 7)} | {
    "html": {"lang": "en"},
    "head": {},
    "meta": {"charset": "utf-8", "name": "viewport|referrer|robots|color-scheme",
             "content": "width=device-width, initial-scale=1|no-referrer|noindex|light dark"},
    "title": {},
    "link": {"rel": "icon|stylesheet|alternate", "type": r"image\/svg\+xml|application\/atom\+xml", "href": RELATIVE,
             "title": "Changes"},
    # Of the brief, which stands alone: its policy lets in this one by its digest.
    "style": {},
    # The logo: always a file of this site, named by us.
    "img": {"src": r"(?:\.\.\/)*assets\/[a-z0-9-]+\.(?:png|jpg|jpeg|gif|webp|avif)", "alt": EMPTY, "width": INTEGER,
            "height": INTEGER},
    "body": {},
    "header": {"class": "site"},
    "footer": {"class": "site"},
    "main": {"id": "main", "tabindex": "-1"},
    "nav": {"aria-label": "Site|On this page|Show|By status|Page", "class": "jump"},
    "aside": {"aria-label": "Facts"},
    "section": {"aria-labelledby": "[a-z-]+", "class": "[a-z ]+"},
    "div": {"class": "record|document|scroll|portfolio|columns|ledger|chart|t", "role": "region", "tabindex": "0",
            "aria-labelledby": "[a-z][a-z0-9.-]*"},
    "p": {"class": "eyebrow|decision|lede|note|place|legend",
          # Older than promised: shown by the script when the day has come.
          "role": "status", "data-late": "[0-9]{4}-[0-9]{2}-[0-9]{2}", "hidden": EMPTY},
    "span": {"class": "v|s [a-z]+", "id": HEADING},
    "small": {"class": "n|place"},
    "bdi": {"class": "n"},
    "ul": {"class": "diagnostics|citations"},
    "ol": {"class": "rules"},
    "dl": {"class": "facts|records"},
    "table": {"class": "own", "id": "[a-z]+"},
    "caption": {"id": "[a-z][a-z0-9.-]*"},
    "tr": {"id": "claim-[0-9a-f]{16}|f-[0-9a-f]{12}(?:-[0-9]{1,4})?"},
    "th": {"scope": "col|row"},
    "td": {"data-l": r"[A-Za-z0-9, -]*", "data-s": "[0-9]{1,15}", "colspan": INTEGER},
    # Under a table that is cut.
    "tfoot": {},
    # An empty address is the page itself.
    "a": {"href": f"(?:{ADDRESS})?", "class": "skip|name|s [a-z]+", "aria-current": "true|page"},
    "code": {},
    "pre": {"tabindex": "0"},
    "details": {"open": EMPTY, "class": "aside"},
    "summary": {"aria-current": "true"},
    # The charts.
    "foreign svg": {"viewBox": "0 0 [0-9]+ [0-9]+", "role": "img", "aria-labelledby": f"{ANCHOR} {ANCHOR}", "font-size": "11",
                    "width": INTEGER, "height": INTEGER, "aria-label": TREND},
    "foreign title": {"id": ANCHOR},
    "foreign desc": {"id": ANCHOR},
    "foreign rect": {"class": TONE, "x": NUMBER, "y": NUMBER, "width": NUMBER, "height": NUMBER, "fill": "currentColor"},
    "foreign line": {"x1": NUMBER, "y1": NUMBER, "x2": NUMBER, "y2": NUMBER, "stroke": "currentColor",
             "stroke-dasharray": "3 3"},
    "foreign path": {"class": TONE, "d": "[ML0-9. -]+", "fill": "none", "stroke": "currentColor", "stroke-width": "2"},
    "foreign text": {"x": NUMBER, "y": NUMBER, "text-anchor": "start|middle|end", "fill": "currentColor"},
}

# What the site's one script adds to pages, and the page of the search. Nothing else is loaded but the search's index.
_SCRIPTED: Elements = {
    "html": {"data-theme": "system|light|dark"},
    "script": {"src": r"(?:\.\.\/)*assets\/site\.[0-9a-f]{8}\.js|index\/[0-9a-v]{8}\.js"},
    "p": {"class": "filter", "role": "status"},
    "span": {"role": "status"},
    "th": {"aria-sort": "ascending|descending"},
    "a": {"class": "here", "aria-label": "Link to .*"},
    "div": {"id": "search", "hidden": EMPTY},
    "ol": {"class": "results"},
    "button": {"type": "button", "hidden": EMPTY},
    "label": {"for": "q"},
    "input": {"type": "search", "id": "q", "name": "q", "autocomplete": "off", "spellcheck": "false", "aria-label": "Filter: .*"},
    "select": {"name": "kind|service|status"},
    "option": {"value": ANY},
    "form": {"role": "search", "hidden": EMPTY, "data-index": "[0-9a-v]{8}"},
}


def _joined(elements: Elements, more: Elements) -> Elements:
    """Either's elements, either's attributes, and what either takes for a value."""
    joined = {name: dict(attributes) for name, attributes in elements.items()}
    for name, attributes in more.items():
        known = joined.setdefault(name, {})
        for attribute, pattern in attributes.items():
            known[attribute] = f"{known[attribute]}|{pattern}" if attribute in known else pattern
    return joined


CONTENT = _joined(CONTENT, {"a": {"class": "here", "aria-label": "Link to .*"}})
PAGE = _joined(PAGE, _SCRIPTED)
