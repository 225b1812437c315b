"""Signing in, signing out, and a new password."""

from django.contrib.auth import views
from django.urls import reverse_lazy

from columba.desk.access import own_scripts

sign_in = own_scripts(
    views.LoginView.as_view(template_name="desk/sign_in.html", redirect_authenticated_user=False)
)
sign_out = views.LogoutView.as_view()
new_password = own_scripts(
    views.PasswordChangeView.as_view(
        template_name="desk/new_password.html", success_url=reverse_lazy("desk:queue")
    )
)
