"""Short lists that the word list cannot give: what looks like a part of a compound and is none."""

LINKING_LETTERS = ("s", "en", "e", "n", "er")

NO_LEFTS = frozenset(
    """
    aan achter af alge alle aller als ander andere bege begr bekend besl bete bij binnen buiten daar dan
    dat deze die dit dood door een eens elk even gene genoot gere gesp gest goed haar heel hele her het
    hier hoe hun ieder iets in klaar lang langs los mede mee met mij mijn na naar neer niet niets nog om
    onder onders ons ont onts ontw ooit op open over overs para per pres prof pros rond samen scha sinds
    stand stat stil stud te tegen tegens temp terug toe toep tot tussen uit van vast veel vele ver verb
    verd verde verg verk verl vers vla vol voor voors voort vroe waar wat weer weg wel wij zeer zelfs zich
    zijn zonder
    """.split()
)
"""Prepositions and prefixes: `onderzoek` and `verslag` are no compounds of two nouns."""

ENDINGS = frozenset(
    """
    aal aar aard aars aat acht achten achtig achtige age ages ale alen and ander ant aren aten atie baar
    baarheid baars bare ding dingen dom eden eel eerd eerde eert egen elen ellen emen emmen end ende enen
    ener ens ent enten eren erend erende erig erige erij erijen ering eringen ers eur euren even ezen
    geert gelijk gen heden heid ieder iek iel iele ier iers ing inge ingen innen isch ische isme ismen ist
    isten kelen ken king kingen len lende lijk lijke lijker lijkheid lijks lijkst lijn ling lingen loos
    loze men naar nen nis nissen ober onder oor oren over pelen pen pers ren rij rijen ring ringen schap
    schappen sel sels sen ste sten stens ster sters tal ten tende ter teren tie ties tig tijken ting
    tingen uren uur ven waarts waartse zaam zaamheid zame zen
    """.split()
)
"""Suffixes that happen to be words: `leur-stellend-e`, `maat-schap`, `verschil-lende`."""

SHORT_LEFTS = frozenset(
    """
    aal anw aow arm awb bad bio bom bos box btw bus dag dak dek dna duo duw eco eet eis elf fax fee fok
    gas gat ggz gym ham hef hek hof huw jas job kap kas kat kei kip koe las lat les lip loon lui man map
    mat mes mkb mof net nok oma oog opa pan pgb pit rem rij rok rug ruw sla sms sok spa tak tap tas tol
    top uwv vak vat vee vet vis vla vog vul wal wao web wet wia wlz wmo wol wsw zak zee zij zit zon
    """.split()
)
"""OpenTaal says nothing about parts of three letters; these do begin compounds."""

SHORT_HEADS = frozenset(
    """
    bad bar bed bon bos bus dag dak eed eis erf gas hof jas kas les lid loon map mes net oog pan pas pot
    rug sla tas tol vak vee vis wal weg wet zak zee zon
    """.split()
)
