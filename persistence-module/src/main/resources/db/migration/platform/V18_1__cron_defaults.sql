-- Whether an owner chose what becomes of local times that clocks jump over or show twice. Where nobody chose, the
-- expression decides, as in cron. A default that is in dst_gap or dst_overlap already was most likely never chosen.
alter table platform.schedule
  add column dst_gap_chosen boolean not null default false,
  add column dst_overlap_chosen boolean not null default false;
