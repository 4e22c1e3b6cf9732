/**
 * Checks a finished Word file: whether it is unchanged, and whether the data still has the same numbers.
 * Pure.
 */
import { isSamePrint } from '#lib/document/spacing.ts';
import { compareUnits, type UnitChange } from './compare-units.ts';
import { referencesOf, type BriefingDocument } from '#lib/document/document.ts';
import type { SealContent, SealState } from './seal.ts';
import { needsAttention, verifyBriefing, type ReadBriefing, type Verdict } from './verify.ts';
import { evened } from '#lib/briefing/word/units.ts';

export type CheckResult = 'equal' | 'changed' | 'data_changed' | 'unproven';

export interface FileCheck {
  result: CheckResult;
  seal: SealState;
  /** Which parts of the file are as they were made. */
  equal_count: number;
  /** The file against its seal. */
  changes: UnitChange[];
  /** Faults of seal and pack themselves, in words. */
  faults: string[];
  /** Paragraphs that editors changed in the product before the file was made. */
  edited: SealContent['edited'];
  /** The numbers of the file against the data of today. */
  data: Verdict[];
}

export interface CheckInput {
  file: ReadBriefing;
  seal: { content: SealContent | null; state: SealState };
  /** Null where no evidence pack was given. */
  pack: { digest: string; state: SealState; seal_pack: string | null } | null;
  /** The same briefing composed from the data of today; null where nothing is published. */
  today: BriefingDocument | null;
  /** Texts of the issue as it stands in the product. */
  recorded: ReadonlySet<string>;
  tagOf: (key: string) => string;
}

/** Numbers about the day the file was made, or about other issues: a later value is no change of the data. */
const OF_THE_DAY = /(?:^corrections\b|\.heat$)/;

export function checkFile(input: CheckInput): FileCheck {
  const { file, seal, today, tagOf } = input;
  const { content, state } = seal;
  if (!content) return withoutSeal(file, state, today, tagOf);
  const changes = compareUnits(content.units, file.units, input.recorded);
  const faults = faultsOf(input, content);
  const data = today ? againstData(content, today) : [];
  const isChanged = faults.length > 0 || changes.some((change) => change.state !== 'recorded');
  return {
    result: isChanged
      ? 'changed'
      : state !== 'valid'
        ? 'unproven'
        : data.some((verdict) => verdict.state !== 'confirmed')
          ? 'data_changed'
          : 'equal',
    seal: state,
    equal_count: content.units.length - new Set(changes.map((change) => `${change.where} ${change.was}`)).size,
    changes,
    faults,
    edited: content.edited,
    data
  };
}

function faultsOf({ file, seal, pack }: CheckInput, content: SealContent): string[] {
  const faults: string[] = [];
  if (seal.state === 'broken') faults.push('封印的签名不对：封印被改动，或出自另一套系统的密钥');
  const about = file.about;
  if (
    about &&
    (about.kind !== content.kind ||
      about.period !== content.period ||
      (about.scope ?? null) !== content.scope ||
      (about.issue_id ?? null) !== content.issue_id)
  )
    faults.push(`文件自称是 ${about.period} 的，封印是 ${content.period} 的`);
  const made = file.manifest?.data_version;
  if (made !== undefined && made !== content.data_version)
    faults.push(`文件自称数据版本 ${made}，封印是 ${content.data_version}`);
  if (pack && pack.digest !== content.pack) faults.push('证据包不是这份文件的，或被改动');
  else if (pack?.state === 'broken') faults.push('证据包的签名不对');
  return faults;
}

/**
 * Files of earlier versions, and files whose seal was taken out: only the numbers can be compared, which proves
 * nothing.
 */
function withoutSeal(
  file: ReadBriefing,
  seal: SealState,
  today: BriefingDocument | null,
  tagOf: (key: string) => string
): FileCheck {
  const data = today ? verifyBriefing(file, today, tagOf) : [];
  const isBroken = seal === 'broken';
  return {
    result: isBroken || needsAttention(data) || data.some(({ state }) => state === 'removed') ? 'changed' : 'unproven',
    seal,
    equal_count: 0,
    changes: [],
    faults: isBroken ? ['封印读不出来：被改动'] : [],
    edited: [],
    data
  };
}

/** Each number as it was made against what the data gives today. */
function againstData({ references }: SealContent, today: BriefingDocument): Verdict[] {
  const now = new Map(referencesOf(today).map((reference) => [reference.key, reference.display]));
  return references
    .filter(({ key }) => !OF_THE_DAY.test(key))
    .map(({ key, label, display }): Verdict => {
      const found = now.get(key) ?? null;
      return {
        state: found === null ? 'not_found' : isSamePrint(found, display) ? 'confirmed' : 'changed',
        label,
        in_file: display,
        made: display,
        now: found
      };
    });
}

/** The texts that editors left in the product, as units of a file hold them. */
export function textsOf(document: BriefingDocument): Set<string> {
  return new Set(
    document.blocks.flatMap((block) =>
      block.type === 'paragraph'
        ? [evened(block.text.map((inline) => (typeof inline === 'string' ? inline : inline.display)).join(''))]
        : []
    )
  );
}
