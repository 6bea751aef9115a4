// Pictures of ties: looked at closer, followed with the pointer, and asked anew without leaving the page.

const STEP = 1.5;
const CLOSEST = 60; // times as close as the whole
const LETTERS = 13; // pixels that names on a map are high
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// Names on a map: as high on every screen, and as many as have room where one looks.
class Names {
  constructor(svg) {
    this.svg = svg;
    this.group = svg.querySelector(".names > g");
    this.all = [...(this.group?.children ?? [])].map((text) => {
      const letters = [...text.textContent].reduce((sum, letter) => sum + (letter >= "\u1100" ? 1 : 0.55), 0);
      return { text, letters, x: +text.getAttribute("x"), y: +text.getAttribute("y") };
    });
  }

  fit([left, top, wide, high]) {
    const { clientWidth, clientHeight } = this.svg;
    if (!this.group || !clientWidth) return;
    const size = LETTERS * Math.max(wide / clientWidth, high / clientHeight);
    this.svg.classList.add("fitted");
    this.group.setAttribute("font-size", size.toFixed(1));
    const taken = [];
    for (const { text, letters, x, y } of this.all) {
      const [from, to] = [x, x + (letters + 1) * size];
      const isSeen = x >= left && x <= left + wide && y >= top && y <= top + high;
      const isFree = isSeen && taken.every(([a, b, at]) => to < a || from > b || Math.abs(y - at) > size);
      if (isFree) taken.push([from, to, y]);
      text.classList.toggle("waits", !isFree);
    }
  }
}

class Picture {
  constructor(figure) {
    this.svg = figure.querySelector("svg");
    this.first = this.box;
    this.names = new Names(this.svg);
    this.svg.setAttribute("tabindex", "0");
    this.ways(figure);
    this.moves();
    this.follows();
    new ResizeObserver(() => this.names.fit(this.box)).observe(this.svg);
  }

  get box() {
    return this.svg.getAttribute("viewBox").split(" ").map(Number);
  }

  set box(box) {
    this.svg.setAttribute("viewBox", box.map((side) => side.toFixed(1)).join(" "));
    this.names.fit(box);
  }

  // Closer by a factor, the place under (across, down), in parts of the picture, staying where it is.
  closer(factor, across = 0.5, down = 0.5) {
    const [left, top, wide, high] = this.box;
    const whole = (this.svg.dataset.whole ?? this.first.join(" ")).split(" ").map(Number);
    const width = Math.min(Math.max(wide / factor, whole[2] / CLOSEST), Math.max(whole[2], this.first[2]));
    const height = (high * width) / wide;
    this.box = [left + (wide - width) * across, top + (high - height) * down, width, height];
  }

  aside(across, down) {
    const [left, top, wide, high] = this.box;
    this.box = [left + wide * across, top + high * down, wide, high];
  }

  ways(figure) {
    const row = document.createElement("div");
    row.className = "ways";
    const told = [["+", "in", () => this.closer(STEP)], ["−", "out", () => this.closer(1 / STEP)], ["⤢", "all", () => (this.box = this.first)]];
    for (const [sign, words, done] of told) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.setAttribute("aria-label", figure.dataset[words]);
      button.title = figure.dataset[words];
      button.addEventListener("click", done);
      row.append(button);
    }
    figure.prepend(row);
  }

  moves() {
    const svg = this.svg;
    const part = (event) => {
      const at = svg.getBoundingClientRect();
      return [(event.clientX - at.left) / at.width, (event.clientY - at.top) / at.height];
    };
    let from = null;
    let dragged = false;
    svg.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "mouse" && event.button === 0) [from, dragged] = [part(event), false];
    });
    svg.addEventListener("pointermove", (event) => {
      if (!from) return;
      const now = part(event);
      if (!dragged && Math.hypot(now[0] - from[0], now[1] - from[1]) < 0.01) return;
      if (!dragged) svg.setPointerCapture(event.pointerId);
      dragged = true;
      this.aside(from[0] - now[0], from[1] - now[1]);
      from = now;
    });
    for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, () => (from = null));
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    svg.addEventListener("click", (event) => dragged && event.preventDefault(), true);
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // the page goes on scrolling
      event.preventDefault();
      this.closer(event.deltaY < 0 ? 1.2 : 1 / 1.2, ...part(event));
    }, { passive: false });
    svg.addEventListener("keydown", (event) => {
      if (event.key in KEYS) this.aside(KEYS[event.key][0] / 8, KEYS[event.key][1] / 8);
      else if (event.key === "+" || event.key === "=") this.closer(STEP);
      else if (event.key === "-") this.closer(1 / STEP);
      else if (event.key === "0") this.box = this.first;
      else return;
      event.preventDefault();
    });
  }

  // What belongs to a locality or a tie under the pointer stands out.
  follows() {
    const arcs = [...this.svg.querySelectorAll("[data-ends]")];
    const spots = new Map([...this.svg.querySelectorAll("[data-end]")].map((spot) => [spot.dataset.end, spot]));
    const pick = (lit) => {
      for (const one of this.svg.querySelectorAll(".lit")) one.classList.remove("lit");
      for (const one of lit) {
        one.classList.add("lit");
        for (const end of one.dataset.ends?.split(" ") ?? []) spots.get(end)?.classList.add("lit");
      }
      this.svg.classList.toggle("picked", lit.length > 0);
    };
    for (const kind of ["pointerover", "focusin"]) {
      this.svg.addEventListener(kind, (event) => {
        const one = event.target.closest("[data-end], [data-ends]");
        if (!one) return pick([]);
        const end = one.dataset.end;
        return pick(end === undefined ? [one] : [one, ...arcs.filter((arc) => arc.dataset.ends.split(" ").includes(end))]);
      });
    }
    this.svg.addEventListener("pointerleave", () => pick([]));
  }
}

const pictured = () => [...document.querySelectorAll("figure.canvas")].filter((one) => one.querySelector("svg")).map((one) => new Picture(one));

let pictures = pictured();

// A choice is answered at once: the parts of the page that tell of it are put in place of those there.
for (const form of document.querySelectorAll("form[data-live]")) {
  let asking = null;
  form.addEventListener("input", (event) => {
    const output = event.target.closest("label")?.querySelector("output");
    if (output) output.value = event.target.value;
  });
  form.addEventListener("change", async (event) => {
    if (event.target.matches("[type=number]:invalid")) return;
    asking?.abort();
    asking = new AbortController();
    const told = [...new FormData(form)].filter(([, value]) => value);
    const address = `${form.getAttribute("action")}?${new URLSearchParams(told)}`;
    try {
      const answer = await fetch(address, { signal: asking.signal });
      if (!answer.ok) return form.submit();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const boxes = event.target.name === "until" ? pictures.map((one) => one.box) : [];
      for (const where of ["#shown", ".lead"]) {
        const [now, next] = [document, page].map((one) => one.querySelector(where));
        if (now && next) now.replaceWith(next);
      }
      history.replaceState(null, "", address);
      pictures = pictured();
      pictures.forEach((one, place) => boxes[place] && (one.box = boxes[place]));
    } catch (error) {
      if (error.name !== "AbortError") form.submit();
    }
  });
}
