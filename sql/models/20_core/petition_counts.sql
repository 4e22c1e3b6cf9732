-- 信访办理的计数，按登记月；到期与按期按到期月，答复、评价、结果按办结月。
-- @grain 一个月、一个统计单位、一个县、一项计数、一个分项
with
  counted as (
    select
      case
        when m.measure = 'clock' then date_trunc('month', p.due_on)::date
        when m.measure in ('reply', 'rating', 'result') then date_trunc('month', p.closed_at)::date
        else date_trunc('month', p.received_at)::date
      end as month,
      p.unit_org_id,
      p.county_code,
      p.city_code,
      m.measure,
      -- 为空的不计；日期有矛盾的不计入答复、评价和结果
      case m.measure
        when 'channel' then coalesce(p.channel, 'unknown')
        when 'size' then case
          when p.is_group then 'group'
          else 'single'
        end
        when 'turn' then case
          when p.is_repeat then 'repeat'
          else 'first'
        end
        when 'notify' then p.notify_state
        when 'leader' then p.leader_form
        when 'clock' then case p.is_on_time
          when true then 'on_time'
          when false then 'late'
        end
        when 'extended' then case
          when p.is_extended then 'yes'
        end
        when 'reply' then case
          when p.date_fault is null then coalesce(p.reply_form, 'none')
        end
        when 'rating' then case
          when p.date_fault is null then coalesce(p.satisfaction, 'unrated')
        end
        when 'result' then case
          when p.date_fault is null then coalesce(p.result, 'none')
        end
      end as part
    from
      core.petitions p
      cross join (
        values
          ('channel'),
          ('size'),
          ('turn'),
          ('notify'),
          ('leader'),
          ('clock'),
          ('extended'),
          ('reply'),
          ('rating'),
          ('result')
      ) as m (measure)
  )
select
  month,
  unit_org_id,
  county_code,
  city_code,
  measure,
  part,
  count(*)::integer as record_count
from
  counted
where
  month is not null
  and part is not null
group by
  month,
  unit_org_id,
  county_code,
  city_code,
  measure,
  part
