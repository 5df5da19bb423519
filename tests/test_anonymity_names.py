"""Names of persons, places and organisations. All persons are invented."""

import pytest

from anonymity import lists
from anonymity.detector import detect
from anonymity.finding import Kind, Level

STRANGERS = [
    "Qirvana Dzoltevi",
    "Ibtilhaj Wezzumar",
    "Krzesiwoj Bzdętek",
    "Tewodaj Zghermal",
    "Oluwagbotan Ezzihu",
]


def found(text, level=None, private_names=()):
    findings = detect(text, private_names)
    return [text[f.start : f.end] for f in findings if f.level != Level.ADVICE and level in (None, f.level)]


@pytest.mark.parametrize("name", STRANGERS)
def test_a_name_that_is_on_no_list_is_found(name):
    assert not {part.lower() for part in name.split()} & lists.words("first_names.txt")
    first, last = name.split()
    text = f"Volgens {name} klopt het niet. Later belde {first} weer. De brief van {last} ligt er nog."
    assert found(text, Level.RESOLVE) == [name, first, last]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mevrouw Kaas en de heer De Man belden.", ["Kaas", "De Man"]),
        ("Gesprek met J.-P. op den Kamp gehad.", ["J.-P. op den Kamp"]),
        ("Onderwerp: Veld, T. in 't", ["Veld, T. in 't"]),
        ("Neef Boet doet de boodschappen.", ["Boet"]),
        ("Wmo-consulent Maryam Rahimi kwam langs.", ["Maryam Rahimi"]),
        ("Bo, de oudste dochter, sliep slecht.", ["Bo"]),
        ("MEVROUW VAN DER LAAR KWAM LANGS.", ["VAN DER LAAR"]),
        ("De gezinsvoogd, A. al-Masri, schreef een brief.", ["A. al-Masri"]),
        ("Hij was boos.\n\nMet vriendelijke groet,\nPiet", ["Piet"]),
        ("Het feit dat Van Nuffel en De Smet weg waren.", ["Van Nuffel", "De Smet"]),
        ("Van den Akker is verhinderd.", ["Van den Akker"]),
        ("Hij sprak HIRUT DIRIE aan de balie.", ["HIRUT DIRIE"]),
        ("De brief van Ravi Tjon A Ling ligt er.", ["Ravi Tjon A Ling"]),
        ("Volgens N. Groenland en A. van den Kan niet.", ["N. Groenland", "A. van den Kan"]),
        ("Genodigden: B. Ooms, T. van 't Hof en X. Zhou", ["B. Ooms", "T. van 't Hof", "X. Zhou"]),
        (
            "Besproken met M. vd Berg, A. v.d. Heuvel en J v Dijk.",
            ["M. vd Berg", "A. v.d. Heuvel", "J v Dijk"],
        ),
        ("Mevr.Jansen belde om dhr.Bos te spreken.", ["Jansen", "Bos"]),
        ("Het gebouwPieterdiena was leeg, zei vanDijk.", ["Pieterdiena", "vanDijk"]),
        ("Smits2 zag dat Səhər wegging.", ["Smits", "Səhər"]),
        ("Luis's dossier is zoek. Ster & Lot zijn uit elkaar.", ["Luis's", "Ster", "Lot"]),
        ("Toen kwam Winter terug. De man die Lang hielp.", ["Winter", "Lang"]),
        ("Haar buurvrouw heet Van Poorthuis, Zakhele Mgwaba niet.", ["Van Poorthuis", "Zakhele Mgwaba"]),
        ("Kriek Lood\n06-12345678", ["Kriek Lood", "06-12345678"]),
    ],
)
def test_names_show_by_what_stands_beside_them(text, names):
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("gebeld met mw jansen, zoon kevin is thuis.", ["jansen", "kevin"]),
        ("vanochtend abdirahman gesproken. hij wil weg.", ["abdirahman"]),
        ("Cliënt: daan bos", ["daan bos"]),
        ("De moeder belde. Haar broer chibuzo en inioluwa abrafi waren er.", ["chibuzo", "inioluwa abrafi"]),
        ("kees jan is verhuisd, zei buurvrouw joke.", ["kees jan", "joke"]),
        ("brief van dr. el haddaoui over mevr. de wilde-kuipers.", ["el haddaoui", "de wilde-kuipers"]),
        ("gesproken met u. hassan en samuel t. over de huur.", ["u. hassan", "samuel t"]),
    ],
)
def test_names_in_lower_case(text, names):
    assert found(text) == names


