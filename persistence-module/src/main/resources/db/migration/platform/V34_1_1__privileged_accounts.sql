-- Says in one word what the index account_privileged is made of. The planner writes the word out, so that a search by role uses the
-- index; Hibernate cannot write the condition itself, since its arrays are of another type.
create function platform.is_privileged(roles text[]) returns boolean
  language sql immutable parallel safe
  as $privileged$
select roles && array['operator', 'admin']
$privileged$;
