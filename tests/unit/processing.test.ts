import { describe, expect, it } from 'vitest';
import { CONTRACTS } from '#lib/contracts/all.ts';
import { personalFields, PROCESSING } from '#lib/contracts/processing.ts';
import { gradeOf, sensitiveColumns } from '#lib/domain/data-grade.ts';

describe('the register of processing', () => {
  it('lists every record that stores a key of a person or long texts', () => {
    const holding = CONTRACTS.filter(({ fields }) =>
      fields.some(({ type }) => ['key', 'keys', 'prose'].includes(type))
    ).map(({ record }) => record);
    expect(Object.keys(PROCESSING).sort()).toEqual(holding.sort());
  });

  it('names fields of the contracts only, and a day field for each record that ages', () => {
    for (const contract of CONTRACTS.filter(({ record }) => Object.hasOwn(PROCESSING, record))) {
      const names = contract.fields.map(({ name }) => name);
      expect(personalFields(contract).filter((name) => !names.includes(name))).toEqual([]);
      const { storage } = PROCESSING[contract.record]!;
      const day = contract.fields.find(({ name }) => name === storage?.day_field);
      if (storage)
        expect([contract.record, ['date', 'timestamp'].includes(day?.type ?? '')]).toEqual([contract.record, true]);
    }
  });
});

describe('grades', () => {
  const sensitive = sensitiveColumns(CONTRACTS);
  const grade = (relation: string, ...columns: string[]) => gradeOf({ relation, columns }, sensitive);

  it('follow from the columns', () => {
    expect(grade('core.search_records', 'record_no', 'text')).toBe('sensitive');
    expect(grade('core.links', 'link_id', 'cadre_key')).toBe('sensitive');
    expect(grade('marts.volumes', 'month', 'record_count')).toBe('internal');
    expect(grade('core.regions', 'region_code', 'region_name')).toBe('open');
    // The title of a study names a topic, not a person.
    expect(grade('core.registered_studies', 'title')).toBe('internal');
  });
});
