import { allFields, type Field, type RecordContract } from '#lib/contracts/contract.ts';
import { mayHold } from '#lib/text/redaction/prefilter.ts';
import { redactProse } from '#lib/text/redaction/redact.ts';
import { redactName } from '#lib/text/redaction/redact-name.ts';
import type { RejectedRow } from './landing-job.ts';

const MAY_HOLD = mayHold('prose');
/** The fields that a corrected row must bring back unchanged: without them it would be another row, or nobody's. */
const KEPT = new Set<Field['type']>(['code', 'key', 'keys']);

/**
 * A refused row or cell as it is kept (sealed) and shown in a trial run: free text, unknown columns and misplaced
 * values redacted. Codes and keyed cells of the sealed row stay, so that it can be corrected and sent again.
 */
export function redactReject(contract: RecordContract, row: RejectedRow): RejectedRow {
  return {
    ...row,
    value: row.value === null ? null : redactText(row.value),
    original: redactRow(contract, row.original)
  };
}

function redactRow(contract: RecordContract, original: string): string {
  if (!MAY_HOLD(original)) return original;
  const row = parseObject(original);
  if (!row) return redactText(original);
  const kept = new Set(
    allFields(contract)
      .filter((field) => KEPT.has(field.type))
      .map((field) => field.name)
  );
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === 'string' && !kept.has(name) ? redactText(value) : value
      ])
    )
  );
}

/** Values that the caller gives for every row (`--set`) are read as closely as cells. */
export function redactConstants(contract: RecordContract, constants: Record<string, string>): Record<string, string> {
  const types = new Map(allFields(contract).map((field) => [field.name, field.type]));
  return Object.fromEntries(
    Object.entries(constants).map(([name, value]) => {
      const type = types.get(name);
      if (type === 'text' || type === 'prose') return [name, redactProse(value).text];
      return [name, type === 'name' || type === 'names' ? redactName(value).text : value];
    })
  );
}

function redactText(text: string): string {
  return MAY_HOLD(text) ? redactProse(text).text : text;
}

/** The rejected row as read; null for a broken line, which is kept as text. */
function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
