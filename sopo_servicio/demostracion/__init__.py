"""La base de demostración: gente y casos inventados que entran por las mismas puertas que usan las pantallas."""
