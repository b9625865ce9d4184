import { unconfirmed, type Difference } from './difference.ts';

/** Differences of members. */
export const MEMBERS_DIFFERENCES: readonly Difference[] = [
  unconfirmed(
    'phone-numbers',
    'Two members of an organization can have the same phone number.',
    'The type duplicate_member_phone_number is known, but not when it occurs.',
  ),
  unconfirmed(
    'invite-active',
    'Inviting an active member returns 400 user_already_invited.',
    'It’s documented as an error without a type. This is the closest type.',
  ),
  unconfirmed(
    'awaited-factor',
    'A pending or invited member becomes active, and their email verified, once the first factor is complete, even if a second one is still required. While another first factor is required, they stay as they are. Their link is used up in both cases.',
    'A second factor can only be added to an active member, but no source says when a member becomes active.',
  ),
  unconfirmed(
    'email-updates',
    'start_email_update leaves the member as they are until the new email is verified. Then the old one is retired, and a password stays. An expired update frees the email.',
    'It’s documented only that the email is freed.',
  ),
  unconfirmed(
    'changed-address',
    'If a member’s email is changed, an existing session keeps using the old email in sessions.exchange and discovery.organizations.list until someone logs in with the new one. A link sent to the old email returns 404 magic_link_not_found.',
    'No source covers this. The new email must not give access before it’s verified.',
  ),
  unconfirmed(
    'deleted-member-data',
    'A deleted member keeps all data for a reactivation, including the external ID and roles. Until then, their email and external ID are free, and only a search for deleted members and dangerously_get find them. Links sent to them stay revoked. Deleting the organization deletes them permanently.',
    'It’s documented only that they can be reactivated.',
  ),
  unconfirmed(
    'reactivation',
    'Reactivating a member who wasn’t deleted returns 404 no_deleted_member_found_for_reactivation. An email that was never verified, or that another member has now, returns 400.',
    'The types are known, but not their statuses.',
  ),
  unconfirmed('delete-external-id', 'Deleting an external ID that doesn’t exist succeeds.', 'No source covers this.'),
];
