-- A restored application database may stand in the very cluster that held the lost one, on the same timeline,
-- and may soon have passed the numbers that instances know. It is another database all the same: its oid is
-- not given a second time.
create or replace function catalog.epoch() returns text
  language sql stable
  set search_path = pg_catalog, pg_temp
as $$
  select s.system_identifier || '/' || c.timeline_id || '/' || d.oid
    from pg_control_system() s, pg_control_checkpoint() c, pg_database d
   where d.datname = current_database()
$$;
