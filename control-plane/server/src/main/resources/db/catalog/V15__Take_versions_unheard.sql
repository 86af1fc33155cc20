-- A version is taken for every change; instances are told of those that they can see. A tenant that enters
-- the catalog to be provisioned is in none of their views yet: waking every instance for each of a hundred
-- such tenants costs the application database more than entering them.
create function catalog.next_version(heard boolean) returns bigint
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  taken bigint;
begin
  if heard then
    return catalog.next_version();
  end if;
  update catalog.version set number = number + 1 returning number into taken;
  return taken;
end
$$;

revoke execute on function catalog.next_version(boolean) from public;
