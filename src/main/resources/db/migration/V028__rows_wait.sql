-- Rows that name an organization or a unit wait for whoever is about to close it, and only then are looked at: the foreign
-- key's own wait comes after a trigger has looked. Whoever closes one takes its row FOR UPDATE.

create or replace function organization_is_kept() returns trigger language plpgsql as $$
declare
    named uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
    perform from organization o where o.organization_id = named for key share;
    if exists (select from organization o where o.organization_id = named and o.merged_into_id is not null) then
        raise exception 'organization_merged: organization % is merged into another', named
            using errcode = 'check_violation', constraint = 'organization_merged', table = tg_table_name;
    end if;
    return new;
end $$;

create or replace function activity_organization_exists() returns trigger language plpgsql as $$
begin
    perform from organization o where o.organization_id = new.organization_id for key share;
    if exists (select from organization_succession s
               where s.predecessor_id = new.organization_id and s.effective_on <= new.period_from) then
        raise exception 'activity_organization_closed: organization % was no more on %', new.organization_id, new.period_from
            using errcode = 'check_violation', constraint = 'activity_organization_closed', table = 'activity';
    end if;
    if exists (select from organization o where o.organization_id = new.organization_id and o.merged_into_id is not null) then
        raise exception 'organization_merged: organization % is merged into another', new.organization_id
            using errcode = 'check_violation', constraint = 'organization_merged', table = 'activity';
    end if;
    return new;
end $$;

create or replace function activity_participant_is_kept() returns trigger language plpgsql as $$
begin
    perform from organization o where o.organization_id = new.organization_id for key share;
    if exists (select from organization o where o.organization_id = new.organization_id and o.merged_into_id is not null) then
        raise exception 'organization_merged: organization % is merged into another', new.organization_id
            using errcode = 'check_violation', constraint = 'organization_merged', table = 'activity_participation';
    end if;
    return new;
end $$;

-- A unit that ended before the activity's last day takes no new activity. Those that stood on it when its reform was applied stay.
create function activity_area_stands() returns trigger language plpgsql as $$
declare
    ended record;
begin
    perform from administrative_unit u where u.unit_id in (select w.unit_id from written w) order by u.unit_id for key share;
    select u.unit_id, u.valid_to into ended
    from administrative_unit u
    where u.unit_id in (select w.unit_id from written w) and u.valid_to is not null
      and exists (select from written w join activity a using (activity_id) where w.unit_id = u.unit_id and a.period_to > u.valid_to)
    limit 1;
    if found then
        raise exception 'activity_area_stands: unit % ended on %', ended.unit_id, ended.valid_to
            using errcode = 'check_violation', constraint = 'activity_area_stands', table = 'activity_area';
    end if;
    return null;
end $$;
create trigger activity_area_stands after insert on activity_area referencing new table as written
    for each statement execute function activity_area_stands();
