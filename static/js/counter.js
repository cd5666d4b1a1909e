/* 受理台：读身份证填入正在填的申请人；扫描件太大的当场说。没有脚本时照常填写、照常提交。 */

const CARD = /([\u4e00-\u9fff·]{2,30})[^0-9]*?(\d{17}[\dXx])/;
let person = null;

document.addEventListener("focusin", (event) => { person = event.target.closest("[data-person]") || person; });

/** 读卡器像键盘一样送来“姓名 证件号码”；填到正在填的那位，没有就填第一位空着的。 */
function fillIn(text) {
  const found = CARD.exec(text);
  const empty = [...document.querySelectorAll("[data-person]")].find((one) => !one.querySelector("[name$='-document_number']").value);
  const place = person?.isConnected ? person : empty;
  if (!found || !place) return false;
  for (const [field, value] of [["-name", found[1]], ["-document_number", found[2].toUpperCase()]]) {
    const input = place.querySelector(`[name$='${field}']`);
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
  place.querySelector("[name$='-phone']").focus();
  return true;
}

const dialog = document.getElementById("card");
dialog?.querySelector("form").addEventListener("submit", (event) => {
  const input = dialog.querySelector("input");
  if (!fillIn(input.value)) {
    event.preventDefault();
    dialog.querySelector("[data-unread]").hidden = false;
  }
  input.value = "";
});
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-read-card]") || !dialog) return;
  dialog.querySelector("[data-unread]").hidden = true;
  dialog.showModal();
});

/** 超过上限的文件不必等传完才知道。 */
document.addEventListener("change", (event) => {
  const drop = event.target.closest("[data-largest]");
  if (!drop || event.target.type !== "file") return;
  const heavy = [...event.target.files].filter((file) => file.size > Number(drop.dataset.largest));
  const words = drop.querySelector("[data-too-large]");
  words.hidden = !heavy.length;
  words.textContent = heavy.map((file) => `“${file.name}”有 ${(file.size / 1048576).toFixed(1)} MB，超过 20 MB，请降低扫描分辨率或者分成几份`).join("；");
});

/** 收费台：勾选哪几项，实收金额随之改。 */
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-amount]")) return;
  const cents = [...document.querySelectorAll("[data-amount]:checked")].reduce((sum, one) => sum + Math.round(Number(one.dataset.amount) * 100), 0);
  document.getElementById("id_amount").value = (cents / 100).toFixed(2);
});