def test_a_certain_name_is_found_everywhere():
    assert found("Meneer Lang belde. Lang was boos. Langs auto staat er nog.") == ["Lang", "Lang", "Langs"]


def test_private_names_are_found_in_any_case():
    text = "De storm ging liggen. Hoop doet leven, zei de buurvrouw van hoop."
    assert found(text) == []
    assert found(text, Level.RESOLVE, ["Hoop Storm"]) == ["storm", "Hoop", "hoop"]


@pytest.mark.parametrize(
    "text",
    [
        "De consulent belde de moeder. De oudste dochter woont in een middelgrote gemeente.",
        "Cliënt: [naam], geb. [datum], woont in [woonplaats]. Mevrouw X belde.",
        "Volgens de Wet Bibob en de Participatiewet mag het college afwijken.",
        "April bracht geen verbetering. De lente kwam. Jong en oud doen mee. Goed bestuur luistert.",
        "Zij heeft het syndroom van Asperger en de ziekte van Parkinson.",
        "De Groningse aanpak, het Rotterdamse model en de Nederlandse regels helpen.",
        "Het CAK, de SVB en het UWV overlegden met de Nationale ombudsman.",
        "De slager kende hem nog. Man en Vrouw werden apart gehoord.",
        "Een mevrouw van de Wmo en een meneer van het UWV kwamen langs, met zijn tante elders.",
        "Mevrouw, 59, Korsakov na jaren drinken. Zijn partner heeft Parkinson.",
        "Het Landelijk Maatwerkloket Multiproblematiek dacht mee, net als de Msnp en de Wzt.",
        "De Lente kwam. De moeder koos voor rust. Bezwaar, en daarna de Wahv.",
        "Het ritaantal en de gokbetalingen van de clienten zijn vastgelegd in het dossiernr.",
    ],
)
def test_a_clean_text_is_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "part", "kind"),
    [
        ("Zij zit op basisschool De Vlinder.", "basisschool De Vlinder", Kind.ORG_LOCAL),
        ("Hij gaat naar het Merlet in Epe.", "het Merlet", Kind.ORG_LOCAL),
        ("Zij woont in Alphen aan den Rijn.", "Alphen aan den Rijn", Kind.PLACE),
        ("Hij komt uit Best.", "Best", Kind.PLACE),
        ("Zij wonen in Vogelbuurt.", "Vogelbuurt", Kind.HOOD),
        ("Hij is de enige imker van het dorp.", "de enige imker van het dorp", Kind.RARE),
        ("Zij is palingrookster.", "palingrookster", Kind.PROFESSION),
        ("Samira (14) is thuis.", "14", Kind.AGE),
        ("De brief is van 15.jan.1928.", "15.jan.1928", Kind.DATE),
        ("Besproken met HK en MvdB.", "HK", Kind.INITIALS),
    ],
)
def test_what_points_at_a_person_must_be_confirmed(text, part, kind):
    assert (part, kind, Level.CONFIRM) in {(text[f.start : f.end], f.kind, f.level) for f in detect(text)}


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("Zoon Kevin slaapt slecht.", "de zoon"),
        ("Wmo-consulent Maryam belde.", "de Wmo-consulent"),
        ("Dat was op 14 mei 2023.", "voorjaar 2023"),
        ("Hij is 43 jaar oud.", "begin veertig"),
        ("Zij woont in Almelo.", "een middelgrote gemeente"),
        ("Zij zit op basisschool De Vlinder.", "een basisschool"),
    ],
)
def test_a_replacement_is_proposed(text, suggestion):
    assert [f.suggestion for f in detect(text)] == [suggestion]
