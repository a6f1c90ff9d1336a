// Small comforts; every page works without them.  "/" goes to the search, j and k step through the lines, ? lists the keys, clocks tick.
(() => {
  "use strict";
  const typing = (e) => /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) || e.ctrlKey || e.metaKey || e.altKey;
  let at = -1;
  document.addEventListener("keydown", (e) => {
    if (typing(e)) return;
    const lines = [...document.querySelectorAll(".line h3 a:first-of-type, .facts li > a")];
    const keys = document.getElementById("keys");
    if (e.key === "?" && keys) {
      keys.open = !keys.open;
      if (keys.open) keys.querySelector("summary").focus();
    }
    if (e.key === "/") { e.preventDefault(); document.querySelector("[data-search]")?.focus(); }
    if ((e.key === "j" || e.key === "k") && lines.length) {
      at = Math.min(lines.length - 1, Math.max(0, at + (e.key === "j" ? 1 : -1)));
      lines[at].focus();
    }
  });
  document.querySelectorAll("[data-copy]").forEach((button) => {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", () => navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent));
  });
  const clocks = [...document.querySelectorAll("[data-zone]")].filter((c) => c.dataset.zone);
  const tick = () => clocks.forEach((c) => {
    try { c.textContent = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: c.dataset.zone }).format(new Date()); } catch { /* a zone that this browser does not know: the captured time stays */ }
  });
  if (clocks.length) { tick(); setInterval(tick, 15000); }
})();
