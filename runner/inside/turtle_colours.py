"""The colours that Tk knows by name, as #rrggbb. What it has beyond the names of the web is computed."""

# fmt: off
NAMES = {
    "aliceblue": "#f0f8ff", "antiquewhite": "#faebd7", "aqua": "#00ffff", "aquamarine": "#7fffd4", "azure": "#f0ffff",
    "beige": "#f5f5dc", "bisque": "#ffe4c4", "black": "#000000", "blanchedalmond": "#ffebcd", "blue": "#0000ff",
    "blueviolet": "#8a2be2", "brown": "#a52a2a", "burlywood": "#deb887", "cadetblue": "#5f9ea0",
    "chartreuse": "#7fff00", "chocolate": "#d2691e", "coral": "#ff7f50", "cornflowerblue": "#6495ed",
    "cornsilk": "#fff8dc", "crimson": "#dc143c", "cyan": "#00ffff", "darkblue": "#00008b", "darkcyan": "#008b8b",
    "darkgoldenrod": "#b8860b", "darkgray": "#a9a9a9", "darkgreen": "#006400", "darkgrey": "#a9a9a9",
    "darkkhaki": "#bdb76b", "darkmagenta": "#8b008b", "darkolivegreen": "#556b2f", "darkorange": "#ff8c00",
    "darkorchid": "#9932cc", "darkred": "#8b0000", "darksalmon": "#e9967a", "darkseagreen": "#8fbc8f",
    "darkslateblue": "#483d8b", "darkslategray": "#2f4f4f", "darkslategrey": "#2f4f4f", "darkturquoise": "#00ced1",
    "darkviolet": "#9400d3", "deeppink": "#ff1493", "deepskyblue": "#00bfff", "dimgray": "#696969",
    "dimgrey": "#696969", "dodgerblue": "#1e90ff", "firebrick": "#b22222", "floralwhite": "#fffaf0",
    "forestgreen": "#228b22", "fuchsia": "#ff00ff", "gainsboro": "#dcdcdc", "ghostwhite": "#f8f8ff",
    "gold": "#ffd700", "goldenrod": "#daa520", "gray": "#808080", "green": "#008000", "greenyellow": "#adff2f",
    "grey": "#808080", "honeydew": "#f0fff0", "hotpink": "#ff69b4", "indianred": "#cd5c5c", "indigo": "#4b0082",
    "ivory": "#fffff0", "khaki": "#f0e68c", "lavender": "#e6e6fa", "lavenderblush": "#fff0f5", "lawngreen": "#7cfc00",
    "lemonchiffon": "#fffacd", "lightblue": "#add8e6", "lightcoral": "#f08080", "lightcyan": "#e0ffff",
    "lightgoldenrod": "#eedd82", "lightgoldenrodyellow": "#fafad2", "lightgray": "#d3d3d3", "lightgreen": "#90ee90",
    "lightgrey": "#d3d3d3", "lightpink": "#ffb6c1", "lightsalmon": "#ffa07a", "lightseagreen": "#20b2aa",
    "lightskyblue": "#87cefa", "lightslateblue": "#8470ff", "lightslategray": "#778899", "lightslategrey": "#778899",
    "lightsteelblue": "#b0c4de", "lightyellow": "#ffffe0", "lime": "#00ff00", "limegreen": "#32cd32",
    "linen": "#faf0e6", "magenta": "#ff00ff", "maroon": "#800000", "mediumaquamarine": "#66cdaa",
    "mediumblue": "#0000cd", "mediumorchid": "#ba55d3", "mediumpurple": "#9370db", "mediumseagreen": "#3cb371",
    "mediumslateblue": "#7b68ee", "mediumspringgreen": "#00fa9a", "mediumturquoise": "#48d1cc",
    "mediumvioletred": "#c71585", "midnightblue": "#191970", "mintcream": "#f5fffa", "mistyrose": "#ffe4e1",
    "moccasin": "#ffe4b5", "navajowhite": "#ffdead", "navy": "#000080", "navyblue": "#000080", "oldlace": "#fdf5e6",
    "olive": "#808000", "olivedrab": "#6b8e23", "orange": "#ffa500", "orangered": "#ff4500", "orchid": "#da70d6",
    "palegoldenrod": "#eee8aa", "palegreen": "#98fb98", "paleturquoise": "#afeeee", "palevioletred": "#db7093",
    "papayawhip": "#ffefd5", "peachpuff": "#ffdab9", "peru": "#cd853f", "pink": "#ffc0cb", "plum": "#dda0dd",
    "powderblue": "#b0e0e6", "purple": "#800080", "red": "#ff0000", "rosybrown": "#bc8f8f", "royalblue": "#4169e1",
    "saddlebrown": "#8b4513", "salmon": "#fa8072", "sandybrown": "#f4a460", "seagreen": "#2e8b57",
    "seashell": "#fff5ee", "sienna": "#a0522d", "silver": "#c0c0c0", "skyblue": "#87ceeb", "slateblue": "#6a5acd",
    "slategray": "#708090", "slategrey": "#708090", "snow": "#fffafa", "springgreen": "#00ff7f",
    "steelblue": "#4682b4", "tan": "#d2b48c", "teal": "#008080", "thistle": "#d8bfd8", "tomato": "#ff6347",
    "turquoise": "#40e0d0", "violet": "#ee82ee", "violetred": "#d02090", "wheat": "#f5deb3", "white": "#ffffff",
    "whitesmoke": "#f5f5f5", "yellow": "#ffff00", "yellowgreen": "#9acd32",
}

