// What the pages do with a script and could do without: the reader's theme, links to headings, tables that sort and filter,
// and a word about a page that is older than was promised.
// Search alone needs it. It makes elements and texts, never markup, and reads no text as a script or an address of one.
"use strict";
(() => {
  const page = document, root = page.documentElement, key = "muster-theme";
  const make = (name, values, ...content) => {
    const made = page.createElement(name);
    for (const key in values) made.setAttribute(key, values[key]);
    made.append(...content);
    return made;
  };

  // Where nothing may be kept, a theme lasts as long as the page.
  const wear = theme => { root.dataset.theme = theme; };
  try { wear(localStorage.getItem(key) ?? "system"); } catch {}
  const addThemes = () => {
    const pick = make("select", {}, ...["system", "light", "dark"].map(name => new Option(name)));
    pick.value = root.dataset.theme ?? "system";
    pick.onchange = () => {
      wear(pick.value);
      try { localStorage.setItem(key, pick.value); } catch {}
    };
    page.querySelector("footer.site").append(make("p", {}, make("label", {}, "Theme ", pick)));
  };

  // A heading without an id is found by that of the table below it.
  const addLink = head => {
    const id = head.id || head.parentElement.querySelector(":scope > .scroll caption")?.id;
    if (!id) return;
    const link = make("a", { class: "here", href: "#" + id, "aria-label": "Link to " + head.textContent }, "#");
    link.onclick = () => navigator.clipboard?.writeText(link.href).then(() => {
      link.textContent = "copied";
      setTimeout(() => link.textContent = "#", 2e3);
    }, () => {});
    head.append(" ", link);
  };

  const inWords = new Intl.Collator("en", { numeric: true });
  // Statuses the worst first, numbers and lengths of time by size, then words and dates; a cell that says nothing always
  // comes last.
  const weigh = (row, at) => {
    const cell = row.cells[at], text = cell.textContent.trim(), status = cell.querySelector(".s"),
      key = cell.dataset.s, size = key ?? /^-?\d+(\.\d+)?(?![\d.]*[-:])/.exec(text)?.[0];
    return { row, text, size: +size || 0, rank: !text ? 3 : status && !key
      ? "bad caution half unknown quiet good".indexOf(status.classList[1]) - 40 : size ? 1 : 2 };
  };
  const addSorting = table => {
    const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, at) => {
      const button = make("button", { type: "button" }, ...head.childNodes);
      head.append(button);
      button.onclick = () => {
        const sign = head.ariaSort === "ascending" ? -1 : 1;
        for (const other of heads) other.ariaSort = null;
        head.ariaSort = sign < 0 ? "descending" : "ascending";
        body.append(...[...body.rows].map(row => weigh(row, at)).sort((a, b) => (a.rank > 2) - (b.rank > 2) ||
          sign * (a.rank - b.rank || a.size - b.size || inWords.compare(a.text, b.text))).map(({ row }) => row));
      };
    });
  };
  // As a reader types who has no other keys.
  const bare = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");
  const addFilter = table => {
    const rows = [...table.tBodies[0].rows], said = make("span", { role: "status" });
    const box = make("input", { type: "search", "aria-label": "Filter: " + table.caption.textContent });
    box.oninput = () => {
      let words = bare(box.value).split(" "), shown = 0;
      for (const row of rows) shown += !(row.hidden = words.some(word => !bare(row.textContent).includes(word)));
      said.textContent = `${shown} of ${rows.length} ${table.tFoot?.textContent ?? ""}`;
    };
    table.parentElement.before(make("p", { class: "filter" }, make("label", {}, "Filter ", box), " ", said));
  };

  // Search without a server. The index is in many small scripts, each of which hands its part to `muster`, because scripts
  // are all that a page can load from a folder. Sources/Rendering/Search makes them and says what is in them.
  const addSearch = async area => {
    const [form, plain, list, more] = area.children, facets = ["kind", "service", "status"],
      field = form.q, said = form.lastElementChild;

    // No other script is ever loaded: eight letters of ours in one folder.
    const rules = { createScriptURL: name => {
      if (!/^[0-9a-v]{8}$/.test(name)) throw name;
      return `index/${name}.js`;
    } };
    const policy = window.trustedTypes?.createPolicy("muster-search", rules) ?? rules,
      parts = {}, loads = {}, chosen = {};
    window.muster = (name, part) => { parts[name] = part; };
    /// Part `at` of those whose names stand one after the other.
    const load = (names, at) => {
      const name = names.slice(8 * at, 8 * at + 8);
      return loads[name] ??= new Promise((done, failed) => {
        const script = make("script");
        script.onload = () => done(parts[name]);
        script.onerror = failed;
        script.src = policy.createScriptURL(name);
        page.head.append(script);
      });
    };

    // As SearchWords reads a text.
    const token = /[\p{L}\p{N}\p{M}]+/gu;
    const fold = word => [...bare(word).replaceAll("ς", "σ")].slice(0, 24).join("");

    /// Where the last of the sorted values stands that is not greater, else the first.
    const place = (sorted, value) => {
      let low = 1, high = sorted.length;
      while (low < high) {
        const mid = (low + high) >> 1;
        sorted[mid] > value ? high = mid : low = mid + 1;
      }
      return low - 1;
    };
    /// For every page the weight of the word in it, or of words that begin with it. `wo*` stands for all that begin with `wo`.
    const find = async (word, open) => {
      const found = new Float32Array(all.length), star = word + "*", isStar = base.stars.includes(word);
      const end = place(base.firsts, !open ? word : isStar ? star : word + "\uffff"), need = [];
      for (let at = place(base.firsts, word); at <= end; at++) need.push(load(base.words, at));
      for (const part of await Promise.all(need)) {
        for (const entry of part.split(" ")) {
          const [key, lists] = entry.split("=");
          if (key !== word && !(open && (isStar ? key === star : key.startsWith(word)))) continue;
          lists.split(",").forEach((text, tier) => {
            // Gaps between numbers, four bits a letter, the fifth set in the last of each.
            let at = -1, gap = 0, shift = 0;
            for (const letter of text) {
              const bits = parseInt(letter, 32);
              gap += (bits & 15) << shift;
              shift += 4;
              if (bits > 15) {
                at += gap + 1;
                found[at] = Math.max([8, 3, 1][tier] * (key === word ? 2 : 1), found[at]);
                gap = shift = 0;
              }
            }
          });
        }
      }
      return found;
    };
    /// What holds all words, the best first; of two alike the first in the index.
    const match = async (words, open) => {
      const sets = await Promise.all(words.map((word, at) => find(word, open && !words[at + 1])));
      const rare = sets.map(set => Math.log(2 + all.length / set.filter(Boolean).length));
      const score = all.map(at => sets.reduce((sum, set, word) => sum && set[at] && sum + set[at] * rare[word], 1));
      return all.filter(at => score[at]).sort((a, b) => score[b] - score[a]);
    };

    /// The sentence with most of the words, those marked.
    const quote = (lines, fits) => {
      let most = -1, text = "", marks = [];
      for (const part of lines) {
        const hits = [...part.matchAll(token)].filter(([word]) => fits(fold(word)));
        const count = new Set(hits.map(([word]) => fold(word))).size;
        if (count > most) [most, text, marks] = [count, part, hits];
      }
      let from = text.lastIndexOf(" ", (marks[0]?.index ?? 0) - 150) + 1;
      const end = from + 300, line = make("p", {}, from ? "… " : "");
      for (const { 0: word, index } of marks) {
        if (index > end) break;
        line.append(text.slice(from, index), make("mark", {}, word));
        from = index + word.length;
      }
      line.append(text.slice(from, end), text[end] ? " …" : "");
      return line;
    };
    const nameOf = (facet, at) => base[facet].names[of[facet][at]];
    const show = async (at, fits) => {
      const group = place(starts, at), [title, href, ...lines] = (await load(base.texts, group))[at - starts[group]];
      const [kind, service, status] = facets.map(facet => nameOf(facet, at));
      const about = make("small", {}, kind, service && " · " + service, " ");
      if (status) about.append(make("span", { class: "s " + base.tones[status] }, status));
      return make("li", {}, make("h2", {}, make("a", { href: "../" + href }, title)), about, quote(lines, fits));
    };

    const fitsAll = (at, but) =>
      facets.every(facet => facet === but || !chosen[facet] || chosen[facet] === nameOf(facet, at));
    const offer = (facet, met) => {
      const select = form[facet], value = chosen[facet], counts = new Map(value && [[value, 0]]);
      for (const at of met) {
        const name = nameOf(facet, at);
        if (name && fitsAll(at, facet)) counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      select.replaceChildren(new Option("all", ""),
        ...[...counts].sort().map(([name, count]) => new Option(`${name} (${count})`, name)));
      select.value = value;
    };

    let turn = 0;
    const search = async () => {
      const mine = ++turn, words = [...field.value.matchAll(token)].map(([word]) => fold(word)).slice(-4), last = words.at(-1);
      const open = /[\p{L}\p{N}\p{M}]$/u.test(field.value);
      const fits = word => words.includes(word) || open && word.startsWith(last);
      try {
        const met = await match(words, open);
        if (mine < turn) return;
        for (const facet of facets) chosen[facet] = form[facet].value;
        const found = met.filter(fitsAll);
        said.textContent = (found.length || "Nothing") + " found";
        list.replaceChildren();
        more.onclick = async () => {
          const lines = await Promise.all(found.splice(0, 10).map(at => show(at, fits)));
          if (mine < turn) return;
          more.hidden = !found.length;
          list.append(...lines);
          if (lines[0]?.previousSibling) lines[0].querySelector("a").focus();
        };
        await more.onclick();
        if (mine < turn) return;
        for (const facet of facets) offer(facet, met);
      } catch {
        said.textContent = "A part is missing. Reload.";
      }
    };

    const base = await load(form.dataset.index, 0), of = {};
    for (const facet of facets) of[facet] = base[facet].runs.flatMap(([name, count]) => Array(count).fill(name));
    const all = of.kind.map((_, at) => at);
    let start = 0, timer;
    const starts = base.counts.map(count => (start += count) - count);
    const asked = new URLSearchParams(location.search);
    field.value = asked.get("q");
    for (const facet of facets) form[facet].append(new Option("", asked.get(facet) ?? "", 1, 1));
    plain.hidden = true;
    form.hidden = false;
    form.oninput = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const asked = "" + new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
        try { history.replaceState(null, "", location.pathname + (asked && "?" + asked)); } catch {}
        search();
      }, 30);
    };
    form.onsubmit = event => event.preventDefault();
    // From the field down into the results, and up again.
    area.onkeydown = event => {
      const stops = [field, ...list.querySelectorAll("a")], now = stops.indexOf(event.target);
      const next = { ArrowDown: now + 1, ArrowUp: now - 1, Escape: 0 }[event.key];
      if (now < 0 || !stops[next]) return;
      if (next) event.preventDefault();
      stops[next].focus();
    };
    search();
  };

  addEventListener("DOMContentLoaded", () => {
    const each = (query, act) => page.querySelectorAll(query).forEach(act);
    addThemes();
    each("[data-late]", note => note.hidden = new Date < new Date(note.dataset.late));
    each("main :is(h2,h3,h4,h5,h6)", addLink);
    each(".own", table => {
      const count = table.tBodies[0].rows.length;
      if (count > 1) addSorting(table);
      if (count > 9) addFilter(table);
    });
    each("#search", addSearch);
  });
})();
