// Entrada única. Sin JavaScript todo funciona, salvo el reloj, el guardado solo y los atajos.
import "./pagina.js";
import "./temporizador.js";
import "./autoguardado.js";
import "./atajos.js";
import "./combobox.js";