# snow1, snow2, snow3, snow4 …: the first as it is, the others darker.
FIRST_OF_FOUR = {
    "snow": (255, 250, 250), "seashell": (255, 245, 238), "antiquewhite": (255, 239, 219), "bisque": (255, 228, 196),
    "peachpuff": (255, 218, 185), "navajowhite": (255, 222, 173), "lemonchiffon": (255, 250, 205),
    "cornsilk": (255, 248, 220), "ivory": (255, 255, 240), "honeydew": (240, 255, 240),
    "lavenderblush": (255, 240, 245), "mistyrose": (255, 228, 225), "azure": (240, 255, 255),
    "slateblue": (131, 111, 255), "royalblue": (72, 118, 255), "blue": (0, 0, 255), "dodgerblue": (30, 144, 255),
    "steelblue": (99, 184, 255), "deepskyblue": (0, 191, 255), "skyblue": (135, 206, 255),
    "lightskyblue": (176, 226, 255), "slategray": (198, 226, 255), "lightsteelblue": (202, 225, 255),
    "lightblue": (191, 239, 255), "lightcyan": (224, 255, 255), "paleturquoise": (187, 255, 255),
    "cadetblue": (152, 245, 255), "turquoise": (0, 245, 255), "cyan": (0, 255, 255), "darkslategray": (151, 255, 255),
    "aquamarine": (127, 255, 212), "darkseagreen": (193, 255, 193), "seagreen": (84, 255, 159),
    "palegreen": (154, 255, 154), "springgreen": (0, 255, 127), "green": (0, 255, 0), "chartreuse": (127, 255, 0),
    "olivedrab": (192, 255, 62), "darkolivegreen": (202, 255, 112), "khaki": (255, 246, 143),
    "lightgoldenrod": (255, 236, 139), "lightyellow": (255, 255, 224), "yellow": (255, 255, 0), "gold": (255, 215, 0),
    "goldenrod": (255, 193, 37), "darkgoldenrod": (255, 185, 15), "rosybrown": (255, 193, 193),
    "indianred": (255, 106, 106), "sienna": (255, 130, 71), "burlywood": (255, 211, 155), "wheat": (255, 231, 186),
    "tan": (255, 165, 79), "chocolate": (255, 127, 36), "firebrick": (255, 48, 48), "brown": (255, 64, 64),
    "salmon": (255, 140, 105), "lightsalmon": (255, 160, 122), "orange": (255, 165, 0), "darkorange": (255, 127, 0),
    "coral": (255, 114, 86), "tomato": (255, 99, 71), "orangered": (255, 69, 0), "red": (255, 0, 0),
    "deeppink": (255, 20, 147), "hotpink": (255, 110, 180), "pink": (255, 181, 197), "lightpink": (255, 174, 185),
    "palevioletred": (255, 130, 171), "maroon": (255, 52, 179), "violetred": (255, 62, 150), "magenta": (255, 0, 255),
    "orchid": (255, 131, 250), "plum": (255, 187, 255), "mediumorchid": (224, 102, 255), "darkorchid": (191, 62, 255),
    "purple": (155, 48, 255), "mediumpurple": (171, 130, 255), "thistle": (255, 225, 255),
}
# fmt: on
SHARES = {"1": 1.0, "2": 0.932, "3": 0.804, "4": 0.545}
HEX_LENGTHS = (3, 6, 9, 12)


def hex_of(colour):
    """ "#rrggbb" for whatever Tk takes as a colour, or None."""
    word = colour.strip().lower().replace(" ", "").replace("grey", "gray")
    if word.startswith("#"):
        return hex_of_digits(word[1:])
    return NAMES.get(word) or numbered(word)


def hex_of_digits(digits):
    """One to four digits for each of red, green and blue."""
    if len(digits) not in HEX_LENGTHS or not all(digit in "0123456789abcdef" for digit in digits):
        return None
    each = len(digits) // 3
    parts = [digits[start : start + each] for start in range(0, len(digits), each)]
    return "#" + "".join((part * 2)[:2] if each == 1 else part[:2] for part in parts)


def numbered(word):
    name = word.rstrip("0123456789")
    number = word[len(name) :]
    if name == "gray" and number.isdecimal() and int(number) <= 100:
        return "#" + f"{round(int(number) * 2.55):02x}" * 3
    if name in FIRST_OF_FOUR and number in SHARES:
        return "#" + "".join(f"{round(part * SHARES[number]):02x}" for part in FIRST_OF_FOUR[name])
    return None
