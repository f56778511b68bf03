// Buscador con lista a la vista: [data-combobox] envuelve input[role=combobox], un input oculto
// [data-combobox-valor] y ul[role=listbox] que llena htmx con li[role=option] (data-valor, data-texto, data-ficha).
// Al elegir: guarda el valor, muestra el texto, lanza «sopo:elegido» y trae la ficha a data-ficha-destino.
const cajaDe = (elemento) => elemento.closest?.("[data-combobox]");
const entrada = (caja) => caja.querySelector("[role=combobox]");
const lista = (caja) => document.getElementById(entrada(caja).getAttribute("aria-controls"));
const opciones = (caja) => [...(lista(caja)?.querySelectorAll("[role=option]") ?? [])];
const abierta = (caja) => entrada(caja).getAttribute("aria-expanded") === "true";

function marcar(caja, opcion) {
  for (const otra of opciones(caja)) otra.setAttribute("aria-selected", String(otra === opcion));
  if (opcion) {
    entrada(caja).setAttribute("aria-activedescendant", opcion.id);
    opcion.scrollIntoView({ block: "nearest" });
  } else {
    entrada(caja).removeAttribute("aria-activedescendant");
  }
}

function abrir(caja, si) {
  lista(caja).hidden = !si;
  entrada(caja).setAttribute("aria-expanded", String(si));
  marcar(caja, si ? (opciones(caja)[0] ?? null) : null);
}

function poner(caja, valor) {
  const oculto = caja.querySelector("[data-combobox-valor]");
  if (!oculto || oculto.value === valor) return;
  oculto.value = valor;
  oculto.dispatchEvent(new Event("change", { bubbles: true }));
}

function elegir(caja, opcion) {
  const { valor = "", texto, ficha } = opcion.dataset;
  entrada(caja).value = texto ?? opcion.textContent.trim();
  poner(caja, valor);
  abrir(caja, false);
  entrada(caja).focus();
  caja.dispatchEvent(new CustomEvent("sopo:elegido", { bubbles: true, detail: { valor, texto } }));
  const destino = caja.dataset.fichaDestino;
  if (ficha && destino && window.htmx) window.htmx.ajax("GET", ficha, { target: destino, swap: "innerHTML" });
}

function mover(caja, paso) {
  const todas = opciones(caja);
  if (!todas.length) return;
  if (!abierta(caja)) {
    abrir(caja, true);
    return;
  }
  const actual = todas.findIndex((opcion) => opcion.getAttribute("aria-selected") === "true");
  marcar(caja, todas[(actual + paso + todas.length) % todas.length]);
}

document.addEventListener("keydown", (evento) => {
  if (!evento.target.matches?.("[data-combobox] [role=combobox]") || evento.isComposing) return;
  const caja = cajaDe(evento.target);
  if (evento.key === "ArrowDown" || evento.key === "ArrowUp") {
    evento.preventDefault();
    mover(caja, evento.key === "ArrowDown" ? 1 : -1);
  } else if (evento.key === "Enter") {
    evento.preventDefault();
    const elegida = opciones(caja).find((opcion) => opcion.getAttribute("aria-selected") === "true");
    if (abierta(caja) && elegida) elegir(caja, elegida);
  } else if (evento.key === "Escape" && abierta(caja)) {
    evento.preventDefault();
    abrir(caja, false);
  }
});

document.addEventListener("input", (evento) => {
  if (evento.target.matches("[data-combobox] [role=combobox]")) poner(cajaDe(evento.target), "");
});

document.addEventListener("click", (evento) => {
  const opcion = evento.target.closest("[data-combobox] [role=option]");
  if (opcion) elegir(cajaDe(opcion), opcion);
});

document.addEventListener("htmx:afterSwap", (evento) => {
  const caja = cajaDe(evento.target);
  if (caja && lista(caja)?.contains(evento.target)) abrir(caja, opciones(caja).length > 0);
  else if (caja && lista(caja) && evento.target.contains(lista(caja))) abrir(caja, opciones(caja).length > 0);
});
