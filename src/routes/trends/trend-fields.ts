import { INDUSTRIES } from '#lib/domain/industries.ts';
import { OWNERSHIPS } from '#lib/domain/ownerships.ts';
import { TREND_SOURCE_NAMES } from '#lib/domain/trend-parts.ts';
import { COUNTED } from '#lib/domain/trends.ts';
import { WORKER_GROUPS } from '#lib/domain/worker-groups.ts';
import type { Trends } from './trend-words.ts';

/** The filters of the page, each with its choices. */
export function trendFields(trends: Trends | null) {
  const all = { value: '', label: '全部' };
  return [
    {
      name: 'topic',
      label: '主题',
      fallback: '',
      options: [
        all,
        ...(trends?.topics ?? []).map((topic) => ({
          value: topic.topic_code,
          label: `${topic.parent_code ? '　' : ''}${topic.topic_name}`
        }))
      ]
    },
    {
      name: 'source',
      label: '来源',
      fallback: '',
      options: [all, ...Object.entries(TREND_SOURCE_NAMES).map(([value, label]) => ({ value, label }))]
    },
    {
      name: 'city',
      label: '地区',
      fallback: '',
      options: [
        all,
        ...(trends?.regions ?? []).map((at) => ({
          value: at.region_code,
          label: `${at.region_level === 'county' ? '　' : ''}${at.region_name}`
        }))
      ]
    },
    {
      name: 'industry',
      label: '行业',
      fallback: '',
      options: [all, ...Object.entries(INDUSTRIES).map(([value, label]) => ({ value, label }))]
    },
    {
      name: 'ownership',
      label: '所有制',
      fallback: '',
      options: [all, ...Object.entries(OWNERSHIPS).map(([value, label]) => ({ value, label }))]
    },
    {
      name: 'group',
      label: '职工群体',
      fallback: '',
      options: [all, ...Object.entries(WORKER_GROUPS).map(([value, label]) => ({ value, label }))]
    },
    {
      name: 'counted',
      label: '数什么',
      fallback: 'requests',
      options: Object.entries(COUNTED).map(([value, label]) => ({ value, label }))
    },
    {
      name: 'grain',
      label: '按',
      fallback: 'month',
      options: [
        { value: 'month', label: '月' },
        { value: 'week', label: '周' },
        { value: 'day', label: '日' }
      ]
    }
  ];
}
