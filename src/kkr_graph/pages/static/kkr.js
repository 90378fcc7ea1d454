// Every page works without this; it only saves a click or a few letters.
"use strict";

// A choice in a form that only narrows a page takes effect at once.
for (const form of document.querySelectorAll("form.switch")) {
  for (const field of form.querySelectorAll("select, input[type=date]")) {
    field.addEventListener("change", () => {
      if (field.type !== "date" || field.value !== "") form.requestSubmit();
    });
  }
}

// What is found while someone types: a list box under the field (ARIA 1.2 combobox).
const field = document.getElementById("q");
if (field) {
  const list = document.createElement("ul");
  list.id = "found";
  list.className = "found";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels[0].textContent);
  list.hidden = true;
  field.form.append(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "found",
  })) field.setAttribute(name, value);

  let at = -1;
  let asked = 0;
  const close = () => {
    list.hidden = true;
    at = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const choose = (next) => {
    const options = list.children;
    if (!options.length) return;
    if (at >= 0) options[at].setAttribute("aria-selected", "false");
    at = (next + options.length) % options.length;
    options[at].setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", options[at].id);
  };
  const show = (found) => {
    list.replaceChildren(...found.map((one, number) => {
      const option = document.createElement("li");
      option.id = `found-${number}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.at = one.at;
      const kind = document.createElement("small");
      kind.textContent = ` ${one.by ? `${one.by} · ` : ""}${one.kind}`;
      option.append(one.label, kind);
      option.addEventListener("mousedown", () => location.assign(one.at));
      return option;
    }));
    at = -1;
    list.hidden = !found.length;
    field.setAttribute("aria-expanded", String(found.length > 0));
  };
  // Pages that are files find names themselves (files.js); there is no server to ask.
  const ask = async (typed) => {
    const reply = await fetch(`${field.form.action}.json?q=${encodeURIComponent(typed)}`);
    return reply.ok ? reply.json() : null;
  };
  field.addEventListener("input", async () => {
    const turn = ++asked;
    const typed = field.value.trim();
    if (typed.length < 2) return close();
    try {
      const found = self.kkrSuggest ? await self.kkrSuggest(typed) : await ask(typed);
      if (found && turn === asked) show(found);
    } catch {
      close(); // the button still works
    }
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && !list.hidden) choose(at + 1);
    else if (event.key === "ArrowUp" && !list.hidden) choose(at < 0 ? -1 : at - 1);
    else if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Enter" && at >= 0) location.assign(list.children[at].dataset.at);
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", close);
}
