-- Takes or renews an instance's slice of a server's connections. An instance without a slice, or with a smaller
-- one, may hold two connections: for each that is registered they are never leased, nor is ever more than four
-- fifths of the budget. The rest is shared by demand: of n instances that lease, each gets its even part if it
-- wants that much, and what is left goes where more is wanted.
--
-- What instances may hold together is therefore within the budget whenever somebody was given more than two. It
-- can only grow by an instance that registers, or that runs without having registered: it holds its two before
-- anybody else has heard of it. For those there is what is left of the fifth: a tenth of the budget in instances
-- may appear at once, less the ones that are registered and hold no slice. For each one too many the sum is over
-- by two, until the others have beaten twice, once to be told and once to say that they have given back.
--
-- demand: what the instance would use, holding: what it may hold at this moment, its limit or what it really
-- has open if that is more. What it still holds is counted until it says that it holds less: a shrink is
-- acknowledged before the connections are another's.
--
-- Answers the slice (0: none) and for how many seconds, by the instance's own clock, it is valid.
create or replace function catalog.lease_connections(instance uuid, server text, demand integer, holding integer)
  returns table (granted integer, valid_seconds integer)
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  unleased constant integer := 2;
  budget    integer;
  unsliced  integer;
  leased    integer;
  taken     integer;
  sharing   integer;
  even      integer;
  base      integer;
  bases     integer;
  unmet     bigint;
  starving  boolean;
  before    integer;
  target    integer;
begin
  -- Under this lock nobody else is given anything of the server.
  select s.connection_budget into budget from catalog.database_server s
   where s.id = lease_connections.server for no key update;
  if not found or not exists (select from catalog.instance i where i.id = lease_connections.instance) then
    raise exception 'no such database server, or the instance is not registered'
      using errcode = 'no_data_found';
  end if;
  demand := greatest(0, least(demand, budget));
  holding := greatest(0, holding);

  delete from catalog.connection_slice s
   where s.server_id = lease_connections.server and s.counted_until < clock_timestamp();
  select coalesce(sum(greatest(0, unleased - coalesce(s.counted, 0))), 0) into unsliced
    from catalog.instance i
    left join catalog.connection_slice s
           on s.server_id = lease_connections.server and s.instance_id = i.id
   where i.id <> lease_connections.instance;
  leased := greatest(0, budget - greatest(ceil(budget * 0.2)::integer, unsliced));
  select coalesce(sum(s.counted), 0), count(*) + 1 into taken, sharing
    from catalog.connection_slice s
   where s.server_id = lease_connections.server and s.instance_id <> lease_connections.instance;
  even := leased / sharing;
  base := least(demand, even);
  select base + coalesce(sum(least(s.wanted, even)), 0),
         demand - base + coalesce(sum(s.wanted - least(s.wanted, even)), 0),
         coalesce(bool_or(s.wanted > s.granted), false)
    into bases, unmet, starving
    from catalog.connection_slice s
   where s.server_id = lease_connections.server and s.instance_id <> lease_connections.instance;
  target := base + case when unmet > 0 then ((leased - bases)::bigint * (demand - base) / unmet)::integer
                        else (leased - bases) / sharing end;
  -- Nobody need give back what nobody else would take.
  select s.granted into before from catalog.connection_slice s
   where s.server_id = lease_connections.server and s.instance_id = lease_connections.instance;
  if not starving then
    target := greatest(target, coalesce(before, 0));
  end if;
  granted := greatest(0, least(target, leased - taken));

  insert into catalog.connection_slice as s
         (server_id, instance_id, wanted, granted, counted, counted_until)
  values (lease_connections.server, lease_connections.instance, demand, lease_connections.granted,
          -- Two are paid for by what is never leased.
          case when holding <= unleased then lease_connections.granted
               else greatest(lease_connections.granted, holding) end,
          clock_timestamp() + interval '16 min')
  on conflict (server_id, instance_id) do update
     set wanted = excluded.wanted, granted = excluded.granted, counted = excluded.counted,
         counted_until = excluded.counted_until;
  valid_seconds := 15 * 60;
  return next;
end
$$;
