-- How far the audit log was copied to a syslog server, and which node does it until when.
create table platform.audit_syslog (
  one boolean primary key default true check (one),
  position bigint not null,
  node text not null,
  claimed_until timestamptz not null
);
