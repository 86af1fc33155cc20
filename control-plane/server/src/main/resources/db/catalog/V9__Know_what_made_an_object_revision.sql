-- The operation that appended a revision: an operation that is run again finds what it has done already.
-- None for the revisions that came with the package of their release.
alter table application.object_revision add column operation_id uuid;
create unique index object_revision_once_per_operation
  on application.object_revision (operation_id, kind, name, release) where operation_id is not null;
