// Single letters for people who review by keyboard. Every one of them is a link or a button that
// works without this file; nothing is sent or published by a letter alone.
(() => {
  "use strict";
  const REMEMBERED = "desk-keys-off";
  const keys = document.getElementById("keys");
  const isOn = document.getElementById("keys-on");
  const stops = [...document.querySelectorAll("[data-stop]")];

  function step(by) {
    const here = stops.indexOf(document.activeElement);
    const next = stops[here < 0 ? (by > 0 ? 0 : stops.length - 1) : here + by];
    if (next) next.focus();
  }

  // A link is followed, a box is opened at its first field, a button is only brought into focus.
  function go(letter) {
    const target = document.querySelector(`[data-key="${letter}"]`);
    if (!target) return;
    if (target.tagName === "A") {
      if (letter === "e") target.hash = sentenceInFocus();
      target.click();
    } else if (target.tagName === "SUMMARY") {
      target.parentElement.open = true;
      target.parentElement.querySelector("textarea").focus();
    } else {
      target.focus();
    }
  }

  function sentenceInFocus() {
    const sentence = document.activeElement.closest(".sentence");
    return sentence ? sentence.id : "";
  }

  function help() {
    keys.open = !keys.open;
    if (keys.open) keys.querySelector("summary").focus();
  }

  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!keys || !isOn.checked || !"jkaernu?".includes(event.key)) return;
    event.preventDefault();
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "?") help();
    else go(event.key);
  });

  // What a sentence rests on comes into view in the column beside it.
  const sources = document.getElementById("sources");
  document.addEventListener("focusin", (event) => {
    const pointer = event.target.closest(".sentence")?.querySelector(".pointers a");
    if (!pointer || !sources || getComputedStyle(sources).overflowY !== "auto") return;
    document.getElementById(pointer.hash.slice(1))?.scrollIntoView({ block: "nearest" });
  });

  if (isOn) {
    isOn.checked = !localStorage.getItem(REMEMBERED);
    isOn.closest("[hidden]").hidden = false;
    isOn.addEventListener("change", () => {
      if (isOn.checked) localStorage.removeItem(REMEMBERED);
      else localStorage.setItem(REMEMBERED, "1");
    });
  }

  // Leaving a form with unsaved words asks first.
  const form = document.getElementById("edit-form");
  if (form) {
    const before = new URLSearchParams(new FormData(form)).toString();
    let isSending = false;
    form.addEventListener("submit", () => { isSending = true; });
    window.addEventListener("beforeunload", (event) => {
      const now = new URLSearchParams(new FormData(form)).toString();
      if (!isSending && now !== before) event.preventDefault();
    });
  }
})();
