/** Tables of the site as a whole: rate limits, whether the database is full, and what the site notes about itself. */
export const siteTables = `
create table limits (
  key text primary key,
  points integer not null,
  expires_at bigint not null);
create index limits_expiry on limits (expires_at);

create table store_state (
  id integer primary key,
  is_full integer not null);
insert into store_state (id, is_full) values (1, 0);

create table site_values (
  name text primary key,
  value text not null);
`;
