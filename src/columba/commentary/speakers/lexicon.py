"""Words that tell a person's office, a body, a place or nobody at all; all without case."""

# Before a name: what follows is a person, however short.
HONORIFICS = frozenset(
    """mr mrs ms mx dr prof sen rep reps sens gov gen lt col maj sgt capt cpl cmdr adm rev
    supt atty det insp sir president senator representative governor mayor judge justice
    professor councilman councilwoman councilmember councillor commissioner
    superintendent sheriff alderman alderwoman pope king queen prince princess
    chancellor ambassador reverend rabbi imam sister pastor archbishop monsignor
    congressman congresswoman assemblyman assemblywoman selectman selectwoman""".split()
)
# Before a full name.
OFFICES = HONORIFICS | frozenset(
    """minister secretary attorney chief director chair chairman chairwoman chairperson
    speaker leader envoy deputy administrator manager principal trustee treasurer clerk
    executive officer spokesman spokeswoman spokesperson democrat republican auditor
    engineer owner defender prosecutor supervisor solicitor editor coroner coach
    detective trooper inspector planner assessor registrar comptroller controller
    marshal warden provost dean ombudsman analyst commander captain lieutenant sergeant
    colonel admiral constable adviser advisor counselor candidate lawmaker legislator
    member resident neighbor neighbour bishop cardinal father brother curator author
    actor actress singer writer journalist reporter columnist correspondent publisher
    host activist advocate volunteer historian economist scientist researcher biologist
    geologist hydrologist chemist epidemiologist psychologist sociologist ecologist
    meteorologist nurse physician surgeon doctor paramedic midwife veterinarian
    pharmacist firefighter lawyer librarian teacher lecturer student parent farmer
    rancher grower driver pilot mechanic trainer picker trucker welder custodian referee
    founder co-founder realtor broker contractor developer landlord tenant architect
    consultant designer photographer filmmaker producer musician artist worker agent
    billionaire millionaire entrepreneur employee businessman businesswoman investor
    veteran plaintiff strategist pollster nominee negotiator mediator diplomat
    coordinator specialist technician ceo cfo undersecretary premier""".split()
)
# With these a person is spoken of in running text without being named.
PEOPLE = OFFICES | frozenset(
    """man woman boy girl mother father son daughter husband wife sister aunt uncle cousin
    friend colleague victim suspect source person official aide bystander shopper
    customer patient passenger caller pupil teenager player""".split()
)
# And these, where nothing but the name is left after them.
TITLES = OFFICES | frozenset(
    """us u.s uk u.k eu american russian ukrainian british french german chinese canadian
    israeli iranian indian vice prime state general foreign defense defence special city
    county town village district assistant associate press acting former interim
    incoming outgoing retired longtime township democratic public works health police
    fire school board council house senate white majority minority""".split()
)
# What may stand, in lower case, between "the county's" and "Ruth Vale" beside an office.
ROLES = (
    PEOPLE
    | TITLES
    | frozenset(
        """senior junior lead first second then late national federal regional local executive
    managing communications council-member finance security technology planning utility
    elections transit company union party campaign majority presidential nominee top
    gubernatorial congressional former current political policy""".split()
    )
)
# What ends with one of these is read, and does not speak.
DOCUMENTS = frozenset(
    """law act report study plan bill code constitution rule notice order survey treaty
    budget policy amendment ordinance resolution agreement memo memorandum index list
    review audit poll section article chapter lawsuit complaint filing data records
    documents figures""".split()
)
# One of these alone, or a group at the head of a sentence, is nobody in particular.
NOBODY = frozenset(
    """officials official residents resident police critics supporters neighbors neighbours
    parents teachers workers others some many most several few one it this that these
    those he she they we i you who there what which but and as in on at for after before
    when while if since because people experts analysts advocates lawmakers leaders
    authorities scientists researchers organizers organisers investigators prosecutors
    witnesses families sources republicans democrats republican democrat lawyers
    opponents proponents members friends relatives employees staff students nurses
    doctors farmers drivers voters owners tenants landlords economists historians
    senators representatives commissioners councilors councillors councilmembers
    trustees judges firefighters deputies detectives officers spokespeople volunteers
    attorneys developers americans russians ukrainians israelis palestinians europeans
    germans britons canadians australians iranians conservatives liberals christians
    muslims jews god emphasis everyone everybody nobody none anyone someone somebody yes
    no ok okay""".split()
)
# The last word of the name of a paper or a programme, which reports what others say.
OUTLETS = frozenset(
    """times news tribune gazette chronicle journal reuters cnn bbc npr nbc abc cbs msnbc
    fox ap afp upi today politico axios bloomberg vox newsweek buzzfeed""".split()
)
# And of these, where "the" stands before it.
OUTLETS_WITH_THE = OUTLETS | frozenset(
    """post herald guardian press star sun telegraph observer mail globe independent
    economist examiner dispatch inquirer courier ledger mercury bulletin sentinel
    standard magazine hill atlantic intercept beast caller wire newspaper leader
    advertiser monitor enquirer bee register citizen argus review recorder messenger
    echo express mirror""".split()
)
# The last word of what is a body, and speaks through its officers.
BODIES = frozenset(
    """association council board department agency authority commission committee company
    corporation corp inc co ltd llc plc university college school schools district union
    league federation alliance coalition society foundation institute center centre
    hospital clinic bank group holdings industries partners ministry bureau office court
    senate house congress parliament assembly cabinet government administration party
    church diocese synod mosque congregation press network service services system
    systems trust fund club team army navy force forces guard corps police organization
    organisation international museum library utilities utility works cooperative co-op
    airlines railway transit logistics motors foods energy power electric light health
    unified secretariat embassy kremlin pentagon treasury ratepayers homebuilders
    farmers lodge laboratory laboratories pharmaceuticals technologies technology
    software studios records watch nations academy lab initiative campaign project
    program programme caucus chamber guild brotherhood local nato consortium institution""".split()
)
# The last word of a company that goes by its first: "Larch" of "Larch Power & Light".
COMPANIES = frozenset(
    """holdings industries logistics inc corp co ltd llc plc corporation company light
    power energy electric motors foods technologies technology software systems
    pharmaceuticals airlines partners studios utilities""".split()
)
# Before "of": these head the name of a body.
OF_BODIES = frozenset(
    """department ministry bureau office university bank friends board council institute
    college league association federation society academy church diocese house union
    city town village county township state commonwealth borough port authority chamber
    museum school schools congress organization organisation coalition court alliance
    center centre division commission centers centres institutes committee confederation
    conference campaign fund foundation citizens americans institution parliament
    students daughters sons doctors mothers women veterans""".split()
)
# In lower case after a name, these make it a body: "the Port Wexley school board".
BODY_NOUNS = frozenset(
    """police board council commission department office authority association union
    district agency ministry government court committee company university hospital
    coalition campaign administration league bureau embassy parliament army military
    navy utility team group""".split()
)
# What of a body's kind is nameless without a name of its own: "local police".
UNNAMED = frozenset(
    """local state federal city county town village township district municipal national
    regional military riot traffic secret transit other some many most both no campus
    airport""".split()
)
# What ends with one of these lies somewhere, and does not speak.
PLACES = frozenset(
    """county township avenue road boulevard highway route river creek valley mountain
    mountains island islands coast ocean sea peninsula province airport stadium""".split()
)
# Countries, states and capitals, for what a report says nothing else of.
COUNTRIES = frozenset(
    """afghanistan albania algeria angola argentina armenia australia austria azerbaijan
    bahrain bangladesh belarus belgium bolivia bosnia brazil britain bulgaria burundi
    cambodia cameroon canada chile china colombia congo croatia cuba cyprus denmark
    ecuador egypt england eritrea estonia ethiopia europe finland france gaza georgia
    germany ghana greece guatemala guinea haiti honduras hungary iceland india indonesia
    iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kosovo kuwait
    kyrgyzstan laos latvia lebanon liberia libya lithuania luxembourg malaysia mali
    malta mexico moldova mongolia montenegro morocco mozambique myanmar namibia nepal
    netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay
    peru philippines poland portugal qatar romania russia rwanda scotland senegal serbia
    singapore slovakia slovenia somalia spain sudan sweden switzerland syria taiwan
    tajikistan tanzania thailand tunisia turkey turkmenistan uganda ukraine uruguay
    uzbekistan venezuela vietnam wales yemen zambia zimbabwe alabama alaska arizona
    arkansas california colorado connecticut delaware florida hawaii idaho illinois
    indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan
    minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon
    pennsylvania tennessee texas utah vermont virginia wisconsin wyoming ankara athens
    baghdad beijing berlin brussels cairo damascus delhi geneva havana islamabad jakarta
    jerusalem kabul kyiv kiev london madrid manila moscow ottawa paris prague pyongyang
    riyadh rome seoul tehran tokyo vienna warsaw washington""".split()
) | frozenset(
    {"korea", "carolina", "dakota", "africa", "america", "asia", "saudi arabia", "united states",
     "united kingdom", "new york", "new jersey", "new mexico", "new hampshire", "new zealand",
     "rhode island", "sri lanka", "hong kong", "el salvador", "costa rica", "puerto rico",
     "sierra leone", "czech republic", "the hague", "los angeles", "tel aviv", "buenos aires",
     "new delhi", "abu dhabi", "west virginia", "new england", "wall street", "silicon valley"}
)  # fmt: skip
