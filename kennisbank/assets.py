"""Copies style sheets, fonts and their licences from npm packages to the static files. No bundler."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "kennisbank" / "static" / "vendor"

UTRECHT = "@utrecht/component-library-css"
TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens"
NOTO_SANS = "@fontsource/noto-sans"

ASSETS = {
    "utrecht.css": f"{UTRECHT}/dist/index.css",
    "utrecht-LICENSE.md": f"{UTRECHT}/LICENSE.md",
    "tokens.css": f"{TOKENS}/dist/theme.css",
    "tokens-LICENSE.md": f"{TOKENS}/LICENSE.md",
    "noto-sans-latin-400-normal.woff2": f"{NOTO_SANS}/files/noto-sans-latin-400-normal.woff2",
    "noto-sans-latin-600-normal.woff2": f"{NOTO_SANS}/files/noto-sans-latin-600-normal.woff2",
    "noto-sans-LICENSE.txt": f"{NOTO_SANS}/LICENSE",
}


def main() -> None:
    """Copies every asset; one that its package does not have is an error, not a page without style."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    for name, source in ASSETS.items():
        shutil.copyfile(PACKAGES / source, VENDOR / name)


if __name__ == "__main__":
    main()
