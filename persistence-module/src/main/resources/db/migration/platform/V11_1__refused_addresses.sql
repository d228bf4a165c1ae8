-- Whether the address is of a time when more was accepted: nothing is mailed to it. V11.2, in Java, finds them.
alter table platform.account add column email_refused boolean not null default false;
create index account_email_refused on platform.account (email) where email_refused;
