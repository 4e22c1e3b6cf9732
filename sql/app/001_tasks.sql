-- Users and the tasks that are given out for gaps; every step of a task is one event that is never changed.
begin immediate;

create table users (user_id text primary key, user_name text not null, created_at text not null);

create table gap_tasks (
  task_id integer primary key,
  gap_id text not null,
  gap_type text not null,
  -- what the gap said when it was given out, so that the task stays readable after the gap is gone
  gap_title text not null,
  gap_since_on text,
  gap_size integer,
  unit_org_id text not null,
  unit_name text not null,
  org_path text not null,
  assignee text not null,
  due_on text not null,
  state text not null check (state in ('assigned', 'done', 'withdrawn')),
  assigned_at text not null,
  assigned_by text not null references users (user_id),
  done_at text
);

-- one running task per gap
create unique index gap_tasks_running on gap_tasks (gap_id)
where
  state = 'assigned';

create index gap_tasks_gap on gap_tasks (gap_id);

create table gap_task_events (
  event_id integer primary key,
  task_id integer not null references gap_tasks (task_id),
  at text not null,
  user_id text not null references users (user_id),
  step text not null check (step in ('assign', 'change', 'done', 'reopen', 'withdraw')),
  due_on text,
  assignee text,
  note text
);

create index gap_task_events_task on gap_task_events (task_id);

pragma user_version = 1;

commit;
