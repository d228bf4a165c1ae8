-- When the mail server said for good that it takes nothing for the address; nothing is mailed to it until that is cleared. Without an index: only
-- administrators look for those accounts, now and then, and one cannot be built beside nodes that run behind a pooler.
alter table platform.account add column email_bounced_at timestamptz;
