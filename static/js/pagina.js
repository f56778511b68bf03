// Comportamientos de página: mostrar la contraseña, imprimir, cerrar menús, no enviar dos veces.
import { avisar, horaCorta, quitar } from "./aviso.js";

function preparar(raiz) {
  for (const elemento of raiz.querySelectorAll("[data-con-js][hidden]")) elemento.hidden = false;
}

function alternarContrasena(boton) {
  const campo = document.getElementById(boton.dataset.mostrar);
  const mostrar = campo.type === "password";
  campo.type = mostrar ? "text" : "password";
  boton.setAttribute("aria-pressed", String(mostrar));
  boton.querySelector("span").textContent = mostrar ? "Ocultar" : "Mostrar";
}

document.addEventListener("click", (evento) => {
  const mostrar = evento.target.closest("[data-mostrar]");
  if (mostrar) alternarContrasena(mostrar);
  if (evento.target.closest("[data-imprimir]")) window.print();
  evento.target.closest("[data-cerrar-aviso]")?.closest(".aviso").remove();
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(evento.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (evento) => {
  if (evento.key !== "Escape") return;
  const menu = document.querySelector("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// Doble clic en «Radicar»: el segundo envío no sale. El servidor además lo reconoce por su token.
document.addEventListener("submit", (evento) => {
  const formulario = evento.target;
  if (evento.defaultPrevented || formulario.method !== "post") return;
  if (formulario.dataset.enviando) {
    evento.preventDefault();
    return;
  }
  formulario.dataset.enviando = "1";
  window.setTimeout(() => delete formulario.dataset.enviando, 3000);
});
window.addEventListener("pageshow", () => {
  for (const formulario of document.querySelectorAll("form[data-enviando]")) delete formulario.dataset.enviando;
});

document.addEventListener("htmx:load", (evento) => preparar(evento.target));
document.addEventListener("htmx:sendError", () =>
  avisar("htmx", `Sin conexión desde las ${horaCorta()}. Lo escrito sigue aquí; inténtelo de nuevo en un momento.`),
);
document.addEventListener("htmx:responseError", (evento) => {
  if (evento.detail.xhr.status >= 500) avisar("htmx", "Algo falló de nuestro lado. Inténtelo de nuevo en un momento.");
});
document.addEventListener("htmx:afterOnLoad", () => quitar("htmx"));

preparar(document);
document.querySelector("[data-resumen-errores]")?.focus();
