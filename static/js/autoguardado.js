// Guarda solo lo escrito: form[data-autoguardado="url"]. Un envío a la vez; sin conexión, reintenta.
// Responde 200 {version, hora}; con 409 o 422, {mensaje}. Avisa con el evento «sopo:guardado».
import { avisar, horaCorta, quitar } from "./aviso.js";

const PAUSA = 1500;
const REINTENTO = 5000;
const estados = new WeakMap();

function estadoDe(formulario) {
  if (!estados.has(formulario)) estados.set(formulario, { sucio: false, reloj: 0, envio: null, detenido: false });
  return estados.get(formulario);
}

function programar(formulario, espera) {
  const estado = estadoDe(formulario);
  if (estado.detenido) return;
  window.clearTimeout(estado.reloj);
  estado.reloj = window.setTimeout(() => guardar(formulario), espera);
}

function mostrarGuardado(formulario, hora) {
  const lugar = formulario.querySelector("[data-guardado]") ?? document.querySelector("[data-guardado]");
  if (!lugar) return;
  lugar.hidden = false;
  (lugar.querySelector("[data-guardado-texto]") ?? lugar).textContent = `Guardado ${hora}`;
}

function aplicar(formulario, estado, respuesta, datos) {
  if (respuesta.redirected || respuesta.status === 401 || respuesta.status === 403) {
    estado.detenido = true;
    avisar("guardado", "Su sesión terminó y esto ya no se guarda. Copie lo que escribió e ingrese de nuevo.");
  } else if (respuesta.ok) {
    quitar("guardado");
    const version = formulario.querySelector('input[name="version"]');
    if (version && datos.version !== undefined) version.value = datos.version;
    mostrarGuardado(formulario, datos.hora ?? horaCorta());
    formulario.dispatchEvent(new CustomEvent("sopo:guardado", { bubbles: true, detail: datos }));
  } else if (respuesta.status === 409) {
    estado.detenido = true;
    avisar("guardado", datos.mensaje ?? "Alguien cambió esto mientras usted escribía. Recargue la página para ver lo último.");
  } else if (respuesta.status < 500) {
    avisar("guardado", datos.mensaje ?? "Esto no se pudo guardar. Revise lo escrito.");
  } else {
    throw new Error(String(respuesta.status));
  }
}

async function enviar(formulario, estado) {
  estado.sucio = false;
  try {
    const respuesta = await fetch(formulario.dataset.autoguardado, {
      method: "POST",
      body: new FormData(formulario),
      headers: { Accept: "application/json" },
      keepalive: true,
    });
    aplicar(formulario, estado, respuesta, await respuesta.json().catch(() => ({})));
  } catch {
    estado.sucio = true;
    estado.desde ??= horaCorta();
    avisar("guardado", `Sin conexión desde las ${estado.desde}. Lo escrito sigue aquí; se guarda al volver.`);
    programar(formulario, REINTENTO);
    return;
  }
  delete estado.desde;
  if (estado.sucio) programar(formulario, 0);
}

function guardar(formulario) {
  const estado = estadoDe(formulario);
  if (!estado.sucio || estado.envio || estado.detenido) return;
  estado.envio = enviar(formulario, estado).finally(() => (estado.envio = null));
}

function escuchar(tipo, espera) {
  document.addEventListener(tipo, (evento) => {
    const formulario = evento.target.form ?? evento.target.closest?.("form");
    if (!formulario?.dataset.autoguardado || evento.target.closest("[data-sin-guardar]")) return;
    if (tipo !== "focusout") estadoDe(formulario).sucio = true;
    if (estadoDe(formulario).sucio) programar(formulario, espera);
  });
}
escuchar("input", PAUSA);
escuchar("change", 0);
escuchar("focusout", 0);

// Al enviar: si hay un guardado en camino se espera, para que la versión no choque consigo misma.
document.addEventListener("submit", (evento) => {
  const formulario = evento.target;
  if (!formulario.dataset.autoguardado) return;
  const estado = estadoDe(formulario);
  window.clearTimeout(estado.reloj);
  if (!estado.envio) {
    estado.sucio = false;
    return;
  }
  evento.preventDefault();
  evento.stopImmediatePropagation();
  estado.envio.then(() => {
    window.clearTimeout(estado.reloj);
    formulario.requestSubmit(evento.submitter);
  });
}, true);

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden") return;
  for (const formulario of document.querySelectorAll("form[data-autoguardado]")) guardar(formulario);
});
