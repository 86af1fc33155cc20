-- Instances ask again and again what has changed since a version, and nearly always the answer is one tenant
-- of many. What they see with a tenant has the version of the tenant, its plan, its server, or of a release
-- that lets it in while its sync is pending: whichever is the newest. The tenants behind a changed plan, or
-- behind a new release, are found by these; by version and by server there are indexes already.
create index tenant_by_plan on catalog.tenant (plan);
create index tenant_with_access_while_pending on catalog.tenant (uuid) where access_while_pending;
