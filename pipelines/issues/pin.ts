import type { Clusters } from './clusters.ts';
import type { Corpus } from './corpus.ts';
import type { IssueEntry } from './issue-entry.ts';

/**
 * Moves records into the issues that researchers put them into, after ids were given. An issue that was merged is
 * followed to the one it went into; a pin to an issue that is gone has no effect. An issue left with fewer than two
 * records ends.
 * @param pins record id → issue id
 * @param at the data's own time, for the history
 * @returns leaders of the clusters that gained or lost a record
 */
export function pinRecords(
  issues: IssueEntry[],
  clusters: Clusters,
  corpus: Corpus,
  pins: ReadonlyMap<string, string>,
  at: string | null
): Set<number> {
  const touched = new Set<number>();
  if (pins.size === 0) return touched;
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  const byLeader = new Map(issues.filter((issue) => issue.leader !== -1).map((issue) => [issue.leader, issue]));
  corpus.ids.forEach((id, record) => {
    const wanted = pins.get(id);
    if (wanted === undefined || corpus.alive[record] === 0) return;
    const target = living(byId, wanted);
    const before = clusters.leader[record]!;
    if (!target || target.leader === before) return;
    const left = byLeader.get(before);
    const rest = clusters.detach(record);
    byLeader.delete(before);
    if (left && rest !== null && clusters.size(rest) >= 2) {
      left.leader = rest;
      byLeader.set(rest, left);
      touched.add(rest);
    } else if (left) {
      left.leader = -1;
      left.history.push({ kind: 'dissolved', at });
    }
    byLeader.delete(target.leader);
    touched.delete(target.leader);
    target.leader = clusters.join(record, target.leader);
    byLeader.set(target.leader, target);
    touched.add(target.leader);
  });
  return touched;
}

function living(byId: ReadonlyMap<string, IssueEntry>, id: string): IssueEntry | undefined {
  const seen = new Set<string>();
  for (let issue = byId.get(id); issue && !seen.has(issue.id); issue = byId.get(issue.merged_into ?? '')) {
    if (issue.leader !== -1) return issue;
    seen.add(issue.id);
  }
  return undefined;
}
