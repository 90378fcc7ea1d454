// An editor with colours and suggestions, for who asks for it; the plain field stays the form's.
"use strict";

const form = document.getElementById("asking");
const text = document.getElementById("query");
const KEY = "kkr-editor";

if (form.dataset.editor) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "second";
  button.textContent = form.dataset.offer;
  form.querySelector(".buttons").append(" ", button);

  const start = () => {
    button.remove();
    const look = document.createElement("link");
    look.rel = "stylesheet";
    look.href = form.dataset.look;
    const script = document.createElement("script");
    script.src = form.dataset.editor;
    script.addEventListener("load", () => {
      const place = document.createElement("div");
      text.before(place);
      const editor = new Yasqe(place, {
        value: text.value,
        persistenceId: null,
        createShareableLink: null,
        showQueryButton: false,
        resizeable: false,
        autocompleters: ["prefixes", "variables"],
        // Tab goes on to the next field, as everywhere else (WCAG 2.1.2).
        extraKeys: { "Ctrl-Enter": () => form.requestSubmit(), Tab: false, "Shift-Tab": false, "Ctrl-Space": "autocomplete" },
      });
      editor.setOption("extraKeys", { ...editor.getOption("extraKeys"), Tab: false, "Shift-Tab": false });
      editor.getInputField().setAttribute("aria-label", form.querySelector("label").textContent);
      editor.on("change", () => { text.value = editor.getValue(); });
      text.hidden = true;
      editor.focus();
    });
    document.head.append(look, script);
  };
  button.addEventListener("click", () => {
    try { localStorage.setItem(KEY, "on"); } catch { /* the choice is then not kept */ }
    start();
  });
  try { if (localStorage.getItem(KEY) === "on") start(); } catch { /* no storage, no choice */ }
}

text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
