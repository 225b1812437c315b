"""Values for tests of commentary: reports, links, and a small playbook about a bridge."""

from datetime import UTC, datetime, timedelta, timezone

from columba.commentary.document import LinkRow, Report
from columba.commentary.playbook import parse_playbook

AT = datetime(2025, 9, 1, 12, tzinfo=UTC)
EASTERN = timezone(timedelta(hours=-4))

BRIDGE = (
    (
        "Engineers closed the Harlan Street bridge on Tuesday after inspectors found cracks in 14 "
        "of its 60 hangers."
    ),
    (
        "“We will not open it again until every hanger has been tested,” said Mayor Ruth Okafor. "
        "Some 9,000 drivers use the bridge each day."
    ),
    "She added that the repair could take 18 months. The state has promised $2.4 million.",
    "Residents of the east bank said the detour adds an hour to the trip to the hospital.",
    "The council will meet on September 9 to discuss the repair.",
)

PLAYBOOK = """+++
id = "bridges"
version = "1.2"
title = "Bridges"
deck = "A closed bridge is a question"
lang = "en"
categories = ["transport"]

[editorial]
line = "People are owed the inspection report and a date."
stance = "process"
sensitivity = "normal"

[review]
drafted_with = "language model"
signed_by = "Jo Marsh"
reviewed_on = 2025-01-01
review_by = 2030-01-01

[match]
strong = ['bridge.{0,80}(crack|close|repair)', 'inspect\\w{0,5}.{0,60}bridge|bridge.{0,60}inspect']
weak = ['hanger', 'engineer']
against = ['card game']

[[signal]]
id = "closed"
match = \'\'\'(?i)clos(ed|ing)\\b.{0,60}bridge\'\'\'
unless = \'\'\'(?i)not clos\'\'\'
fires = ["The county closed the old bridge."]
silent = ["The county did not close the road."]

[[signal]]
id = "said"
match = \'\'\'not open it again|every hanger\'\'\'
quote = true
fires = ["It will not open it again."]

[[signal]]
id = "number"
match = \'\'\'\\d[\\d,]* drivers\'\'\'
max_cites = 1
fires = ["Some 900 drivers use it."]

[[signal]]
id = "money"
match = \'\'\'\\$\\d[\\d.,]* ?(million|billion)?\'\'\'
fires = ["It costs $3 million."]

[[signal]]
id = "engineer_speaks"
match = \'\'\'engineer\\w* (said|told)\'\'\'
fires = ["An engineer said so."]

[[fact]]
id = "standards"
since = 1971-04-27
text = "Since 27 April 1971 federal standards have had highway bridges inspected every 24 months."
source = "National Bridge Inspection Standards, 27 April 1971"
link = "us-bridges"

[[fact]]
id = "later"
since = 2026-01-01
text = "On 1 January 2026 a new grant for bridges opened."
source = "Example Act, 2026"

[[target]]
who = "your city council"
power = "pay for the repair"
channel = ["us-officials"]

[ask]
text = "Publish the inspection report and the date of the repair."
answerable = "yes or no"

[[step]]
rung = "learn"
minutes = 10
title = "Read the report."
do = "Open [the report]({article_url}) and the [bridge record](us-bridges)."

[[step]]
rung = "contact"
minutes = 10
title = "Call your council."
do = "Find it through [local officials](us-officials)."

[[step]]
rung = "write"
minutes = 20
title = "Write one letter."
letter = true

[[step]]
rung = "local"
minutes = 60
title = "Ask what it costs."
if = "money"
do = "Bring the figure to the meeting."

[letter]
subject = "The bridge"
body = [
  "**Why:** “{source} reported on {date} that {peg}.”",
  "About {report}.",
  "**The request:** “{ask}”",
]
peg_if = [["closed", "the bridge was closed"], ["", "the bridge is in the news"]]

[avoid]
words = ["catastrophe", "doom (as our own verb)"]
claims = ["who is to blame"]
+++

# Opinion

## the news
- {if closed} {source} reports that a bridge has been closed. {cite closed}
- {if said, quote} {who:said} put it this way: “{q:said}” {cite said.quote}
- {if number} It speaks of {m:number}. {cite number}
- {if not engineer_speaks} We found no engineer speaking in the report. {cite all}
- {view} The question is who knew, and when.

## the background
- Federal standards have had highway bridges inspected since 1971. {cite f.standards}
- A new grant for bridges opened in January 2026. {cite f.later}

## the best case for each side
- {view} Nobody wants a bridge to fall.
- {view} Drivers say that a detour is paid for in hours.
- {view} Engineers say that a closed bridge kills no one.
- {view} Councils say that money for steel comes out of other budgets.

## our view
- {view} We think the report belongs in public.
- {if money} {view} So does the bill.

# Action

## who decides
- {view} The council pays, and the state inspects.

## the ask
- {view} **The ask, in one sentence:** {ask}
"""

GENERAL = """+++
id = "general-transport"
version = "1.0"
title = "Transport"
deck = "Ask who pays for the road"
general_for = "transport"
lang = "en"

[editorial]
line = "This page takes no side."
stance = "none"

[review]
drafted_with = "language model"
reviewed_on = 2025-01-01
review_by = 2030-01-01

[ask]
text = "Publish the plan and its cost before it is decided."

[[step]]
rung = "contact"
minutes = 10
title = "Call your council."
do = "Find it through [local officials](us-officials)."
+++

# Action

## who decides
- {view} Most roads belong to a city, a county or a state.
"""

LINKS = {
    row.id: row
    for row in (
        LinkRow(
            id="us-officials",
            url="https://www.usa.gov/elected-officials",
            title="Elected officials",
            owner="US GSA",
            kind="finder",
            area="us",
        ),
        LinkRow(
            id="us-bridges",
            url="https://www.fhwa.dot.gov/bridge/",
            title="Bridges and structures",
            owner="Federal Highway Administration",
            kind="record",
            area="us",
        ),
        LinkRow(
            id="us-hotline",
            url="tel:+18004264791",
            title="A hotline",
            owner="US EPA",
            kind="phone",
            area="us",
        ),
    )
}


def playbook(text=PLAYBOOK, **changes):
    """Return the playbook with some of its words exchanged."""
    for before, after in changes.pop("swap", {}).items():
        assert before in text, before
        text = text.replace(before, after)
    return parse_playbook(text, name="bridges.md")


def report(*paragraphs, number=1, **values):
    defaults = {
        "id": f"a{number}",
        "article_id": number,
        "outlet": ["Harlan Herald", "Metro Wire", "River News"][number - 1],
        "owner": f"Owner {number}",
        "url": f"https://outlet{number}.example/bridge",
        "title": "Harlan Street bridge closed after cracks are found",
        "published_at": datetime(2025, 8, 26, 20, 30, tzinfo=EASTERN),
        "paragraphs": paragraphs or BRIDGE,
    }
    return Report(**(defaults | values))
