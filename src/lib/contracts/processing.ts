/**
 * Register of processing of personal information (个人信息保护法 第五十五、五十六条): for each record that tells of persons,
 * the purpose, the basis, the storage and the measures. Records that are not listed hold none.
 */
import type { RecordContract } from './contract.ts';

export interface Processing {
  /** Whom the record tells of. */
  persons: string;
  purpose: string;
  /** Article of the law that allows it. */
  basis: string;
  /** Kinds of sensitive personal information (第二十八条) that may stand in it; empty where there are none. */
  sensitive: string;
  /** Setting with the days of storage, and the field of the day they begin with; null where rows are kept. */
  storage: { setting: StorageSetting; day_field: string } | null;
  /** Fields that are emptied at the end of the storage, beside free texts and keys. */
  traces: readonly string[];
}

export const STORAGE_SETTINGS = ['RETAIN_VISITS_DAYS', 'RETAIN_PETITIONS_DAYS', 'RETAIN_POSTS_DAYS'] as const;
export type StorageSetting = (typeof STORAGE_SETTINGS)[number];

const DUTY = '第十三条第一款第三项：为履行法定职责所必需';
const PUBLIC = '第十三条第一款第六项、第二十七条：在合理范围内处理已合法公开的信息';

export const PROCESSING: Readonly<Record<string, Processing>> = {
  visits: {
    persons: '受访职工、走访干部',
    purpose: '统计走访覆盖和职工反映的问题',
    basis: DUTY,
    sensitive: '反映内容中可能有健康、家庭经济状况',
    storage: { setting: 'RETAIN_VISITS_DAYS', day_field: 'visited_on' },
    traces: []
  },
  visit_problems: {
    persons: '反映问题的职工',
    purpose: '跟踪走访中发现的问题是否解决和答复',
    basis: DUTY,
    sensitive: '反映内容中可能有健康、家庭经济状况',
    storage: { setting: 'RETAIN_VISITS_DAYS', day_field: 'raised_on' },
    traces: []
  },
  petitions: {
    persons: '信访人',
    purpose: '统计诉求、办理时限和答复，发现共性问题',
    basis: DUTY,
    sensitive: '诉求内容中可能有健康、工资、工伤情况',
    storage: { setting: 'RETAIN_PETITIONS_DAYS', day_field: 'received_at' },
    traces: []
  },
  posts: {
    persons: '发帖人',
    purpose: '发现网上反映集中的劳动问题',
    basis: PUBLIC,
    sensitive: '正文中可能有健康、行踪',
    storage: { setting: 'RETAIN_POSTS_DAYS', day_field: 'published_at' },
    traces: ['url']
  },
  households: {
    persons: '困难职工',
    purpose: '统计帮扶覆盖；只存致困原因和收入、人口的档次',
    basis: DUTY,
    sensitive: '健康、家庭经济状况',
    storage: null,
    traces: []
  },
  links: {
    persons: '联系干部、被联系的困难职工',
    purpose: '统计联系制度的落实',
    basis: DUTY,
    sensitive: '',
    storage: null,
    traces: []
  },
  cadres: {
    persons: '工会干部',
    purpose: '统计下基层情况；只统计人数，不排名个人',
    basis: DUTY,
    sensitive: '',
    storage: null,
    traces: []
  }
};

/** Fields of a record that hold a text about a person or a key of one. */
export function personalFields({ fields, record }: RecordContract): string[] {
  if (!Object.hasOwn(PROCESSING, record)) return [];
  const personal = fields.filter(({ type }) => ['text', 'prose', 'key', 'keys'].includes(type)).map(({ name }) => name);
  return [...personal, ...PROCESSING[record]!.traces];
}
