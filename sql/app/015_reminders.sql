-- A reminder (催办) is a step of a task like the others: the list of steps that a task may have is made anew.
begin immediate;

create table gap_task_steps (
  event_id integer primary key,
  task_id integer not null references gap_tasks (task_id),
  at text not null,
  user_id text not null references users (user_id),
  step text not null check (step in ('assign', 'change', 'done', 'reopen', 'withdraw', 'remind')),
  due_on text,
  assignee text,
  note text
);

insert into
  gap_task_steps
select
  event_id,
  task_id,
  at,
  user_id,
  step,
  due_on,
  assignee,
  note
from
  gap_task_events;

drop table gap_task_events;

alter table gap_task_steps
rename to gap_task_events;

create index gap_task_events_task on gap_task_events (task_id);

pragma user_version = 15;

commit;
