"""The names that Tk has for keys."""

NAMES = set(
    """
    Up Down Left Right space Return Tab Escape BackSpace Delete Insert Home End Prior Next Menu Pause Print
    Shift_L Shift_R Control_L Control_R Alt_L Alt_R Meta_L Meta_R Super_L Super_R Caps_Lock Num_Lock Scroll_Lock
    plus minus asterisk slash period comma semicolon colon question exclam equal numbersign less greater
    parenleft parenright bracketleft bracketright braceleft braceright apostrophe quotedbl underscore percent
    ampersand at dollar backslash bar asciitilde asciicircum grave quoteright quoteleft
    KP_Enter KP_Add KP_Subtract KP_Multiply KP_Divide KP_Decimal KP_Up KP_Down KP_Left KP_Right KP_Home KP_End
    KP_Prior KP_Next KP_Insert KP_Delete adiaeresis odiaeresis udiaeresis Adiaeresis Odiaeresis Udiaeresis ssharp
    """.split()
)
NAMES |= {f"F{number}" for number in range(1, 25)} | {f"KP_{number}" for number in range(10)}


def is_key(name):
    return isinstance(name, str) and ((len(name) == 1 and name.isprintable() and name != " ") or name in NAMES)
