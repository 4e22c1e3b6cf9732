-- 每件信访的办理期限，和日期之间不可能的先后。
-- @grain 一件信访诉求
-- @key record_key, content_hash
-- @not_null record_key
-- @column due_on  应办结日期：受理后 60 日，延期的取延期日但最多再加 30 日（信访工作条例第三十四条）；只有申诉求决有
-- @column is_capped  来源写的延期日超出条例允许的最长期限，按最长期限算
-- @column date_fault  日期不可能的第一种：晚于截止日，办结、答复、受理、告知早于登记等；没有矛盾为空
with
  dated as (
    select
      p.record_key,
      p.content_hash,
      p.received_at::date as received_on,
      p.accepted_at::date as accepted_on,
      p.notified_at::date as notified_on,
      p.replied_at::date as replied_on,
      p.closed_at::date as closed_on,
      p.extended_to::date as extended_on,
      coalesce(p.petition_kind, 'claim') = 'claim' as has_term,
      b.as_of
    from
      staging.petitions p
      cross join raw.build b
  ),
  termed as (
    select
      d.*,
      r.moves_off_holidays,
      d.accepted_on + r.term_days + r.extension_days as latest_on,
      case
        when d.has_term
        and d.accepted_on is not null then least(
          greatest(d.accepted_on + r.term_days, coalesce(d.extended_on, d.accepted_on)),
          d.accepted_on + r.term_days + r.extension_days
        )
      end as last_day
    from
      dated d
      left join core.clock_rules r on r.valid_from <= d.accepted_on
      and (
        r.valid_to is null
        or r.valid_to > d.accepted_on
      )
  )
select
  t.record_key,
  t.content_hash,
  case
    when t.moves_off_holidays then coalesce(w.next_working_on, t.last_day)
    else t.last_day
  end as due_on,
  t.last_day is not null
  and t.extended_on > t.latest_on as is_capped,
  case
    when t.received_on > t.as_of then 'received_future'
    when greatest(t.accepted_on, t.notified_on, t.replied_on, t.closed_on) > t.as_of then 'step_future'
    when t.closed_on < t.received_on then 'closed_before_received'
    when t.replied_on < t.received_on then 'replied_before_received'
    when t.accepted_on < t.received_on then 'accepted_before_received'
    when t.notified_on < t.received_on then 'notified_before_received'
    when t.closed_on < t.accepted_on then 'closed_before_accepted'
    when t.extended_on < t.accepted_on then 'extended_before_accepted'
  end as date_fault
from
  termed t
  left join core.working_days w on w.day_on = t.last_day
