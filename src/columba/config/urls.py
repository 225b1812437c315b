"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("desk/rows/", admin.site.urls),
    path("desk/", include("columba.desk.urls")),
    path("", include("columba.web.urls")),
]
