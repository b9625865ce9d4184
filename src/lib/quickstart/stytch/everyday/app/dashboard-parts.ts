import type { Member } from 'stytch';
import { html, type Html } from '../../app/page.ts';

const ADMIN = 'stytch_admin';

/** The members, and for an admin the buttons for their roles. */
export const memberList = (
  members: Member[],
  self: string,
  mayChange: boolean,
): Html => html`<h2>Members</h2>
  <ul>${members.map(
    (member) => html`<li>
      ${
        mayChange && member.member_id !== self
          ? roleForm(member)
          : describe(member)
      }
    </li>`,
  )}</ul>`;

const isAdmin = ({ roles }: Member) =>
  roles.some(({ role_id }) => role_id === ADMIN);

const describe = (member: Member): Html =>
  html`<span>${member.email_address}
    <small>${member.status}${isAdmin(member) ? ', admin' : ''}</small></span>`;

const roleForm = (member: Member): Html =>
  html`<form action="/assign_role" method="post">
    ${describe(member)}
    <input type="hidden" name="member_id" value="${member.member_id}">
    <button name="role" value="${isAdmin(member) ? '' : ADMIN}">
      ${isAdmin(member) ? 'Remove admin role' : 'Make admin'}</button>
  </form>`;

export const inviteForm: Html = html`<h2>Invite a colleague</h2>
  <form action="/invite" method="post">
    <label for="email">Colleague’s email address</label>
    <input id="email" name="email" type="email" required>
    <button>Send invitation</button>
  </form>`;

export const renameForm = (name: string): Html =>
  html`<h2>Rename organization</h2>
    <form action="/rename" method="post">
      <label for="name">New name</label>
      <input id="name" name="name" value="${name}" required maxlength="128">
      <button>Rename organization</button>
    </form>`;

interface Other {
  organization_id: string;
  organization_name: string;
}

/** The user's other organizations. */
export const organizationList = (others: Other[]): Html | string =>
  others.length === 0
    ? ''
    : html`<h2>Your other organizations</h2>
        <ul>${others.map(
          (other) => html`<li>
            <form action="/switch" method="post">
              <bdi>${other.organization_name}</bdi>
              <button name="organization_id" value="${other.organization_id}">Switch</button>
            </form>
          </li>`,
        )}</ul>`;
