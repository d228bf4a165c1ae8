-- That the first administrator was made, once for each database: whatever becomes of the account afterwards, none is made
-- again at a later start.
create table platform.first_administrator (
  one      boolean primary key default true check (one),
  made_at  timestamptz not null
);

insert into platform.first_administrator (made_at)
select min(made_at) from (
  select occurred_at as made_at from platform.audit_entry where action = 'account.first_administrator'
  union all
  select created_at from platform.account where 'admin' = any (roles)) made
having count(*) > 0;
