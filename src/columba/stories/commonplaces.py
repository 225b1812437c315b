"""Words that stand in any article, whatever it is about, so that sharing them says nothing.

English and folded; nouns in the singular.
"""

# How much, which of them, when: they may stand before a term, and are no part of it.
QUALIFIERS = frozenset(
    """able additional afternoon annual available average bad best better big billion brief central
    century certain cheap clear close coming common complete couple current daily day decade
    deep different difficult dollar double dozen early easy eight eighth eleven enough entire
    evening exact extra fair famous federal few fifth final fine five former four fourth fresh
    full good great half happy hard heavy high highest hour huge hundred immediate important
    initial joint key large largest late latest little local long longer low lower lowest main
    major million minor minute modest month monthly morning narrow night nine ninth noon normal
    number numerous obvious old older opposite ordinary overall percent plain possible potential
    previous proper quarter quick rare ready recent regular remaining right season separate
    serious seven seventh severe short similar simple single six sixth small smaller smallest
    special specific strange strong sudden sure tall ten tenth third thirty thousand three tiny
    total tough trillion true twelve twenty typical unlikely usual various week weekend weekly
    whole wide wrong year young""".split()
)

# Verbs that end a noun phrase, in the forms that their spelling does not give away.
VERBS = frozenset(
    """agree agrees allow allows appear appears argue argues arrive ask asks became become becomes
    began begin begins begun believe believes bought bring brings broke brought built carries
    carry caught choose chose comes consider considers decide decides denies deny describe
    describes drawn drew driven drove eat explain explains fell felt find finds forget forgot
    fought found gain gets grew grown happen happens hear heard held hid hope hopes hung include
    includes insist insists join joins keeps kept knew laid lay leaves led left lend lent let
    lets lie lies live lives lose loses lost makes meant meet meets met needs offers ought paid
    prove proves ran reach reaches receive receives remain remains require requires rode rose
    sang sat seek seeks seem seems sell sells send sends sent shot showed shown shut sits sold
    sought spend spends spent spoke spoken spread stand stands stays stole stood struck suggest
    suggests swept swore sworn takes taught tells thank thinks thought threw tries try
    understand understood urge urges wants was wear went win wins withdrew woke won wore written
    wrote""".split()
)

# Nouns that name no subject by themselves, and none two of them together: "state law".
COMMON_NOUNS = frozenset(
    """access account acre action activity address advice afternoon agency agenda agreement aid
    analysis answer appeal approach area argument article aspect attempt attention authority
    average back balance base basis belief benefit bill billion block board body book box boy
    branch building business call campaign capital care case cause cent center centre century
    chair chance change charge check chief child children choice citizen city claim class client
    close comment commission committee community company concern condition conference contact
    contract control conversation copy cost council counsel country county couple course court
    criticism custody customer damage data date day deadline deal debate decade decision degree
    delay demand department detail development difference director district document dollar door
    dozen draft driver east effect effort election email employee employer end energy evening
    event evidence example executive experience expert eye face facility fact fall family father
    fear fee feel feet field figure file fire firm floor focus food foot force form friend front
    fund funding future game gap girl goal government ground group growth guide half hand head
    headline hearing help history hold home hospital hour house household idea impact inch
    income increase industry information intelligence interest interview issue item job judge
    kid kind land law lawyer lead leader leadership letter level life limit line list location
    look lot majority man manager map margin mark market material matter mayor measure media
    medium meeting member men message method middle mile million mind minute mistake moment
    money month morning mother move movement name nation need neighbor neighborhood news
    newspaper night north note notice number object offer office officer official operation
    operator opinion opportunity option order organisation organization owner page paper parent
    park part partner party past path patient pattern pay payment people percent performance
    period permission permit person phone photo photograph picture piece place plan player point
    police policy population position post pound power practice presence president pressure
    price problem process product professor profit program programme progress project property
    proposal protection provider public pupil purpose quality quarter question race range rate
    reaction reader reason record reduction reference region relationship release replacement
    report reporter request research resident resource response responsibility rest result
    return review rise risk road role room rule sale sample scale scene schedule school second
    sector security senator sense series service set share shift shop show side sign site
    situation size society solution sort sound source south space speaker speech spokesman
    spokesperson spokeswoman sponsor spring staff stage standard start state statement statistic
    step stop store story strategy street structure student study stuff style subject success
    summer supply support surface suspect system table talk target task tax teacher team
    technology term test text thing thinking third threat ticket tie time title today ton tool
    top topic total town track trade tradition trend trillion trip trouble truth turn type
    understanding unit university use user value version victim video view village visit visitor
    voice vote voter wait walk wall war warning watch water wave way weather website week
    weekend west will winner winter woman women word work worker world yard year zone""".split()
)

# Names made of these alone are those of one body in one place and of another in the next.
INSTITUTIONS = frozenset(
    """administration agency america american and assembly assistant association attorney authority
    black board bureau cabinet central ceo chamber chief christmas city clerk college commerce
    commission commissioner committee congress constitution corporation council country county
    court day democrat democratic department deputy director district east easter education
    election eve executive federal fire fund general government governor hall health high
    hospital house human internet judge justice labor law legislature library local main
    management mayor media member minister ministry municipal museum national new news north of
    office officer park parliament party planning pm police post president prime public
    republican resource safety school science secretary senate senator service sheriff society
    south state statehouse station street superintendent supreme system thanksgiving the town
    township transit transportation treasurer treasury tribune trustee tv union unit university
    us usa village water web welfare west white works world year zoning""".split()
)

# What may stand before the name of a person.
ROLES = frozenset(
    """alderman ambassador auditor captain chair chairman chairwoman chancellor chief clerk coach
    commissioner congressman congresswoman councillor councilman councilmember councilwoman
    deputy detective director doctor dr governor inspector judge lieutenant manager mayor
    minister officer pastor premier president prof professor rabbi rep representative rev
    reverend secretary sen senator sergeant sheriff spokesman spokesperson spokeswoman staff
    state superintendent supervisor treasurer trustee vice""".split()
)

# Who sold the picture or the report.
CREDITS = frozenset("afp alamy ansa dpa getty istock reuters shutterstock upi xinhua".split())
