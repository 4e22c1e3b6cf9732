import { allFields, type Field, type RecordContract } from '#lib/contracts/contract.ts';

/**
 * How closely a field is read by the redactor: all kinds, or numbers and accounts only, since names of organisations
 * stay.
 */
export type RedactionProfile = 'prose' | 'name';

/** The fields of a record that the redactor reads before anything is landed. */
export function redactedFields(contract: RecordContract): { field: Field; profile: RedactionProfile }[] {
  return allFields(contract).flatMap((field): { field: Field; profile: RedactionProfile }[] => {
    if (field.type === 'text' || field.type === 'prose') return [{ field, profile: 'prose' }];
    return field.type === 'name' || field.type === 'names' ? [{ field, profile: 'name' }] : [];
  });
}
