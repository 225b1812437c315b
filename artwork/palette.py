"""The inks: a small set of printing colours that every picture shares."""

PAPER = "#f4e9d3"
CREAM = "#fcf5e6"
SAND = "#e6d3ae"
DUNE = "#c9b083"

INK = "#1d2840"
NAVY = "#2f3f5c"
SLATE = "#586a80"
MIST = "#a5b4b5"
FOG = "#cfd5cb"

PINE = "#234a4e"
TEAL = "#3d7776"
SAGE = "#7fa99c"
FOAM = "#c0d5c5"

RUST = "#7c3226"
BRICK = "#b34d36"
CORAL = "#d27b58"
BLUSH = "#ebb992"

UMBER = "#7a5426"
BRONZE = "#ac782b"
OCHRE = "#dca53f"
STRAW = "#efcb81"

SKINS = ("#e2ad85", "#c88a63", "#9a6244", "#6b4232")
HAIRS = (INK, "#4a2f28", RUST, UMBER, "#d8cbb4")
COATS = (TEAL, BRICK, NAVY, OCHRE, PINE, CORAL, SLATE, BRONZE)
