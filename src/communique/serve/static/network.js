// The network as one that can be moved about (cytoscape), made of the drawing that is there already; the library is fetched when it is asked for.
(() => {
  "use strict";
  const button = document.querySelector("[data-graph]");
  const sheet = document.querySelector(".net .sheet");
  if (!button || !sheet) return;
  const drawing = sheet.querySelector("svg");
  const here = document.currentScript.src;
  button.hidden = false;
  let graph = null;
  const elements = () => {
    const nodes = [...drawing.querySelectorAll("[data-node]")].map((a) => {
      const dot = a.querySelector("circle");
      return {
        data: { id: a.dataset.node, label: a.querySelector("text").textContent, href: a.getAttribute("href"), size: 2 * dot.r.baseVal.value },
        position: { x: dot.cx.baseVal.value, y: dot.cy.baseVal.value }, classes: a.classList.contains("own") ? "own" : "",
      };
    });
    const ties = [...drawing.querySelectorAll(".tie")].map((t, n) => ({
      data: { id: `tie${n}`, source: t.dataset.one, target: t.dataset.other, width: Number(t.getAttribute("stroke-width")), label: t.dataset.events },
    }));
    return [...nodes, ...ties];
  };
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const style = () => [
    { selector: "node", style: { "background-color": colour("--blue"), width: "data(size)", height: "data(size)", label: "data(label)", color: colour("--ink"),
      "font-size": 13, "text-valign": "bottom", "text-margin-y": 4, "text-outline-width": 2, "text-outline-color": colour("--paper"), "min-zoomed-font-size": 7 } },
    { selector: "node.own", style: { "background-color": colour("--red") } },
    { selector: "edge", style: { width: "data(width)", "line-color": colour("--rule"), "curve-style": "haystack" } },
    { selector: "edge.near", style: { "line-color": colour("--red"), label: "data(label)", color: colour("--ink"), "font-size": 12, "text-outline-width": 2, "text-outline-color": colour("--paper") } },
    { selector: ".far", style: { opacity: 0.15 } },
  ];
  const show = () => {
    const canvas = document.createElement("div");
    canvas.className = "graph";
    drawing.after(canvas);
    drawing.style.display = "none";
    graph = window.cytoscape({ container: canvas, elements: elements(), style: style(), layout: { name: "preset", fit: true, padding: 30 }, minZoom: 0.3, maxZoom: 4 });
    graph.on("tap", "node", (e) => {
      const near = e.target.closedNeighborhood();
      graph.elements().removeClass("near far").difference(near).addClass("far");
      near.edges().addClass("near");
    });
    graph.on("tap", (e) => { if (e.target === graph) graph.elements().removeClass("near far"); });
    graph.on("dbltap", "node", (e) => { location.href = e.target.data("href"); });
  };
  const hide = () => {
    graph.destroy();
    graph = null;
    sheet.querySelector(".graph").remove();
    drawing.style.display = "";
  };
  button.addEventListener("click", () => {
    const on = graph === null;
    button.setAttribute("aria-pressed", String(on));
    if (!on) { hide(); return; }
    if (window.cytoscape) { show(); return; }
    const library = document.createElement("script");
    library.src = here.replace(/network\.js.*$/, "cytoscape.min.js");
    button.disabled = true;
    library.addEventListener("load", () => { button.disabled = false; show(); });
    document.head.append(library);
  });
})();
