/** Column that ties a row to its sandbox project: the row is deleted with the project. */
export const project = 'project_id text not null references sandbox_projects (id) on delete cascade';

/** Constraint that ties a row to its organization. */
export const organization =
  'foreign key (project_id, organization_id) references sandbox_organizations (project_id, id) on delete cascade';
