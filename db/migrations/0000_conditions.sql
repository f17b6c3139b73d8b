-- Lets a batch, which cannot look before it writes, refuse itself: see requireChange in db/batch.ts.
create function require_true(condition boolean, code text) returns boolean
language plpgsql as $$
begin
  if condition is not true then
    raise exception using errcode = 'AL001', message = code;
  end if;
  return true;
end
$$;
