create table userdata.settings (
  user_id     uuid primary key,
  document    jsonb not null check (jsonb_typeof(document) = 'object'),
  updated_at  timestamptz not null
);
