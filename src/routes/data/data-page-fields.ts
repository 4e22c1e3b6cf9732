/** 数据页: the fields of a record as help for whoever prepares a file. */
import type { Field } from '#lib/contracts/contract.ts';

export interface FieldLine {
  name: string;
  label: string;
  type: string;
  is_required: boolean;
  /** Part of what tells one record from another. */
  is_identity: boolean;
  /** Chinese headers that are understood besides the label. */
  headers: string[];
  /** Accepted values, bounds; empty when anything goes. */
  rule: string;
}

/** Fields as they are declared; required ones first, else in the order of the contract. */
export function fieldLines(fields: readonly Field[], identity: readonly string[]): FieldLine[] {
  return fields
    .map((field) => ({
      name: field.name,
      label: field.label,
      type: field.type,
      is_required: field.required ?? false,
      is_identity: identity.includes(field.name),
      headers: (field.aliases ?? []).filter((alias) => /\p{Script=Han}/u.test(alias)),
      rule: ruleOf(field)
    }))
    .sort((a, b) => Number(b.is_required) - Number(a.is_required));
}

/**
 * 主席接待、来信 … for fixed values; 0 至 100000 for bounds. The stored codes are English, so the first Chinese spelling
 * stands for each.
 */
function ruleOf(field: Field): string {
  if (field.values)
    return Object.entries(field.values)
      .map(([stored, spellings]) => spellings.find((spelling) => /\p{Script=Han}/u.test(spelling)) ?? stored)
      .join('、');
  if (field.min !== undefined && field.max !== undefined) return `${field.min} 至 ${field.max}`;
  if (field.min !== undefined) return `不小于 ${field.min}`;
  return field.max === undefined ? '' : `不大于 ${field.max}`;
}
