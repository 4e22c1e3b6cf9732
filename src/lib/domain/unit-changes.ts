/** Unions that merged and counties whose code changed: how their history is carried on, in words. Pure. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { formatDate } from './format.ts';
import { shortOrgName } from './orgs.ts';

/** A row of `work/changes`. */
export type UnitChange = QueryRow<'work/changes'>;

/** 旬阳县（610928）自2021年2月28日起为旬阳市（610981）；财贸工会、轻工纺织烟草工会 2024年11月17日并入财贸轻工纺织工会。 null where nothing changed. */
export function changesWords(changes: readonly UnitChange[]): string | null {
  if (changes.length === 0) return null;
  const regions = changes
    .filter((change) => change.change_kind === 'region')
    .map(
      (at) =>
        `${at.former_name}（${at.former_code}）${at.changed_on ? `自${formatDate(at.changed_on)}起` : '现'}为${at.present_name}（${at.present_code}）`
    );
  const mergers = mergersOf(changes).map(
    ({ into, on, former }) => `${former.join('、')}${on ? `自${formatDate(on)}起` : ''}并入${into}`
  );
  return `${[...mergers, ...regions].join('；')}。用旧代码、旧名称报的记录都计入现在的单位，历史数字连续，没有断点。`;
}

/** Unions that went into the same one on the same day are told together. */
function mergersOf(changes: readonly UnitChange[]): { into: string; on: string | null; former: string[] }[] {
  const groups = new Map<string, { into: string; on: string | null; former: string[] }>();
  for (const change of changes) {
    if (change.change_kind !== 'merger') continue;
    const key = `${change.present_code} ${change.changed_on}`;
    const group = groups.get(key) ?? { into: shortOrgName(change.present_name), on: change.changed_on, former: [] };
    group.former.push(shortOrgName(change.former_name));
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The changes that touch one place: its code, or a union and those merged into it. */
export function changesOf(changes: readonly UnitChange[], codes: readonly string[]): UnitChange[] {
  return changes.filter((change) => codes.includes(change.present_code) || codes.includes(change.former_code));
}
