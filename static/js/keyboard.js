/* 键盘：Ctrl+Enter 主要操作，data-key="N" 等字母键，上下键在材料之间走，? 打开一览。 */
/* 在 head 里同步载入：页面还没收完就按下的键，等收完了照办，不丢。 */
"use strict";

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

function primary() {
  const inDialog = document.querySelector("dialog[open] .btn-primary");
  return inDialog || document.querySelector("[data-primary]") || document.querySelector("main .btn-primary, .dock .btn-primary");
}

function press(element) {
  if (!element) return false;
  if (element.getAttribute("aria-disabled") === "true") element.focus();
  else if (element.matches("input:not([type=submit], [type=file]), textarea, select")) element.focus();
  else element.click();
  return true;
}

/** 在材料位之间移动；走到的那一行滚进视野。 */
function walk(step) {
  const slots = [...document.querySelectorAll("[data-slot]")];
  if (!slots.length) return false;
  const at = slots.indexOf(document.activeElement.closest("[data-slot]"));
  const next = slots[Math.min(Math.max(at + step, 0), slots.length - 1)];
  const place = next.querySelector("a, button, input:not([type=hidden]), summary") || next;
  place.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

/** 同一个键在几栏都有时，先按光标所在的那一栏。 */
function named(key) {
  const wanted = `[data-key="${CSS.escape(key)}"]`;
  return document.activeElement.closest("section")?.querySelector(wanted) || document.querySelector(wanted);
}

function act(event) {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return press(primary());
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (/^F\d+$/.test(event.key)) return press(named(event.key));
  if (typing(event.target)) return false;
  if (event.key === "ArrowDown") return walk(1);
  if (event.key === "ArrowUp") return walk(-1);
  if (event.key === "?") {
    const keys = document.getElementById("keys");
    if (keys && !keys.open) keys.showModal();
    return Boolean(keys);
  }
  return event.key.length === 1 ? press(named(event.key.toUpperCase())) : false;
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => act(event), { once: true });
  else if (act(event)) event.preventDefault();
});
