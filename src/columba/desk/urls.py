"""The addresses of the desk; those that change anything take POST alone."""

from django.urls import path

from columba.desk import (
    compare,
    decide,
    decided,
    doors,
    edit,
    history,
    lit,
    page,
    queue,
    reports,
    scheduled,
)
from columba.desk.decide import Verb

app_name = "desk"

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("next/", queue.next_page, name="next"),
    path("scheduled/", scheduled.scheduled, name="scheduled"),
    path("decided/", decided.decided, name="decided"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<int:pk>/close/", reports.close, name="close-report"),
    path("pages/<int:pk>/", page.page, name="page"),
    path("pages/<int:pk>/edit/", edit.edit_page, name="edit"),
    path("pages/<int:pk>/compare/", compare.compare, name="compare"),
    path("pages/<int:pk>/history/", history.history, name="history"),
    *(
        path(f"pages/<int:pk>/{verb}/", decide.decide, {"verb": verb}, name=verb.value)
        for verb in Verb
    ),
    path("lit/<int:pk>.css", lit.lit, name="lit"),
    path("sign-in/", doors.sign_in, name="sign-in"),
    path("sign-out/", doors.sign_out, name="sign-out"),
    path("password/", doors.new_password, name="new-password"),
]
