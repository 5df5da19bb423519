"""Short lists that the word list cannot give: what looks like a part of a compound and is none."""

LINKING_LETTERS = ("s", "en", "e", "n", "er")

NO_LEFTS = frozenset(
    """
    aan achter achteruits af alge alle aller als alter ander andere bege begr beho bekend besl best bete
    bij bijeen binnen bovenaan buiten choco chris combi daar daarop dan dat deze dicta die dit docu
    dood door een eens elk enge euro even gele gene genoot gere gesp gest glim goed haar heel hele
    her het hier hoe hun ieder iets in ineen kent klaar lang langs lera los mana manage maxi mede
    mee met mij mijn na naar nabij neder neer niet niets nog om onder onders ons ont onts ontw ooit op
    open over overeen overs para per pres prof pros rond samen scha sinds stand stat stil stud suri te
    tegen tegenover tegens temp tempera terug toe toep tot trans tussen uit uiteen van vast vasts veel
    vele ver verb verd verde verg verk verl vers verst vla vol voor vooraan vooraf voors voort vooruit
    vroe waar wat weer weg wel wij zeer zelfs zich zijn zonder
    """.split()
)
"""Prepositions and prefixes: `onderzoek` and `verslag` are no compounds of two nouns."""

ENDINGS = frozenset(
    """
    aal aar aard aars aat acht achten achtig achtige age ages ale alen amen and ander anderen ant arden
    aren aten atie baar baarheid baars bare creas deren ding dingen dom doms eden eel eerd eerde eert
    egen eken elen ellen emen emmen end ende enen ener ens ent enten eren erend erende erig erige erij
    erijen ering eringen ers eur euren even ezen geert gelijk gen gers ging gingen gings heden heid
    ieder iek iel iele ier iers ijker ing inge ingen innen isch ische isme ismen ist isten kelen ken
    keren kers keurig keurige keurigheid keurigheids king kingen kings leerd len lende lering lijk lijke
    lijker lijkheid lijks lijkst lijn ling lingen logisch logische loos loosheid loze male matig
    matige matiger matigheid matigheids men ment meren naar natie naties natieve nen netje netjes nis
    nissen ober omen onder oor oren over pees pelen pen pers pijen reerd rekken rekking ren rij rijen
    rijk rijke rijker rijkst rijkste ring ringen schap schappelijk schappelijke schappelijker schappen
    sel sels sen sie sies sion ste sten stens ster sters tal tallen teel ten tenant tende tenen ter teren
    tie ties tig tijken ting tingen turen tuur uren uur ven ving waarts waartse zaam zaamheid zame zen
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

WHOLE = frozenset(
    """
    bewustzijn bioscoop handhaaf handhaafde handhaafden handhaaft handhaven handhaving huisvesting
    huisvestings infrastructuur maatregel maatregelen opperhoofd oppervlak oppervlakken oppervlakte
    oppervlaktes oppervlakten slachtoffer slachtoffers tegelijkertijd tentoonstelling tentoonstellingen
    teleurgesteld teleurstelling vanzelfsprekend vanzelfsprekende voornemens
    """.split()
)
"""Words that only look like compounds, or whose parts no longer say what the word says."""

PARTICLES = frozenset(
    """
    aan achter achteruit af bij bijeen binnen buiten deel door goed in los mee mis na nader neer om onder op
    open over overeen plaats rond samen schoon stil stop tegen tegemoet teleur terug terecht toe tussen uit
    vast vol voor voorbij vooruit voort vrij waar weer weg
    """.split()
)
"""What stands before the `ge` of a participle: `vast-ge-steld`."""
