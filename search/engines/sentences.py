"""What both engines say of an index that cannot be asked."""

REBUILD = "Voer uit: manage.py rebuild_index"
MISSING = f"Er is geen zoekindex. {REBUILD}"
OTHER_FORM = f"De zoekindex is van een andere versie. {REBUILD}"
