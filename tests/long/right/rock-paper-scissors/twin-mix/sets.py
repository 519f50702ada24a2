def mix(first, second):
    both = {first, second}
    if both == {"blue", "yellow"}:
        return "green"
    if both == {"red", "yellow"}:
        return "orange"
    return "brown"
