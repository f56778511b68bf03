// Relojes: pinta el tiempo corrido desde data-desde (ISO, hora del servidor) aunque el equipo tenga mal la hora.
const meta = document.querySelector('meta[name="hora-servidor"]');
const desfase = meta ? Date.parse(meta.content) - Date.now() : 0;

function enReloj(segundos) {
  const dos = (numero) => String(numero).padStart(2, "0");
  const horas = Math.floor(segundos / 3600);
  const resto = `${dos(Math.floor((segundos % 3600) / 60))}:${dos(segundos % 60)}`;
  return horas ? `${horas}:${resto}` : resto;
}

function pintar() {
  const ahora = Date.now() + desfase;
  for (const reloj of document.querySelectorAll("[data-desde]")) {
    const desde = Date.parse(reloj.dataset.desde);
    if (!Number.isNaN(desde)) reloj.textContent = enReloj(Math.max(0, Math.floor((ahora - desde) / 1000)));
  }
}

if (document.querySelector("[data-desde]")) pintar();
window.setInterval(pintar, 1000);
