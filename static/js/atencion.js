// Pantalla de una atención: lo que cambia al guardar solo, el foco entre pasos y los paneles que se abren con una tecla.
const uno = (selector) => document.querySelector(selector);
const primero = () => uno("#id_desenlace input[type=radio]:checked") ?? uno("#id_desenlace input[type=radio]");

// Tras guardar, el servidor dice qué decir ahora y cómo va la guía. No se toca lo que se está escribiendo.
document.addEventListener("sopo:guardado", (evento) => {
  const { fragmentos = {}, limite = "" } = evento.detail;
  for (const [id, html] of Object.entries(fragmentos)) {
    const viejo = document.getElementById(id);
    if (!viejo || viejo.contains(document.activeElement)) continue;
    const abierto = viejo.querySelector("details")?.open;
    viejo.outerHTML = html;
    const nuevo = document.getElementById(id);
    if (abierto && nuevo.querySelector("details")) nuevo.querySelector("details").open = true;
    mostrarBotones(nuevo);
    window.htmx?.process(nuevo);
  }
  ponerLimite(limite);
});

function mostrarBotones(raiz) {
  for (const boton of raiz.querySelectorAll("[data-con-js][hidden]")) boton.hidden = false;
}

// La fecha propuesta sigue al término legal mientras nadie la haya acortado.
function ponerLimite(limite) {
  const fecha = uno("#id_respuesta_el");
  if (!fecha || !limite || fecha.max === limite) return;
  if (!fecha.value || fecha.value === fecha.max || fecha.value > limite) fecha.value = limite;
  fecha.max = limite;
}

document.addEventListener("sopo:elegido", () => primero()?.focus());

document.addEventListener("keydown", (evento) => {
  if (evento.key !== "Enter" || evento.target.id !== "id_asunto") return;
  if (evento.target.getAttribute("aria-expanded") !== "true") primero()?.focus();
});

// Elegido con su letra, el cursor queda donde ese resultado pide escribir; con las flechas no se mueve.
const PIDE = { pendiente: "#id_demora_motivo", estado: "#id_radicado", comunicada: "#id_extension" };
let ultimaTecla = "";
document.addEventListener("keydown", (evento) => (ultimaTecla = evento.key.toLowerCase()), true);
document.addEventListener("pointerdown", () => (ultimaTecla = ""), true);

document.addEventListener("change", (evento) => {
  if (evento.target.name !== "desenlace") return;
  if (ultimaTecla === evento.target.dataset.tecla) uno(PIDE[evento.target.value])?.focus();
  const mas = uno("details.mas");
  if (mas?.contains(evento.target)) mas.open = true;
  const extension = uno("#id_extension");
  if (evento.target.value === "comunicada" && !extension.value) extension.value = uno("[data-pasar]")?.dataset.pasar ?? "";
});

// Más resultados cerrados también responden a su tecla.
document.addEventListener("keydown", (evento) => {
  const mas = uno("details.mas:not([open])");
  if (!mas || evento.ctrlKey || evento.altKey || evento.metaKey || evento.defaultPrevented) return;
  if (evento.target.matches("input:not([type=radio]), textarea, select")) return;
  if (mas.querySelector(`[data-tecla="${CSS.escape(evento.key.toLowerCase())}"]`)) mas.open = true;
}, true);

document.addEventListener("click", (evento) => {
  const pasar = evento.target.closest("[data-pasar]");
  if (pasar) pasarA(pasar.dataset.pasar);
  const frase = evento.target.closest("[data-decir]");
  if (frase) uno("#voz-dicho").textContent = frase.firstChild.textContent.trim();
  if (evento.target.closest("[data-abre-guia]")) {
    evento.preventDefault();
    uno("#guia").open = true;
    uno("#guia summary").focus();
  }
});

function pasarA(extension) {
  const marca = uno('input[name="desenlace"][value="comunicada"]');
  uno("#id_extension").value = extension;
  marca.checked = true;
  marca.dispatchEvent(new Event("change", { bubbles: true }));
}
