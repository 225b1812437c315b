"""Every recurring job, in two tables: the stages of a refresh in their order, and the rest."""

from datetime import timedelta

from django.apps import apps

from columba.articles import jobs as articles
from columba.commentary import jobs as commentary
from columba.leases.claim import free_rows_of_the_dead
from columba.leases.models import Leased
from columba.outbox import jobs as outbox
from columba.petitions import jobs as petitions
from columba.search import jobs as search
from columba.sources import jobs as sources
from columba.stories import jobs as stories
from columba.worker.job import Job

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)

STAGES = (
    Job(
        name="poll_sources",
        label="Feeds",
        every=MINUTE,
        batches=sources.poll_sources,
        waiting=sources.count_waiting,
        then=("extract_articles",),
    ),
    Job(
        name="extract_articles",
        label="Articles",
        every=MINUTE,
        batches=articles.extract_articles,
        waiting=articles.count_waiting_articles,
        then=("cluster_stories", "fetch_pictures"),
    ),
    Job(
        name="fetch_pictures",
        label="Pictures",
        every=MINUTE,
        batches=articles.fetch_pictures,
        waiting=articles.count_waiting_pictures,
    ),
    Job(
        name="cluster_stories",
        label="Stories",
        every=MINUTE,
        batches=stories.cluster_stories,
        waiting=stories.count_unclustered,
        then=("categorise_stories", "index_articles"),
    ),
    Job(
        name="categorise_stories",
        label="Categories",
        every=MINUTE,
        batches=stories.categorise_stories,
        waiting=stories.count_unfiled,
        then=("relate_stories", "draft_commentary"),
    ),
    Job(
        name="relate_stories",
        label="Related",
        every=MINUTE,
        batches=stories.relate_stories,
        waiting=stories.count_unrelated,
    ),
    Job(
        name="index_articles",
        label="Search index",
        every=MINUTE,
        batches=search.index_articles,
        waiting=search.count_waiting,
    ),
    Job(
        name="draft_commentary",
        label="Commentary",
        every=MINUTE,
        batches=commentary.draft_commentary,
        waiting=commentary.count_waiting,
    ),
    Job(
        name="publish_scheduled",
        label="Scheduled",
        every=MINUTE,
        batches=commentary.publish_scheduled,
        waiting=commentary.count_scheduled,
    ),
)
# What goes on beside the news; a refresh leaves it to the worker.
CHORES = (
    Job(
        name="admit_signatures",
        label="Signatures",
        every=MINUTE,
        batches=petitions.admit_signatures,
        waiting=petitions.count_received,
        then=("send_mail",),
    ),
    Job(
        name="send_mail",
        label="Mail",
        every=MINUTE,
        batches=outbox.send_mail,
        waiting=outbox.count_mail,
    ),
    Job(
        name="count_signatures",
        label="Counts",
        every=MINUTE,
        batches=petitions.count_signatures,
        waiting=petitions.count_behind,
    ),
    Job(
        name="close_petitions",
        label="Petitions over",
        every=MINUTE,
        batches=petitions.close_petitions,
        waiting=petitions.count_over,
    ),
    Job(
        name="recount_signatures",
        label="Counts made anew",
        every=HOUR,
        batches=petitions.recount_signatures,
        waiting=petitions.count_unchecked,
    ),
    Job(
        name="erase_signatures",
        label="Signers forgotten",
        every=HOUR,
        batches=petitions.erase_signatures,
        waiting=petitions.count_due,
    ),
    Job(
        name="tidy_outbox",
        label="Old letters",
        every=HOUR,
        batches=outbox.tidy_outbox,
        waiting=outbox.count_old,
    ),
)
JOBS = {job.name: job for job in (*STAGES, *CHORES)}


def free_all_rows_of_the_dead() -> int:
    """Free the rows that processes of this host held when they died; return how many."""
    models = [model for model in apps.get_models() if issubclass(model, Leased)]
    return sum(free_rows_of_the_dead(model._base_manager.all()) for model in models)  # noqa: SLF001 - Django's documented name
