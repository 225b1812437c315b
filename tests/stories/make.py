"""Articles as values, and the sample newsroom as a labelled stream."""

from datetime import UTC, datetime, timedelta
from functools import cache

from columba.demo.edition import read_edition
from columba.stories.values import StoryArticle

NOON = datetime(2025, 8, 17, 12, tzinfo=UTC)


def _paragraphs(text):
    return tuple(" ".join(part.split()) for part in text.strip().split("\n\n"))


BOIL = _paragraphs("""
The Mill Creek water department told all 4,100 customers on Saturday to boil tap water after a
cast-iron main broke under Church Street and pressure fell across the town.

Superintendent Ada Marsh said crews had found a crack nine feet long in a pipe laid in 1957. Two
pumps were drawing the trench dry by noon, and a repair sleeve was on its way.

The notice stays in force until two rounds of samples, a day apart, come back clean. The Mill
Creek fire hall is handing out a case of bottled water to each household.
""")
BOIL_AGAIN = _paragraphs("""
Families in Mill Creek lined up at the fire hall for bottled water on Saturday while a crew dug
for the broken main that has put the whole town under a boil notice.

Ada Marsh, who runs the water department, said the pipe under Church Street cracked before dawn
and that samples must come back clean twice before anyone may drink from the tap.

The main was laid in 1957 and has broken before. A sleeve to mend the crack was due at dusk.
""")
BUDGET = _paragraphs("""
The Kellan Falls school board heard a plan on Saturday to close a gap of $4.8 million in next
year's budget by cutting 38 jobs and ending elementary strings lessons.

Margaret Osei, the superintendent, said aid from the state had stayed flat for three years while
the price of health insurance for teachers rose by a fifth.

Parents filled the library of the high school and asked the board to look at its reserve fund
first. A vote on the budget is set for the last Tuesday of the month.
""")
SMOKE = _paragraphs("""
Smoke from a wildfire on Bald Spruce Ridge drifted over the county on Saturday and pushed the air
quality index past 150 at the monitor beside the fairgrounds.

Health officer Ruth Adeyemi advised people with asthma to stay indoors and opened two rooms with
filtered air at the libraries in Wexley and Eastlow.

The fire has burned 2,300 acres of timber and was a third contained by evening, said the forest
service, which expects the wind to turn on Monday.
""")


def make_report(number, title, paragraphs=(), *, hours=0.0, domain="", **values):
    return StoryArticle(
        id=number,
        title=title,
        paragraphs=tuple(paragraphs),
        published_at=NOON + timedelta(hours=hours),
        domain=domain or f"outlet{number}.example",
        **values,
    )


@cache
def newsroom():
    """Return the sample newsroom's articles in order, each with its event and what it copies."""
    edition = read_edition()
    pieces = [piece for piece in edition.pieces if piece.status == 200]
    pieces.sort(key=lambda piece: (piece.published, piece.slug))
    numbers = {piece.slug: number for number, piece in enumerate(pieces, 1)}
    return [
        (
            StoryArticle(
                id=numbers[piece.slug],
                title=piece.headline,
                paragraphs=piece.paragraphs,
                published_at=piece.published,
                domain=edition.outlets[piece.outlet].domain,
            ),
            piece.event,
            numbers.get(piece.copy_of),
        )
        for piece in pieces
    ]
