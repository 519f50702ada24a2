"""What a child calls a colour."""

import functools

# Some names stand for several colours that lie far apart.
NAMES = {
    "black": "000000",
    "dark grey": "505050 2f4f4f",
    "grey": "808080 778899 a0a0a0",
    "light grey": "c8c8c8 dcdcdc",
    "white": "ffffff f8f8ff fffafa",
    "cream": "fffdd0 faebd7 fff5ee",
    "beige": "f5deb3 d2b48c",
    "red": "ff0000 dc143c e03020 ff3f3f",
    "dark red": "8b0000 a01020 800000",
    "pink": "ffc0cb ffb6c1 ff9aa2 f08090",
    "bright pink": "ff1493 ff00ff ff69b4",
    "orange": "ffa500 ff8c00 ff7f50 ff5a1f",
    "brown": "8b4513 a52a2a a0522d 6b3f1d cd853f",
    "yellow": "ffff00 ffe74c fffb80",
    "gold": "ffd700 daa520 ffc030",
    "light green": "90ee90 c1f0c1 a8e0a0",
    "bright green": "00ff00 32cd32 7fff00 adff2f",
    "green": "008000 228b22 2e8b57 3cb371 6b8e23",
    "dark green": "004d00 006400 1c4a2c",
    "olive green": "808000 8a8f3c",
    "turquoise": "40e0d0 00ffff 00ced1 008080 20b2aa 7fffd4",
    "light blue": "add8e6 87ceeb c6e2ff",
    "blue": "0000ff 1e90ff 4169e1 4682b4 6495ed",
    "dark blue": "00008b 191970 1f3a6e",
    "purple": "800080 9932cc 8a2be2 6a3fa0 4b0082",
    "light purple": "ee82ee d8bfd8 e6e6fa b19cd9 9370db",
}


@functools.cache
def name_of(colour: str) -> str:
    """The nearest name for "#rrggbb"."""
    place = _lab(colour.lstrip("#"))
    return min(_places(), key=lambda known: sum((a - b) ** 2 for a, b in zip(known[0], place, strict=True)))[1]


@functools.cache
def _places() -> list[tuple[tuple[float, float, float], str]]:
    return [(_lab(known), name) for name, colours in NAMES.items() for known in colours.split()]


def _lab(digits: str) -> tuple[float, float, float]:
    """Where equal distances look equally different: CIE 1976 L*a*b*, from sRGB."""
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    x = _curved((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505)
    y = _curved(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    z = _curved((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _curved(part: float) -> float:
    return part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
