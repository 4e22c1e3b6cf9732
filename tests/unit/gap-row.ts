import type { GapTask } from '#lib/domain/gap-tasks.ts';
import type { GapRow } from '#lib/domain/gaps.ts';

/** A gap of a county without visits, for tests that change what they are about. */
export const TODAY = '2026-11-24';
export const gap = (change: Partial<GapRow>): GapRow => ({
  gap_id: 'G1-C-611025',
  gap_type: 'G1',
  subject_kind: 'county',
  subject_id: '611025',
  subject_name: null,
  unit_org_id: '611025',
  unit_name: '镇安县总工会',
  org_path: '/61/6110/611025/',
  county_code: '611025',
  city_code: '611000',
  county_name: '镇安县',
  topic_code: null,
  since_on: '2026-10-07',
  is_since_records: false,
  size: 25,
  size_unit: '家',
  total: 25,
  industry: null,
  source: null,
  silence: null,
  own_count: null,
  peer_count: null,
  station_level: null,
  demand_place: null,
  visit_place: null,
  county_count: null,
  visit_count: null,
  workforce_percent: null,
  complaint_percent: null,
  affected: 2907,
  industry_risk: 54,
  demand_rank: 83,
  last_on: '2026-04-10',
  closed_on: null,
  closed_by: null,
  need: 76,
  ...change
});

/** A task given out for that gap, on its way. */
export const task = (change: Partial<GapTask> = {}): GapTask => ({
  task_id: 1,
  gap_id: 'G1-C-611025',
  gap_type: 'G1',
  gap_title: '镇安县',
  gap_since_on: '2026-10-07',
  gap_size: 25,
  unit_org_id: '611025',
  unit_name: '镇安县总工会',
  org_path: '/61/6110/611025/',
  assignee: '镇安县总工会 基层工作部',
  due_on: '2026-12-01',
  state: 'assigned',
  assigned_at: '2026-11-20T02:00:00Z',
  assigned_by: 'local',
  done_at: null,
  ...change
});
