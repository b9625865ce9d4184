import type { DatabaseSync } from 'node:sqlite';

/** One of your customers. */
export interface Customer {
  /** Your own ID. It never changes. */
  id: string;
  name: string;
  /** The organization's ID at Stytch. */
  organizationId: string;
}

// #region code
/** Keeps your customers, with the provider's ID beside your own. */
export function createCustomers(database: DatabaseSync) {
  // @note Unique, so that two customers can never share an organization.
  database.exec(`
    create table if not exists customers (
      id text primary key,
      name text not null,
      organization_id text not null unique)`);
  const insert = database.prepare(
    'insert into customers (id, name, organization_id) values (?, ?, ?)',
  );
  const find = database.prepare(
    'select * from customers where organization_id = ?',
  );
  const rename = database.prepare(
    'update customers set name = ? where id = ?',
  );
  const remove = database.prepare(
    'delete from customers where id = ?',
  );
  return {
    create({ id, name, organizationId }: Customer): void {
      insert.run(id, name, organizationId);
    },
    // @note After a login you know the organization, so look up your customer by it.
    findByOrganization(
      organizationId: string,
    ): Customer | undefined {
      const row = find.get(organizationId);
      return (
        row && {
          id: String(row.id),
          name: String(row.name),
          organizationId,
        }
      );
    },
    rename: (id: string, name: string) => void rename.run(name, id),
    remove: (id: string) => void remove.run(id),
  };
}
// #endregion code
