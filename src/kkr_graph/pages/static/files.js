// Search among pages that are files: there is no server, and from a folder a page may load
// scripts only.  So the names are a script, loaded when somebody begins to search.
"use strict";

(() => {
  const own = document.currentScript;
  const root = new URL("../../", own.src); // this file is in static/MARK/
  const danish = document.documentElement.lang === "da";
  const MOST = 100;
  const MOST_WORDS = 8;
  let loading = null;

  const names = () => {
    loading ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = own.dataset.names;
      script.addEventListener("load", () => done(ready(self.kkrNames)));
      script.addEventListener("error", failed);
      document.head.append(script);
    });
    return loading;
  };

  // Fold and loosen as the server does (spelling.py).
  const LETTERS = { "æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "u", "ß": "ss", "ς": "σ" };
  const fold = (text) => {
    const plain = text.normalize("NFC").toLowerCase().replace(/[æøåäöüßς]/g, (letter) => LETTERS[letter]);
    const bare = plain.normalize("NFKD").replace(/\p{Mn}/gu, "");
    return (bare.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
  };
  self.kkrFold = fold;
  const loosen = (folded) => folded.replaceAll(" ", "").replaceAll("aa", "a").replaceAll("ae", "a").replaceAll("oe", "o");

  const ready = (held) => {
    for (const name of held.names) {
      const words = name[2].split(" ");
      const bare = loosen(name[2]);
      name.push(bare, new Set([...words, ...words.map(loosen), bare]));
    }
    return held;
  };

  const find = (held, typed, most) => {
    const words = fold(typed).split(" ").filter(Boolean).slice(0, MOST_WORDS);
    if (!words.length) return [];
    const wanted = words.join(" ");
    const loose = loosen(wanted);
    const begins = words.map((word) => [word, loosen(word)]);
    const best = new Map();
    for (const [thing, text, folded, bare, forms] of held.names) {
      const fits = begins.every(([word, other]) => {
        for (const form of forms) if (form.startsWith(word) || form.startsWith(other)) return true;
        return false;
      });
      if (!fits) continue;
      let rank = 2;
      if (folded === wanted || bare === loose) rank = 0;
      else if (folded.startsWith(wanted) || bare.startsWith(loose)) rank = 1;
      if (!best.has(thing) || rank < best.get(thing).rank) best.set(thing, { thing, rank, by: text });
    }
    return [...best.values()]
      .sort((one, other) => one.rank - other.rank || one.thing - other.thing)
      .slice(0, most)
      .map(({ thing, rank, by }) => {
        const [file, label, kind] = held.things[thing];
        const at = new URL(file.split("/").map(encodeURIComponent).join("/"), root).href;
        return { at, label, kind: held.kinds[kind], order: kind, rank, by: by === label ? "" : by };
      });
  };

  self.kkrSuggest = async (typed) => find(await names(), typed, 8);

  const place = () => document.getElementById("results");
  const element = (name, text = "", kind = "") => {
    const made = document.createElement(name);
    made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };
  const link = (one) => {
    const made = element("a", one.label);
    made.href = one.at;
    return made;
  };
  const said = (many, typed) => {
    if (many > MOST) return danish ? `De første ${MOST} af flere; skriv mere af navnet.` : `The first ${MOST} of more; type more of the name.`;
    if (!many) return danish ? `Intet hedder noget med »${typed}«.` : `Nothing is called anything with “${typed}”.`;
    if (many === 1) return danish ? `Ét fund på »${typed}«.` : `One match for “${typed}”.`;
    return danish ? `${many} fund på »${typed}«.` : `${many} matches for “${typed}”.`;
  };
  const show = (found, typed) => {
    const status = element("p", said(found.length, typed));
    const kept = found.slice(0, MOST);
    const parts = [];
    if (kept.length && kept[0].rank === 0) {
      const lead = element("p", "", "lead");
      lead.append(link(kept[0]));
      parts.push(lead);
    }
    const kinds = new Map();
    for (const one of kept) kinds.set(one.order, [...(kinds.get(one.order) ?? []), one]);
    for (const order of [...kinds.keys()].sort((one, other) => one - other)) {
      const group = kinds.get(order);
      const heading = element("h2", `${group[0].kind} `);
      heading.append(element("span", `(${group.length})`, "quiet"));
      const list = element("ul", "", "plain");
      for (const one of group) {
        const item = element("li");
        item.append(link(one));
        if (one.by) item.append(" ", element("span", one.by, "quiet"));
        list.append(item);
      }
      parts.push(heading, list);
    }
    place().replaceChildren(status);
    place().after(...parts);
  };

  document.addEventListener("DOMContentLoaded", async () => {
    const typed = new URLSearchParams(location.search).get("q")?.trim() ?? "";
    if (!place() || !typed) return;
    document.getElementById("again").value = typed;
    try {
      show(find(await names(), typed, MOST + 1), typed);
    } catch {
      place().textContent = danish ? "Navnene kunne ikke hentes." : "The names could not be loaded.";
    }
  });
})();
