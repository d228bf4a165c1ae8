create table userdata.profile (
  user_id       uuid primary key,
  display_name  text check (length(display_name) <= 200),
  bio           text check (length(bio) <= 4000),
  phone         text check (length(phone) <= 32),
  birth_date    date,
  avatar_url    text check (length(avatar_url) <= 2000),
  updated_at    timestamptz not null
);
