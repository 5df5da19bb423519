"""First texts of the editable pages; the owner of an installation replaces them in the admin."""

INTRO = (
    "Zoek wat anderen in zo’n situatie deden: welke ruimte zij vonden, wat is afgewezen en hoe het afliep."
)

ABOUT = """
<h2>Wat is dit?</h2>
<p>Soms loopt iemand vast op een regel: de uitkering wacht op een adres, het adres wacht op een uitkering.
Vaak heeft
ergens al iemand een uitzondering gemaakt die werkte. Deze kennisbank maakt zulke uitzonderingen vindbaar,
zodat
maatwerk geen toeval is.</p>
<h2>Wat staat erin?</h2>
<p>Casussen, klachten, uitzonderingen en uitspraken. Ook wat is afgewezen staat erin: zo ziet u waar de
grens ligt.
Elk precedent hoort bij de regel die knelde.</p>
<h2>Wat kunt u ermee?</h2>
<p>Een precedent laat zien dat er ruimte is en hoe anderen die gebruikten. Het vervangt uw eigen afweging niet
(artikel 4:82 van de Algemene wet bestuursrecht).</p>
"""
PRIVACY = """
<h2>Mensen in de kennisbank</h2>
<p>Uit elk precedent zijn persoonsgegevens weggehaald. Een tweede persoon las de tekst voordat die werd
gepubliceerd.
Herkent u toch iemand? Meld het onder het precedent. De redactie kijkt daar het eerst naar.</p>
<h2>Mensen die de kennisbank gebruiken</h2>
<p>De site plaatst alleen cookies die nodig zijn om in te loggen of iets te melden.
Wij bewaren niet wat u zoekt, en ook niet de situatie die u plakt om te vergelijken. De site
stuurt geen
gegevens naar andere partijen.</p>
<p>Meldt u iets over een precedent, dan leest alleen de redactie uw toelichting. Wij wissen die 30 dagen na de
beslissing. Tegen misbruik bewaren wij één dag een code van uw netwerkadres, niet het adres zelf.</p>
"""
ACCESSIBILITY = """
<h2>Voor iedereen te gebruiken</h2>
<p>Wij willen dat iedereen deze site kan gebruiken, ook met een toetsenbord, een schermlezer of een klein
scherm.
Wij toetsen aan WCAG 2.2, niveau A en AA.</p>
<h2>Werkt er iets niet?</h2>
<p>Laat het de redactie weten. Vertel op welke pagina u was en wat er misging.</p>
<p>De beheerder van deze site plaatst hier de toegankelijkheidsverklaring.</p>
"""
TEXTS = (
    ("over", "Over de kennisbank", ABOUT),
    ("privacy", "Privacy", PRIVACY),
    ("toegankelijkheid", "Toegankelijkheid", ACCESSIBILITY),
)
