"""Columba's own commands, in the order in which `columba help` lists them."""

from collections.abc import Mapping

# Under each heading: the name of a command, and what it is for in half a line.
GROUPS: Mapping[str, Mapping[str, str]] = {
    "To begin with": {
        "demo": "Show a sample newsroom at work, offline",
        "init": "Write a starter publication into a folder",
        "run": "Serve the site and keep it fresh: all in one",
    },
    "For every day": {
        "load": "Bring changes of the folder into the database",
        "refresh": "Run every stage until nothing waits",
        "check_setup": "Say what is missing before readers come",
        "create_editor": "Give a person a login for the desk",
    },
    "For editors": {
        "lint_playbooks": "Check every playbook: links, dates, examples, wording",
        "new_playbook": "Begin a playbook from a blank one",
        "preview_playbook": "Print what a playbook would say about an article",
        "draft_petitions": "Bring petitions written as text to the desk",
        "export_opml": "Write the sources as OPML, for other readers",
    },
    "Parts of run": {
        "web": "Serve the site alone",
        "worker": "Run the timetable and its jobs alone",
    },
    "Stages of refresh, in their order": {
        "poll_sources": "Ask every feed that is due",
        "extract_articles": "Fetch and read the page of every new entry",
        "fetch_pictures": "Fetch lead pictures and keep small copies",
        "cluster_stories": "Find copies, and put articles into stories",
        "categorise_stories": "File stories under categories",
        "relate_stories": "Choose the related articles of each story",
        "index_articles": "Bring the full-text index up to date",
        "draft_commentary": "Compose, check, and publish or hold commentary",
        "publish_scheduled": "Publish what an editor approved for a moment now past",
    },
    "Petitions and mail": {
        "admit_signatures": "Sort out the signatures that came in",
        "send_mail": "Send the letters that are due",
        "count_signatures": "Bring the counts up to date",
        "recount_signatures": "Make the counts anew",
        "close_petitions": "Close the petitions that have run their time",
        "erase_signatures": "Forget the signers whose time is over",
        "tidy_outbox": "Delete letters and links that have served",
    },
}

OWN = {name: what for commands in GROUPS.values() for name, what in commands.items()}

# These make sense where no publication is near.
ANYWHERE = frozenset(
    "demo init lint_playbooks check compilemessages diffsettings makemessages makemigrations "
    "startapp startproject test".split()
)
