import type { B2BClient } from 'stytch';
import { expectTypeOf, test } from 'vitest';
import type { discover } from './discovery/discover.ts';
import type { Member, MemberSession, Organization } from './entities.ts';
import type { PublishedKey } from '../core/keys/keyring.ts';
import type { loginAnswer } from './login/login.ts';
import type { discovered } from './login/discovered.ts';
import type { ProjectPolicy } from './rbac/project-policy.ts';
import type { authorize } from './rbac/authorize.ts';
import type { memberAnswer } from './members/answer.ts';
import type { orgPolicy } from './rbac/operations.ts';
import type { memberPage } from './members/search-operation.ts';
import type { organizationPage } from './organizations/search-operation.ts';
import type { sessionAnswer } from './sessions/answer.ts';

/*
 * Compares the emulator's responses with the official SDK's types. The type check does it (`npm test` runs that);
 * nothing happens at run time. Null counts as absent: live responses have it in optional fields.
 */

type Filled<T> = T extends readonly (infer Item)[] ? Filled<Item>[] : T extends object ? Absent<T> : T;
type Absent<T> = { [K in keyof T as null extends T[K] ? never : K]: Filled<T[K]> } & {
  [K in keyof T as null extends T[K] ? K : never]?: Filled<NonNullable<T[K]>>;
};
/** Readonly lists are fine: on the wire there is no difference. */
type Writable<T> = T extends readonly (infer Item)[] ? Writable<Item>[] : { -readonly [K in keyof T]: Writable<T[K]> };
type Common = 'request_id' | 'status_code';
type Answer<T extends (...given: never[]) => Promise<unknown>> = Omit<Awaited<ReturnType<T>>, Common>;

type Organizations = B2BClient['organizations'];
type Sessions = B2BClient['sessions'];
type Ours<T extends (...given: never[]) => unknown> = Filled<Awaited<ReturnType<T>>>;

test('every response has the SDK’s type', () => {
  expectTypeOf<Filled<Organization>>().toExtend<Answer<Organizations['get']>['organization']>();
  expectTypeOf<Filled<Member>>().toExtend<Answer<Organizations['members']['get']>['member']>();
  expectTypeOf<Filled<MemberSession>>().toExtend<Answer<Sessions['get']>['member_sessions'][number]>();
  expectTypeOf<Ours<typeof memberAnswer>>().toExtend<Answer<Organizations['members']['create']>>();
  expectTypeOf<Ours<typeof memberAnswer>>().toExtend<Answer<Organizations['members']['reactivate']>>();
  expectTypeOf<Ours<typeof memberAnswer>>().toExtend<Answer<Organizations['members']['dangerouslyGet']>>();
  expectTypeOf<Ours<typeof memberAnswer>>().toExtend<Answer<Organizations['members']['deleteExternalId']>>();
  expectTypeOf<{ organization: Filled<Organization> }>().toExtend<Answer<Organizations['deleteExternalId']>>();
  expectTypeOf<Ours<typeof organizationPage>>().toExtend<Answer<Organizations['search']>>();
  expectTypeOf<Ours<typeof memberPage>>().toExtend<Answer<Organizations['members']['search']>>();
  expectTypeOf<{ policy: Writable<ProjectPolicy> }>().toExtend<Answer<B2BClient['rbac']['policy']>>();
  expectTypeOf<Ours<typeof orgPolicy>>().toExtend<Answer<B2BClient['rbac']['organizations']['getOrgPolicy']>>();
  expectTypeOf<Ours<typeof orgPolicy>>().toExtend<Answer<B2BClient['rbac']['organizations']['setOrgPolicy']>>();
  expectTypeOf<Ours<typeof authorize>>().toExtend<NonNullable<Answer<Sessions['authenticate']>['verdict']>>();
  expectTypeOf<Ours<typeof discovered>>().toExtend<Answer<B2BClient['magicLinks']['discovery']['authenticate']>>();
  expectTypeOf<Ours<typeof discovered>>().toExtend<Answer<B2BClient['otps']['email']['discovery']['authenticate']>>();
  expectTypeOf<Ours<typeof discover>>().toExtend<
    Answer<B2BClient['discovery']['organizations']['list']>['discovered_organizations']
  >();
  expectTypeOf<Ours<typeof loginAnswer>>().toExtend<
    Answer<B2BClient['discovery']['intermediateSessions']['exchange']>
  >();
  expectTypeOf<Ours<typeof loginAnswer>>().toExtend<Answer<B2BClient['discovery']['organizations']['create']>>();
  expectTypeOf<Ours<typeof loginAnswer>>().toExtend<Answer<Sessions['exchange']>>();
  expectTypeOf<Ours<typeof sessionAnswer>>().toExtend<Answer<Sessions['authenticate']>>();
  expectTypeOf<PublishedKey['jwk']>().not.toBeAny();
});
