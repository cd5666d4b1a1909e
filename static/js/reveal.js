/* 显示全部个人信息：按钮打开一问一答的对话框，写明理由才看得到，每次都有记录。没有脚本时链接照常打开那一页。 */

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (!opener) return;
  const dialog = document.getElementById(opener.dataset.dialog);
  if (!dialog?.showModal) return;
  event.preventDefault();
  dialog.showModal();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) event.target.closest("dialog")?.close();
});

/* 服务器送来的对话框（data-show）：打开；关闭即移除。 */
document.addEventListener("htmx:load", (event) => {
  const dialog = event.target.closest?.("dialog[data-show]");
  if (!dialog || dialog.open) return;
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
});
