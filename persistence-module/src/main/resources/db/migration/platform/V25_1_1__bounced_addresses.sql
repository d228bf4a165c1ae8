-- When the mail server said for good that it takes nothing for the address; nothing is mailed to it until that is cleared.
alter table platform.account add column email_bounced_at timestamptz;
create index account_email_bounced on platform.account (email) where email_bounced_at is not null;
