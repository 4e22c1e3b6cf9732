/** 数据页: how the region of petitions was found, and so what a map of them can say. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { formatInteger, formatPercent } from '#lib/domain/format.ts';

export type RegionMethodRow = QueryRow<'data/region_methods'>;

export interface RegionMethodLine extends RegionMethodRow {
  label: string;
  meaning: string;
  /** Fraction of all petitions, 0–1. */
  share: number;
}

/** The methods of `core.petitions.region_method`, from the surest to none. */
const METHODS: [string, string, string][] = [
  ['code', '行政区划代码', '来件写明代码，最可靠'],
  ['name', '地区名称', '来件写明县区名称，按现行区划辨认'],
  ['org', '填报单位', '没有地区，按填报工会所在地'],
  ['agency', '承办单位', '没有地区，按承办单位名称里的地名'],
  ['text', '标题和内容', '从文字里唯一的县名认出，可能有误'],
  ['city', '只到市', '只能确定到市，不出现在县级地图上'],
  ['none', '无法确定', '地图上没有，只计入全省总数']
];
const STATED = new Set(['code', 'name']);
const OFF_COUNTY_MAP = new Set(['city', 'none']);

/**
 * Every method with its share, the surest first; methods that the page does not know come last under their own name.
 */
export function regionMethodLines(rows: readonly RegionMethodRow[]): RegionMethodLine[] {
  const total = sum(rows);
  const order = new Map(METHODS.map(([method], index) => [method, index]));
  return [...rows]
    .sort((a, b) => (order.get(a.region_method) ?? METHODS.length) - (order.get(b.region_method) ?? METHODS.length))
    .map((row) => {
      const [, label = row.region_method, meaning = ''] = METHODS[order.get(row.region_method) ?? -1] ?? [];
      return { ...row, label, meaning, share: total === 0 ? 0 : row.petition_count / total };
    });
}

/** Reach of the county map: 97.8% 的信访由来件写明县区，2.0% 由推断得到，0.2%（49 件）不在县级地图上。 */
export function regionSentence(rows: readonly RegionMethodRow[]): string {
  const total = sum(rows);
  if (total === 0) return '还没有信访数据，地图不能说明诉求的分布。';
  const stated = sum(rows.filter((row) => STATED.has(row.region_method)));
  const off = sum(rows.filter((row) => OFF_COUNTY_MAP.has(row.region_method)));
  const inferred = total - stated - off;
  return `${formatPercent(stated / total)} 的信访由来件写明县区，${formatPercent(inferred / total)} 由推断得到，${off === 0 ? '全部' : `${formatInteger(off)} 件（${formatPercent(off / total)}）不`}在县级地图上。`;
}

function sum(rows: readonly RegionMethodRow[]): number {
  return rows.reduce((total, row) => total + row.petition_count, 0);
}
