/* 签字板：在输入框上面放一块画布，笔画存成路径；没有脚本或者不便手写的，照常键入姓名。 */

const WIDE = 600, HIGH = 200;
const INK = getComputedStyle(document.documentElement).getPropertyValue("--ink") || "#17222e";

function pad(box) {
  const input = box.querySelector("[data-signature]");
  const canvas = Object.assign(document.createElement("canvas"), { width: WIDE, height: HIGH });
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", "签字板，用笔、手指或者鼠标签名；不便手写的，按“改为键入姓名”");
  const bar = document.createElement("p");
  bar.className = "row-x small mt-1";
  const clear = button("清除重签", () => { input.value = ""; pen.clearRect(0, 0, WIDE, HIGH); });
  const swap = button("改为键入姓名", () => {
    const drawing = box.classList.toggle("drawing");
    input.required = !drawing;
    canvas.hidden = clear.hidden = !drawing;
    swap.textContent = drawing ? "改为键入姓名" : "改用签字板";
    input.value = "";
    pen.clearRect(0, 0, WIDE, HIGH);
    if (!drawing) input.focus();
  });
  bar.append(clear, swap);
  box.append(canvas, bar);
  box.classList.add("drawing");
  input.required = false; // 画布没有“必填”，没签的由服务器说
  const pen = canvas.getContext("2d");
  Object.assign(pen, { lineWidth: 4, lineCap: "round", lineJoin: "round", strokeStyle: INK });
  write(canvas, pen, input);
}

function button(words, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "plain", textContent: words });
  made.addEventListener("click", act);
  return made;
}

function write(canvas, pen, input) {
  let down = false;
  const at = (event) => {
    const place = canvas.getBoundingClientRect();
    const scale = (value, length, span) => Math.max(0, Math.min(span, Math.round((value / length) * span)));
    return [scale(event.clientX - place.left, place.width, WIDE), scale(event.clientY - place.top, place.height, HIGH)];
  };
  canvas.addEventListener("pointerdown", (event) => {
    down = true;
    canvas.setPointerCapture(event.pointerId);
    const [x, y] = at(event);
    input.value += `M${x} ${y}`;
    pen.beginPath();
    pen.moveTo(x, y);
    event.preventDefault();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!down) return;
    const [x, y] = at(event);
    input.value += `L${x} ${y}`;
    pen.lineTo(x, y);
    pen.stroke();
  });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => { down = false; });
}

for (const box of document.querySelectorAll("[data-signing]")) pad(box);
