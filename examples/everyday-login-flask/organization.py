"""The private page, and what members and admins do in their organization."""

import requests
from flask import Blueprint, current_app, redirect, render_template, request, session
from stytch.b2b.models.magic_links_email import InviteRequestOptions
from stytch.b2b.models.organizations import UpdateRequestOptions as OrganizationOptions
from stytch.b2b.models.organizations_members import UpdateRequestOptions as MemberOptions
from stytch.core.response_base import StytchError
from stytch.shared.method_options import Authorization

from members import SESSION, check_session, finish_login, for_members, forgetting_what_is_over, stytch
from problems import explain, session_is_over

organization = Blueprint("organization", __name__)

ADMIN = "stytch_admin"


def as_member():
    """The session of the member who acts. Without it, a call has the full access of your secret."""
    return Authorization(session_token=session[SESSION])


# #region dashboard
@organization.get("/dashboard")
def dashboard():
    """The private page."""
    member = check_session()
    if member is None:
        return render_template("logged_out.html", title="You aren’t logged in")
    try:
        with forgetting_what_is_over():
            own = stytch().discovery.organizations.list(session_token=session[SESSION])
            members = stytch().organizations.members.search(organization_ids=[member.organization_id], limit=100).members
    except (StytchError, ValueError, requests.RequestException) as error:
        # The JWT of a session that was revoked still passes locally, so trust Stytch's error.
        if isinstance(error, StytchError) and session_is_over(error):
            raise
        # @note While Stytch can’t be asked, the user stays logged in and sees what the app knows by itself.
        _status, reason, advice, _step = explain(error)
        return render_template("incomplete.html", title="Welcome back", reason=reason, advice=advice)
    organizations = [each.organization for each in own.discovered_organizations if each.organization]
    return render_template(
        "dashboard.html",
        me=member,
        # @note It only decides what the page offers. Each action is checked by Stytch again.
        is_admin=ADMIN in member.roles,
        admin=ADMIN,
        members=members,
        here=next(each for each in organizations if each.organization_id == member.organization_id),
        others=[each for each in organizations if each.organization_id != member.organization_id],
    )
# #endregion dashboard


# #region invite
@organization.post("/invite")
@for_members
def invite(member):
    """Emails a colleague an invitation."""
    stytch().magic_links.email.invite(
        organization_id=member.organization_id,  # @note From the session, never from the form: a form can name any organization.
        email_address=request.form.get("email", "").strip(),
        invite_redirect_url=current_app.config["APP_SETTINGS"].return_url,
        # @note Stytch checks that this member may create members.
        method_options=InviteRequestOptions(authorization=as_member()),
    )
    return redirect("/invite?sent", 303)
# #endregion invite


@organization.get("/invite")
def invitation_sent():
    return render_template("invited.html") if "sent" in request.args else redirect("/dashboard", 303)


# #region roles
@organization.post("/assign_role")
@for_members
def assign_role(member):
    """Gives a member the admin role, or removes it."""
    role = request.form.get("role")
    stytch().organizations.members.update(
        organization_id=member.organization_id,
        member_id=request.form.get("member_id", ""),
        roles=[role] if role else [],  # @note The whole list: an empty one takes every assigned role away.
        method_options=MemberOptions(authorization=as_member()),
    )
    return redirect("/dashboard", 303)


@organization.post("/rename")
@for_members
def rename(member):
    """An action that not every member may do."""
    # @note No check of roles here: Stytch returns 403, and the app tells the user they aren’t allowed to.
    stytch().organizations.update(
        organization_id=member.organization_id,
        organization_name=request.form.get("name", "").strip(),
        method_options=OrganizationOptions(authorization=as_member()),
    )
    return redirect("/dashboard", 303)
# #endregion roles


# #region switch
@organization.post("/switch")
@for_members
def switch(member):
    """Goes to another of the user's organizations, which may ask for more first."""
    return finish_login(
        stytch().sessions.exchange(
            session_token=session[SESSION],  # @note Logins by email or with Google count in the other organization, too. SSO and authenticator codes don’t.
            organization_id=request.form.get("organization_id", ""),
            session_duration_minutes=60,
        )
    )
# #endregion switch
