"""The small words between names, by what they do; all without case."""

DETERMINERS = frozenset("the a an its his her their our my this that another one".split())
PREPOSITIONS = frozenset(
    """of in to at by for from near with on about against among around behind between beside beyond
    despite during inside into like off onto outside over past through toward towards under unlike
    until upon via within without except including representing""".split()
)
# After these a clause begins, and with it a subject.
CONJUNCTIONS = frozenset(
    """and but so yet as while when because although though if whether since after before until
    where that what which than then also still later however meanwhile now once today said says
    saying think thinks thought believe believes know knows""".split()
)
# What may stand between a subject and its verb, besides adverbs in -ly.
HELPERS = frozenset(
    """also has have had then later earlier since once again often further first only would did does
    still even both jointly now just already himself herself itself themselves""".split()
)
NEGATIONS = frozenset({"not", "never", "nor", "neither", "nobody"})
PASSIVE = frozenset("is was are were be been being am get got gets".split())
# The last word of where or how somebody speaks: "in a written statement".
SETTINGS = frozenset(
    """statement interview letter meeting hearing media post speech e-mail email conference
    reporters court filing testimony call message column memo""".split()
)
# What is no noun, adjective or verb of its own.
GRAMMAR = (
    DETERMINERS
    | PREPOSITIONS
    | CONJUNCTIONS
    | HELPERS
    | PASSIVE
    | frozenset(
        """he she who whom whose they we i you it or nor not will can could should may might
        must""".split()
    )
)
# What stands at the head of a sentence with a capital and is no part of a name.
OPENERS = frozenset(
    """the a an this that these those its it his her their our my your he she they we i you
    in on at to by for from of with without about above across after against along among around as
    before behind below beneath beside besides between beyond despite down during except inside
    into like near off onto out outside over past since through throughout toward towards under
    underneath unlike until up upon via within and but or nor so yet for because although though if
    while whereas unless when whenever where wherever whether who whom whose which what why how
    also still then now later earlier meanwhile however moreover instead today yesterday tomorrow
    tonight once again even just only perhaps maybe both neither either each every all most many
    some several few no not another other such more less former asked there here one two three
    four five six seven eight nine ten according citing speaking indeed thus therefore nevertheless
    nonetheless otherwise finally can could did do does is are was were has have had would should
    must might let lets recently previously additionally""".split()
)
