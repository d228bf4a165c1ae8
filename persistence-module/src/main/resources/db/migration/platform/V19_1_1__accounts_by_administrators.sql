-- Whether an administrator made the account. Until its address is verified, a sign-up with the address does not take its
-- place: what the account may do was meant for the owner of the address.
alter table platform.account add column is_provisioned boolean not null default false;
