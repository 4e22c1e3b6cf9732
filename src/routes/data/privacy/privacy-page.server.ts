/** The register of processing with the facts of the data behind it, and what people noted about it. */
import { CONTRACTS } from '#lib/contracts/all.ts';
import type { FieldType } from '#lib/contracts/contract.ts';
import { personalFields, PROCESSING } from '#lib/contracts/processing.ts';
import { posts } from '#lib/contracts/posts.ts';
import type { Ask } from '#lib/contracts/query-row.ts';
import { readAssessments } from '#lib/app-db/impact-assessments.ts';
import { standingTakeDowns } from '#lib/app-db/take-downs.ts';
import { GRADES, gradeOf, sensitiveColumns, type Grade } from '#lib/domain/data-grade.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { config } from '#lib/server/config.ts';

/** Platforms by the word that stands first in the contract of posts. */
export const PLATFORMS = Object.entries(posts.fields.find(({ name }) => name === 'platform')!.values ?? {}).map(
  ([value, words]) => ({ value, label: words[0] ?? value })
);

/** How a field is protected when it is stored; one that is no text and no key stands as it came. */
const MEASURES: Partial<Record<FieldType, string>> = {
  key: '（只存假名）',
  keys: '（只存假名）',
  text: '（已遮盖）',
  prose: '（已遮盖）'
};

export async function privacyPage(ask: Ask) {
  const landed = new Map((await ask('data/records', {})).map((row) => [row.record, row.rows_read]));
  const sensitive = sensitiveColumns(CONTRACTS);
  const grades = (await ask('data/column_names', {})).map(({ relation, column_names }) =>
    gradeOf({ relation, columns: column_names.split(' ') }, sensitive)
  );
  const app = await theAppDb();
  const assessments = await readAssessments(app);
  const platformOf = new Map(PLATFORMS.map(({ value, label }) => [value, label]));
  return {
    register: CONTRACTS.filter(({ record }) => Object.hasOwn(PROCESSING, record)).map((contract) => {
      const processing = PROCESSING[contract.record]!;
      return {
        record: contract.record,
        label: contract.label,
        persons: processing.persons,
        purpose: processing.purpose,
        basis: processing.basis,
        sensitive: processing.sensitive,
        fields: contract.fields
          .filter(({ name }) => personalFields(contract).includes(name))
          .map(({ label, type }) => `${label}${MEASURES[type] ?? ''}`),
        storage: storageWords(processing.storage && config[processing.storage.setting]),
        row_count: landed.get(contract.record) ?? 0,
        assessed_at: assessments.find(({ record }) => record === contract.record)?.assessed_at ?? null
      };
    }),
    redactions: await ask('data/text_redactions', {}),
    grades: (Object.keys(GRADES) as Grade[]).map((grade) => ({
      ...GRADES[grade],
      table_count: grades.filter((one) => one === grade).length
    })),
    assessments,
    take_downs: (await standingTakeDowns(app)).map((one) => ({
      ...one,
      platform: platformOf.get(one.platform) ?? one.platform
    })),
    platforms: PLATFORMS
  };
}

/** `days` is null where rows are kept, 0 where the setting says so. */
function storageWords(days: number | null): string {
  if (days === null) return '长期；销档、离任后按档案规定';
  return days === 0 ? '不清除（按设置）' : `${days} 天，到期清除文字和标识，计数保留`;
}
