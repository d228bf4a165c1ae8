-- What each node measured, by the minute and by the day: a day that is too old goes as a whole. Written by way of the
-- operator pool.
create table platform.history_minute (
  node      text not null check (length(node) <= 300),
  at        timestamptz not null,
  document  bytea not null,
  primary key (node, at)
) partition by range (at);

-- What one would draw as a line on a chart: starts, changes, findings.
create table platform.history_mark (
  id    uuid not null,
  node  text not null check (length(node) <= 300),
  at    timestamptz not null,
  kind  text not null,
  pool  text,
  text  text not null,
  primary key (at, id)
) partition by range (at);

-- What was recorded around each heavy finding. The document is compressed; the other columns are for lists.
create table platform.incident (
  id        uuid primary key,
  node      text not null check (length(node) <= 300),
  code      text not null,
  pool      text,
  title     text not null,
  began_at  timestamptz not null,
  ended_at  timestamptz,
  document  bytea not null
);
create index incident_began on platform.incident (began_at desc, id desc);

-- Makes the partitions of the days from the given one to the day after tomorrow, and drops those of more than 31 days
-- ago. With the rights of whoever migrates: those who only read and write rows need not be able to make tables.
create function platform.prepare_history(earliest timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  today   date := (now() at time zone 'utc')::date;
  day     date;
  parent  text;
  child   text;
begin
  perform pg_advisory_xact_lock(5217331170742364520);
  foreach parent in array array['history_minute', 'history_mark'] loop
    day := greatest((earliest at time zone 'utc')::date, today - 30);
    while day <= today + 2 loop
      child := parent || '_' || to_char(day, 'YYYYMMDD');
      if to_regclass('platform.' || child) is null then
        execute format('create table platform.%I partition of platform.%I for values from (%L) to (%L)',
          child, parent, day::timestamp at time zone 'utc', (day + 1)::timestamp at time zone 'utc');
      end if;
      day := day + 1;
    end loop;
    for child in
      select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = ('platform.' || parent)::regclass
          and c.relname < parent || '_' || to_char(today - 31, 'YYYYMMDD')
    loop
      execute format('drop table platform.%I', child);
    end loop;
  end loop;
end
$$;
