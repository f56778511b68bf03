// Aviso rojo en la zona de mensajes. Uno por motivo: repetirlo no lo duplica.
const puestos = new Map();

export function avisar(motivo, texto) {
  const zona = document.getElementById("mensajes");
  const molde = document.getElementById("molde-aviso");
  if (!zona || !molde) return;
  if (!puestos.has(motivo)) {
    const aviso = molde.content.firstElementChild.cloneNode(true);
    puestos.set(motivo, aviso);
    zona.append(aviso);
  }
  const parrafo = puestos.get(motivo).querySelector("p");
  if (parrafo.textContent !== texto) parrafo.textContent = texto;
}

export function quitar(motivo) {
  puestos.get(motivo)?.remove();
  puestos.delete(motivo);
}

const BOGOTA = { timeZone: "America/Bogota", hourCycle: "h23", hour: "numeric", minute: "2-digit" };

export function horaCorta() {
  return new Date().toLocaleTimeString("es-CO", BOGOTA);
}
