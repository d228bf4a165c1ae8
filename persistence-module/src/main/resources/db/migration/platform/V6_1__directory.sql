-- What a search for an account looks into.
alter table platform.account
  add column search text not null generated always as (lower(email || ' ' || coalesce(full_name, ''))) stored;

-- A part in the middle is found by an index where the server has trigrams and lets us use them; else by reading all rows.
do $$
declare
  home text;
begin
  begin
    create extension if not exists pg_trgm;
  exception when others then
    raise notice 'searches for accounts go without an index: %', sqlerrm;
  end;
  select n.nspname into home from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
  if home is not null then
    execute format('create index account_search on platform.account using gin (search %I.gin_trgm_ops)', home);
  end if;
end
$$;

create unique index department_name_any_case on platform.department (lower(name));
