// Every page works without this; it only saves a click.
"use strict";

// A choice in a form that only narrows a page takes effect at once.
for (const form of document.querySelectorAll("form.switch")) {
  for (const field of form.querySelectorAll("select, input[type=date]")) {
    field.addEventListener("change", () => {
      if (field.value !== "") form.requestSubmit();
    });
  }
}
