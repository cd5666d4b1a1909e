/* 表单：同一张表不重复提交；先看错误；选择文件前的拖放。没有脚本时表单照常可用。 */

/** 按下提交后，按钮变为“正在提交”，再按无效；浏览器后退回来时恢复。 */
function submitOnce(form) {
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    for (const button of form.querySelectorAll("button[type=submit]")) button.setAttribute("aria-busy", "true");
  });
}

function allowAgain(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("button[type=submit]")) button.removeAttribute("aria-busy");
}

/** aria-disabled 的按钮能用键盘走到、能读出原因，但按下不提交。 */
document.addEventListener("click", (event) => {
  if (event.target.closest("[aria-disabled=true]")) event.preventDefault();
}, true);

/** 把文件拖到材料位上，等于在那里选了文件。 */
function acceptDrop(zone) {
  const input = zone.querySelector("input[type=file]");
  if (!input) return;
  for (const kind of ["dragenter", "dragover"]) {
    zone.addEventListener(kind, (event) => { event.preventDefault(); zone.classList.add("over"); });
  }
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

/** 选好文件即上传（表单带 data-send-on-change 时）。 */
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-send-on-change]");
  if (form) form.requestSubmit();
});

/** 全选框：勾选本表每一行，并说出已选几件。 */
document.addEventListener("change", (event) => {
  const all = event.target.closest("[data-pick-all]");
  const scope = event.target.closest("[data-picks]");
  if (!scope) return;
  const boxes = [...scope.querySelectorAll("[data-pick]")];
  if (all) for (const box of boxes) box.checked = all.checked;
  const picked = boxes.filter((box) => box.checked);
  for (const box of boxes) box.closest("tr")?.classList.toggle("picked", box.checked);
  const words = scope.querySelector("[data-picked]");
  if (words) words.textContent = `已选 ${picked.length} 件`;
});

function dress(root) {
  for (const form of root.querySelectorAll("form[method=post]")) {
    if (!form.dataset.once) { form.dataset.once = "1"; submitOnce(form); }
  }
  for (const zone of root.querySelectorAll(".drop")) {
    if (!zone.dataset.once) { zone.dataset.once = "1"; acceptDrop(zone); }
  }
}

dress(document);
document.addEventListener("htmx:load", (event) => dress(event.target));
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(allowAgain));
document.querySelector("[data-focus]")?.focus();
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) { menu.open = false; menu.querySelector("summary").focus(); }
});
document.addEventListener("click", (event) => { if (event.target.closest("[data-print]")) print(); });
