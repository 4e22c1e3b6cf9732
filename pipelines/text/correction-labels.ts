import { InputError } from '#lib/domain/errors.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';
import { correctionLabels } from './correct.ts';
import { readLabelled, type LabelledRecords } from './records.ts';

/**
 * Labelled records of a file, of the researchers' corrections, or of both; where both know an id the correction holds.
 * @throws InputError when there is nothing to use
 */
export async function labelledRecords(
  path: unknown,
  field: string,
  withCorrections: boolean,
  kind: 'topic' | 'polarity' = 'topic'
): Promise<LabelledRecords> {
  if (typeof path !== 'string' && !withCorrections)
    throw new InputError(
      'INPUT_INVALID',
      '没有指定标注 — --labels 或 --corrections — 没有改动任何东西',
      '用法见该命令的 --help'
    );
  const file: LabelledRecords =
    typeof path === 'string' ? await readLabelled(path, field) : { records: [], problems: [] };
  const corrected = withCorrections ? await correctionLabels(openStateFolder(), kind) : [];
  const known = new Set(corrected.map((record) => record.id));
  const records = [...file.records.filter((record) => !known.has(record.id)), ...corrected];
  if (records.length === 0)
    throw new InputError(
      'INPUT_INVALID',
      '没有一条可用的标注 — 更正记录 — 没有改动任何东西',
      '先用 corrections add 更正一些记录'
    );
  return { ...file, records };
}
