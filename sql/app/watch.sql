-- Counts the changes of one table, by whichever process.
begin immediate;

create trigger if not exists %insert_trigger% after insert on %table% begin
update app_changes
set
  stamp = stamp + 1;

end;

create trigger if not exists %update_trigger% after
update on %table% begin
update app_changes
set
  stamp = stamp + 1;

end;

create trigger if not exists %delete_trigger% after delete on %table% begin
update app_changes
set
  stamp = stamp + 1;

end;

commit;
