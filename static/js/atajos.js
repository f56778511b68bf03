// Atajos: cada elemento dice su tecla en data-tecla («F2», «/», «1», «n p»). Nunca con Ctrl, Alt ni Meta.
// Las teclas sueltas no actúan dentro de un campo y se pueden apagar en la lista que abre «?» (WCAG 2.1.4).
const ESPERA = 1200;
const APAGADAS = "sopo-teclas-sueltas-apagadas";
let previa = "";
let reloj = 0;

const esFuncion = (tecla) => /^F\d{1,2}$/.test(tecla);

function escribiendo(elemento) {
  if (!elemento) return false;
  if (elemento.isContentEditable || elemento.matches("textarea, select, [role=combobox]")) return true;
  return elemento.matches("input:not([type=radio], [type=checkbox], [type=button], [type=submit])");
}

function activos() {
  return [...document.querySelectorAll("[data-tecla]")].filter(
    (elemento) => elemento.getClientRects().length && !elemento.disabled && !elemento.closest("[inert]"),
  );
}

function accionar(elemento) {
  if (escribiendo(elemento)) {
    elemento.focus();
    elemento.select?.();
    return;
  }
  if (elemento.matches("input")) elemento.focus();
  elemento.click();
}

function nombreDe(elemento) {
  const dicho = elemento.dataset.teclaDice ?? elemento.getAttribute("aria-label");
  if (dicho) return dicho.trim();
  const copia = (elemento.labels?.[0] ?? elemento).cloneNode(true);
  for (const sobra of copia.querySelectorAll("kbd, svg, .oculto")) sobra.remove();
  return copia.textContent.replace(/\s+/g, " ").trim();
}

function apagadas() {
  return window.localStorage.getItem(APAGADAS) === "1";
}

function renglon(lista, teclas, texto) {
  const termino = document.createElement("dt");
  for (const tecla of teclas.split(" ")) {
    const marca = document.createElement("kbd");
    marca.className = "tecla";
    marca.textContent = tecla;
    termino.append(marca, " ");
  }
  const detalle = document.createElement("dd");
  detalle.textContent = texto;
  lista.append(termino, detalle);
}

function abrirLista() {
  const dialogo = document.getElementById("atajos");
  if (!dialogo || dialogo.open) return;
  const lista = dialogo.querySelector("[data-atajos-lista]");
  lista.replaceChildren();
  for (const elemento of activos()) renglon(lista, elemento.dataset.tecla, nombreDe(elemento));
  renglon(lista, "?", "Ver esta lista");
  dialogo.querySelector("[data-teclas-sueltas]").checked = !apagadas();
  dialogo.showModal();
}

function porTecla(tecla) {
  const elementos = activos();
  const seguida = previa && elementos.find((elemento) => elemento.dataset.tecla === `${previa} ${tecla}`);
  window.clearTimeout(reloj);
  previa = "";
  if (seguida) return seguida;
  if (elementos.some((elemento) => elemento.dataset.tecla.startsWith(`${tecla} `))) {
    previa = tecla;
    reloj = window.setTimeout(() => (previa = ""), ESPERA);
    return null;
  }
  return elementos.find((elemento) => elemento.dataset.tecla === tecla);
}

function pasarAlSiguiente(evento) {
  const destino = evento.target.dataset?.intro && document.querySelector(evento.target.dataset.intro);
  if (!destino) return;
  evento.preventDefault();
  destino.focus();
}

document.addEventListener("keydown", (evento) => {
  if (evento.defaultPrevented || evento.ctrlKey || evento.altKey || evento.metaKey || evento.isComposing) return;
  if (evento.repeat || document.querySelector("dialog[open]")) return;
  if (evento.key === "Enter") {
    pasarAlSiguiente(evento);
    return;
  }
  const suelta = evento.key.length === 1;
  if (!suelta && !esFuncion(evento.key)) return;
  if (suelta && (evento.key === " " || apagadas() || escribiendo(document.activeElement))) return;
  if (evento.key === "?") {
    evento.preventDefault();
    abrirLista();
    return;
  }
  const elemento = porTecla(suelta && !evento.shiftKey ? evento.key.toLowerCase() : evento.key);
  if (elemento || previa) evento.preventDefault();
  if (elemento) accionar(elemento);
});

document.addEventListener("click", (evento) => {
  if (evento.target.closest("[data-atajos]")) abrirLista();
});
document.addEventListener("change", (evento) => {
  if (evento.target.matches("[data-teclas-sueltas]")) {
    window.localStorage.setItem(APAGADAS, evento.target.checked ? "0" : "1");
  }
});
