import { allFields } from '#lib/contracts/contract.ts';
import { CONTRACTS } from '#lib/contracts/all.ts';
import { hitWords } from '#lib/text/redaction/kinds.ts';
import { ownStudyKey } from '#lib/domain/study.ts';
import { HOUSEHOLD_BANDS } from '#lib/domain/household-bands.ts';
import { letterFolds } from '#lib/text/normalise.ts';
import { METRICS } from '#lib/domain/metrics.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Decisions } from '#pipelines/app-state/app-state.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import { ANNOTATED_RECORDS } from '#pipelines/sources/annotated-records.ts';
import type { UnreadableNote } from '#lib/contracts/state/unreadable-note.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';

/**
 * Writes the relations that TypeScript knows and SQL does not (`sql/build/facts.sql` reads them). Rows are in a fixed
 * order.
 */
export function writeBuildFacts(
  folder: string,
  manifests: Manifest[],
  unreadable: UnreadableNote[],
  { corrections, studies, issues }: Pick<Decisions, 'corrections' | 'studies' | 'issues'>
): void {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, rows: object[]) => writeFileSync(join(folder, `${name}.json`), JSON.stringify(rows));
  const standing = manifests.filter((batch) => !batch.undone);
  write(
    'undone_loads',
    manifests.flatMap((batch) =>
      batch.undone
        ? [
            {
              batch_no: batch.batch_no,
              record: batch.record,
              source: batch.source,
              source_file: batch.source_file,
              rows_taken_back: batch.counts.new + batch.counts.revised,
              landed_at: batch.landed_at.slice(0, 19),
              undone_at: batch.undone.at.slice(0, 19),
              note: batch.undone.note
            }
          ]
        : []
    )
  );
  write(
    'batches',
    standing.map((batch) => ({
      batch_no: batch.batch_no,
      record: batch.record,
      source: batch.source,
      source_file: batch.source_file,
      origin: batch.origin,
      encoding: batch.encoding,
      file_kind: batch.kind,
      byte_count: batch.bytes,
      rows_read: batch.counts.read,
      rows_new: batch.counts.new,
      rows_revised: batch.counts.revised,
      rows_duplicate: batch.counts.duplicate,
      rows_rejected: batch.counts.rejected,
      rows_emptied: batch.counts.emptied,
      rows_conflicting: batch.counts.conflicting,
      rows_held: batch.counts.held,
      rows_total: batch.counts.totals,
      rows_empty: batch.counts.empty,
      sending_unit: batch.unit?.name ?? null,
      unit_from: batch.unit?.from ?? 'unknown',
      left_out: (batch.left_out ?? []).join('、'),
      dropped_columns: batch.mapping
        .filter((column) => column.field === null)
        .map((column) => column.header)
        .join('、'),
      redaction_hits: Object.values(batch.redactions).reduce((sum, hits) => sum + hits, 0),
      redaction_kinds: hitWords(batch.redactions),
      redactor_version: batch.redactor_version,
      landed_at: batch.landed_at.slice(0, 19)
    }))
  );
  write(
    'reject_reasons',
    standing.flatMap((batch) =>
      batch.reasons.map((reason) => ({ batch_no: batch.batch_no, record: batch.record, ...reason }))
    )
  );
  write(
    'redaction_hits',
    standing.flatMap((batch) =>
      Object.entries(batch.redactions)
        .filter(([, hits]) => hits > 0)
        .map(([kind, hit_count]) => ({ batch_no: batch.batch_no, source: batch.source, kind, hit_count }))
    )
  );
  write('unreadable_files', unreadable);
  write(
    'corrections',
    corrections.map(
      ({ correction_id, source, record_key, content_hash, kind, value, machine_value, corrected_at }) => ({
        correction_id,
        source,
        record_key,
        content_hash,
        kind,
        value,
        machine_value,
        corrected_on: corrected_at.slice(0, 10)
      })
    )
  );
  write(
    'issue_decisions',
    issues.map(({ part: _part, rest: _rest, ...decision }) => decision)
  );
  write(
    'own_studies',
    studies.map(
      ({
        study_id,
        owner_org_id,
        owner_name,
        plan,
        stage,
        plan_year,
        title,
        topic_codes,
        due_on,
        finished_on,
        adopted_on
      }) => ({
        study_id: ownStudyKey(study_id),
        org_id: owner_org_id,
        org_name: owner_name,
        plan_year,
        title,
        topic_codes,
        has_plan: plan !== '',
        due_on,
        finished_on,
        study_stage: stage,
        adopted_on
      })
    )
  );
  write(
    'pipelines',
    PIPELINES.map((pipeline) => ({
      source: pipeline.source,
      label: pipeline.label,
      owner: pipeline.owner,
      schedule: pipeline.schedule,
      fresh_days: pipeline.freshDays,
      ageing_days: pipeline.ageingDays
    }))
  );
  write(
    'fields',
    CONTRACTS.flatMap((contract) =>
      allFields(contract).map((field, position) => ({
        record: contract.record,
        source: contract.source,
        record_label: contract.label,
        grain: contract.grain,
        field: field.name,
        field_type: field.type,
        label: field.label,
        is_required: field.required ?? false,
        position
      }))
    )
  );
  write(
    'metrics',
    METRICS.map((metric) => ({
      indicator: metric.indicator,
      label: metric.label,
      metric_group: metric.group,
      clause: metric.clause,
      kind: metric.kind,
      period: metric.period,
      unit: metric.unit,
      factor: metric.factor,
      source: metric.source,
      min_n: metric.minN,
      is_about_persons: metric.isAboutPersons
    }))
  );
  write('household_bands', [...HOUSEHOLD_BANDS]);
  write('letter_folds', letterFolds());
  write(
    'metric_parts',
    METRICS.flatMap((metric) => metric.parts.map((part) => ({ indicator: metric.indicator, ...part })))
  );
}

/** Relations that TypeScript writes and models may read besides `raw.<record>`. */
export const DECLARED_RELATIONS = [
  'raw.batches',
  'raw.undone_loads',
  'raw.reject_reasons',
  'raw.redaction_hits',
  'raw.unreadable_files',
  'raw.pipelines',
  'raw.fields',
  'raw.metrics',
  'raw.metric_parts',
  'raw.household_bands',
  'raw.letter_folds',
  'raw.corrections',
  'raw.own_studies',
  'raw.issue_decisions',
  'raw.build',
  'raw.version',
  'raw.enterprise_mentions',
  'raw.issues',
  'raw.issue_members',
  'raw.issue_events',
  'raw.expectations',
  'raw.expectation_families',
  'raw.unit_expectations',
  ...ANNOTATED_RECORDS.map(({ record }) => `raw.annotations_${record}`)
];
