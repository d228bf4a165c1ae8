-- An import whose request had an Idempotency-Key: what the key was, and what the body said, as MACs. The same request again gets the first
-- answer.
alter table platform.user_import add column request_key text;
alter table platform.user_import add column body_digest text;

-- What administrators note about an account for other systems: texts by name, which its access tokens carry. Null where there are none.
alter table platform.account add column attributes jsonb;
