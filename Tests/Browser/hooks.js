// Runs before every script of every page and frame. What a payload does when it executes is told to the harness, which
// shows the pages as frames of one page: the outermost frame but one says which page it was.
(() => {
  if (!/^https?:$/.test(location.protocol) && window === window.top) return;
  let outer = window;
  while (outer.parent !== window.top && outer !== outer.parent) outer = outer.parent;
  let number = -1;
  try { number = Number(outer.frameElement.dataset.number); } catch {}
  if (window === window.top) Object.defineProperty(window, "__musterRan", { value: [] });

  const tell = (what, detail) => {
    let text = "";
    try { text = String(detail).slice(0, 80); } catch {}
    try { window.top.__musterRan.push([number, what + " " + text]); return; } catch {}
    // From a frame of another origin, which cannot reach the outermost page.
    try { window.__musterTell(what + " " + text); } catch {}
  };
  const replace = (owner, name, answer) => {
    try {
      Object.defineProperty(owner, name, {
        value: function (...values) { tell(name, values[0]); return answer; }, writable: true, configurable: true,
      });
    } catch {}
  };
  for (const [name, answer] of [["alert"], ["confirm", true], ["prompt", ""], ["print"], ["open", null],
    ["fetch", new Promise(() => {})], ["WebSocket"], ["EventSource"], ["Worker"], ["SharedWorker"]]) {
    replace(window, name, answer);
  }
  for (const name of Object.keys(console)) replace(console, name);
  replace(window.Navigator.prototype, "sendBeacon", true);
  replace(window.XMLHttpRequest.prototype, "open");
  // A script that throws, or cannot be parsed, is a script all the same.
  window.addEventListener("error", (event) => { if (event instanceof ErrorEvent) tell("error", event.message); });

  // A click on an ordinary link, or a form that is sent, would end the visit; one on a script's address must run.
  const isScript = (node) => ["href", "action", "formAction"].some((name) => {
    const value = node[name]?.baseVal ?? node[name];
    return typeof value === "string" && /^\s*(javascript|vbscript|data):/i.test(value);
  });
  for (const event of ["click", "submit"]) {
    window.addEventListener(event, (happened) => {
      if (!happened.composedPath().some((node) => node instanceof Element && isScript(node))) happened.preventDefault();
    }, true);
  }
  // What the window itself holds; a name that is added later was added by a script.
  const known = new Set([...Object.getOwnPropertyNames(window), "__musterNewNames"]);
  // By which the parts of the index hand over what they hold, on the page of the search.
  if (/\/search\/index\.html$/.test(location.pathname)) known.add("muster");
  Object.defineProperty(window, "__musterNewNames", {
    value: () => Object.getOwnPropertyNames(window).filter((name) => !known.has(name) && !/^\d+$/.test(name)),
  });
})();
