-- Tables whose changes no trigger counts yet. Sessions, tries to sign in and the audit log change with every request
-- and stand on pages that are never kept.
select
  name
from
  sqlite_master
where
  type = 'table'
  and name not like 'sqlite_%'
  and name not in ('app_changes', 'audit_log', 'auth_sessions', 'auth_verifications', 'sign_in_failures', 'used_codes')
  and not exists (
    select
      1
    from
      sqlite_master as t
    where
      t.type = 'trigger'
      and t.name = 'watch_' || sqlite_master.name || '_delete'
  )
order by
  name
