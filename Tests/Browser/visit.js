// Evaluated in an empty page of the harness: shows pages in frames, does what a reader might do, waits, and says of each what
// was executed and what stands there. Answers in the order of `pages`.
async ({ pages, content, page, wait, patience, isOurs }) => {
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const mostElements = 600;

  const show = (address, number) => new Promise((done) => {
    const frame = document.createElement("iframe");
    frame.dataset.number = number;
    frame.style = "position:absolute;top:0;left:0;width:900px;height:600px;border:0";
    frame.onload = () => done(frame);
    setTimeout(() => done(frame), patience);
    frame.src = address;
    document.body.append(frame);
  });

  /// Elements, attributes and values that are on no list. The elements in `.document` have a list of their own.
  const strangers = (place) => {
    const found = [];
    const say = (text) => { if (found.length < 20) found.push(text.slice(0, 160)); };
    const walker = place.createTreeWalker(place, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT |
      NodeFilter.SHOW_PROCESSING_INSTRUCTION | NodeFilter.SHOW_CDATA_SECTION);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType !== Node.ELEMENT_NODE) { say("no element: " + node.nodeName); continue; }
      const name = node.namespaceURI === "http://www.w3.org/1999/xhtml" ? node.localName : "foreign " + node.nodeName;
      const isContent = node.parentElement?.closest(".document") != null;
      const allowed = (isContent ? content : page)[name];
      if (allowed === undefined) { say(`<${name}>${isContent ? " in content" : ""}`); continue; }
      for (const { name: attribute, value } of node.attributes) {
        const pattern = allowed[attribute];
        if (pattern === undefined) say(`<${name} ${attribute}="${value}">`);
        else if (!matches(pattern, value)) say(`value: <${name} ${attribute}="${value}">`);
        else if (attribute === "href" && isContent && isExternal(node) && !(node.rel && node.className === "ext")) {
          say(`not marked as external: <${name} href="${value}">`);
        } else if (attribute === "href" && !leadsSomewhereAllowed(node)) say(`address: <${name} href="${value}">`);
      }
    }
    return found;
  };
  /// Characters that nobody sees, or that turn the direction of what follows, where they could make one name look like another.
  const hidden = (place) => {
    const found = [];
    for (const node of place.querySelectorAll("title, h1, h2, h3, h4, h5, h6, bdi, code, .place")) {
      const character = node.textContent.match(/[\0-\x08\x0B-\x1F\x7F-\x9F\xAD\u061C\u200B\u2028-\u202E\u2060-\u206F\uFEFF]/u);
      if (character) found.push(`U+${character[0].codePointAt(0).toString(16)} in <${node.localName}>`);
    }
    return found.slice(0, 20);
  };
  const patterns = new Map();
  const matches = (pattern, value) => {
    if (!patterns.has(pattern)) patterns.set(pattern, new RegExp(`^(?:${pattern})$`, "su"));
    return patterns.get(pattern).test(value);
  };
  const isExternal = (node) => /^[a-z]+:/i.test(node.getAttribute("href") ?? "");
  /// As the browser reads the address: https, http, mailto, or within this site.
  const leadsSomewhereAllowed = (node) => {
    const value = node.getAttribute("href");
    // The protocol of what the browser takes for no address at all is ":"; a click on it does nothing.
    if (/^https?:\/\/[^/\\@]/i.test(value)) return /^(https?)?:$/.test(node.protocol) && node.username === "";
    if (/^mailto:/.test(value)) return node.protocol === "mailto:";
    return node.href.startsWith(location.origin + "/");
  };

  const interact = (place, view) => {
    for (const node of [...place.querySelectorAll("*")].slice(0, mostElements)) {
      const handlers = [...node.attributes].map(({ name }) => name).filter((name) => name.startsWith("on"));
      const events = ["mouseover", "mouseenter", "pointerdown", "keydown", "input", ...handlers.map((name) => name.slice(2))];
      for (const event of events) {
        try { node.dispatchEvent(new view.Event(event, { bubbles: event === "mouseover", cancelable: true })); } catch {}
      }
      try { node.focus?.({ preventScroll: true }); } catch {}
      try { if (node.localName === "details") node.open = true; else node.click?.(); } catch {}
      if (node.localName === "form" && /^\s*javascript:/i.test(node.action)) {
        try { node.requestSubmit(); } catch {}
      }
    }
  };

  /// Without what stands for a character that nobody sees.
  const letters = (text) => text.replace(/⟨U\+[0-9A-F]+⟩/g, "").replace(/[^A-Za-z0-9]/g, "");
  /// Whether what was written is in the title, and how often it stands in the document, both as text.
  const arrival = (place, payload) => {
    const wanted = letters(payload);
    if (!isOurs || wanted.length < 8) return null;
    return { inTitle: letters(place.querySelector("h1")?.textContent ?? "").includes(wanted),
      inDocument: letters(place.querySelector(".document")?.textContent ?? "").split(wanted).length - 1 };
  };

  const ran = (number) => window.__musterRan.filter(([which]) => which === number).map(([, what]) => what);
  window.__musterRan.length = 0;
  const frames = await Promise.all(pages.map(({ url }, number) => show(url, number)));
  await pause(wait);
  const answers = frames.map((frame, number) => {
    const [place, view] = [frame.contentDocument, frame.contentWindow];
    const answer = { byItself: ran(number), ran: [], strangers: [], hidden: [], arrived: null, elements: 0, away: "" };
    if (!place || view.location.href !== pages[number].url) {
      answer.away = place ? view.location.href : "another origin";
      return answer;
    }
    if (isOurs) [answer.strangers, answer.hidden] = [strangers(place), hidden(place)];
    answer.elements = place.querySelectorAll(".document *").length;
    answer.arrived = arrival(place, pages[number].payload);
    interact(place, view);
    return answer;
  });
  await pause(wait);
  frames.forEach((frame, number) => {
    const view = frame.contentWindow;
    answers[number].ran = ran(number);
    try {
      if (isOurs) answers[number].ran.push(...view.__musterNewNames().map((name) => "new name " + name));
      if (view.location.href !== pages[number].url) answers[number].away = view.location.href;
    } catch { answers[number].away = "another origin"; }
    frame.remove();
  });
  return { answers, nobody: ran(-1) };
}
