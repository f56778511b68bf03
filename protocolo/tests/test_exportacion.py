import json

import pytest
from django.core.management import CommandError, call_command


def test_el_json_trae_la_version_en_vigor_y_cada_seccion_con_su_numero(catalogos, capsys):
    call_command("exportar_protocolo", formato="json")
    datos = json.loads(capsys.readouterr().out)
    assert datos["version"]["numero"] == 1
    assert all(seccion["numero"] for seccion in datos["secciones"])
    assert {"1", "2.1", "4.3", "5.4", "6.4.5"} <= {s["numero"] for s in datos["secciones"]}
    assert {g["clave"]: [m["clave"] for m in g["momentos"]] for g in datos["guias"]}["telefonico"] == [
        "apertura",
        "desarrollo",
        "cierre",
    ]
    assert datos["franjas"][1] == {"desde": "12:00", "saludo": "buenas tardes"}
    assert (len(datos["normas"]), len(datos["terminos"])) == (37, 24)


def test_el_markdown_trae_titulos_frases_y_normas(catalogos, capsys):
    call_command("exportar_protocolo", formato="md")
    texto = capsys.readouterr().out
    assert "### 5.4 Cuando la respuesta es negativa" in texto
    assert "- «{saludo}. ¿En qué le puedo ayudar?» (5.3)" in texto
    assert "Superada por Ley 2195 de 2022" in texto
    assert "- Petición de interés general o particular: 15 días hábiles" in texto


def test_sin_protocolo_el_comando_dice_que_correr(db):
    with pytest.raises(CommandError, match="cargar_protocolo"):
        call_command("exportar_protocolo")
