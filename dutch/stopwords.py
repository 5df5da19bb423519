"""Words that carry no subject. Folded, as `dutch.tokens.fold` gives them."""

STOP_WORDS = frozenset(
    """
    aan al alle alleen als andere ben bent bij bijvoorbeeld daar daarbij daardoor daarom daarvan dan dat
    de deze die dit doen doet door dus echter een eens eerst elk elke en enige er erg ervan even gaan gaat
    geen gehad geweest haar had hadden heb hebben hebt heeft hem hen het hier hij hoe hun ieder iedere
    iets ik in indien is ja je jij jou jouw jullie kan kon konden kunnen maar me meer men met mij mijn na
    naar nadat nee niet niets nog nu of om omdat onder ons onze ook op over per reeds te tegen ten ter
    terwijl toch toe toen tot tussen u uit uw vaak van vanaf vanuit vanwege veel vele via volgens voor
    voordat waar waarbij waardoor waarin waarom waarop waarvan wanneer want waren was wat we wel welk
    welke werd werden wie wij wil word worden wordt zal ze zeer zelf zich zij zijn zo zo'n zoals zodat
    zonder zou zouden zowel zullen
    """.split()
)

QUESTION_WORDS = frozenset(
    """
    aangeven alsjeblieft alstublieft antwoord antwoorden aub bereid beschrijven deelt delen denk denken
    eigenlijk gevraagd graag hallo hoeveel iemand iemands informatie inzicht kent krijg krijgen kunt laten
    mag magen mening moest moet moeten mogen toelichten uitleg uitleggen vertellen vind vinden vraag
    vragen waarover weet weten willen wilt zegt zoek zoeken
    """.split()
)
