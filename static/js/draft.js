/* 草稿：停笔片刻即存到服务器。表单带 data-draft="地址"，旁边放 data-draft-said 报告何时存好。 */

const PAUSE = 1200;

function say(form, words) {
  for (const place of document.querySelectorAll("[data-draft-said]")) place.textContent = words;
  form.dataset.drafted = words;
}

async function keep(form) {
  const body = new FormData(form);
  for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
  try {
    const reply = await fetch(form.dataset.draft, { method: "POST", body, credentials: "same-origin", headers: { "X-Draft": "1" }, keepalive: true });
    if (!reply.ok || reply.redirected) throw new Error(String(reply.status));
    const at = new Date();
    say(form, `草稿已存 ${at.getHours()}:${String(at.getMinutes()).padStart(2, "0")}，可在其他窗口继续`);
    form.dataset.dirty = "";
  } catch {
    say(form, "草稿还没有存上，网络恢复后自动再存");
    form.dataset.dirty = "1";
  }
}

function watch(form) {
  let timer = 0;
  const later = () => {
    form.dataset.dirty = "1";
    clearTimeout(timer);
    timer = setTimeout(() => keep(form), PAUSE);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => { clearTimeout(timer); form.dataset.dirty = ""; });
  addEventListener("online", () => { if (form.dataset.dirty) keep(form); });
  addEventListener("pagehide", () => { if (form.dataset.dirty) { clearTimeout(timer); keep(form); } });
}

for (const form of document.querySelectorAll("form[data-draft]")) watch(form);
document.addEventListener("htmx:load", (event) => {
  for (const form of event.target.querySelectorAll("form[data-draft]")) watch(form);
});
