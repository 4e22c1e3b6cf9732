import { degreeOf, lineageOf } from '../../src/routes/data/data-page-lineage.ts';
import { describe, expect, it } from 'vitest';

const EDGES = [
  ['staging.visits', 'raw.visits'],
  ['staging.orgs', 'raw.orgs'],
  ['core.orgs', 'staging.orgs'],
  ['core.visits', 'staging.visits'],
  ['core.visits', 'core.orgs'],
  ['core.visits', 'raw.build'],
  ['marts.coverage', 'core.visits'],
  ['marts.orgs', 'core.orgs']
].map(([relation = '', reads = '']) => ({ relation, reads }));
const isRecord = (name: string) => name === 'visits' || name === 'orgs';

describe('lineage of a table', () => {
  it('goes back to every record whose files reach it, and to nothing else', () => {
    const { upstream, records } = lineageOf('marts.coverage', EDGES, isRecord);
    expect(records).toEqual(['orgs', 'visits']);
    expect(upstream.map((column) => column.layer)).toEqual(['raw', 'staging', 'core']);
    expect(upstream.flatMap((column) => column.nodes.map((node) => node.relation))).toEqual([
      'raw.build',
      'raw.visits',
      'raw.orgs',
      'staging.visits',
      'staging.orgs',
      'core.visits',
      'core.orgs'
    ]);
  });

  it('counts the shortest way, near relations first', () => {
    const core = lineageOf('marts.coverage', EDGES, isRecord).upstream.find((column) => column.layer === 'core');
    expect(core?.nodes).toEqual([
      { relation: 'core.visits', name: 'visits', steps: 1 },
      { relation: 'core.orgs', name: 'orgs', steps: 2 }
    ]);
  });

  it('goes on to everything made from it', () => {
    expect(
      lineageOf('core.orgs', EDGES, isRecord).downstream.flatMap((column) => column.nodes.map((node) => node.relation))
    ).toEqual(['core.visits', 'marts.orgs', 'marts.coverage']);
    expect(degreeOf(EDGES)('core.orgs')).toEqual({ reads: 1, readers: 2 });
  });

  it('ends on a cycle and knows nothing of strangers', () => {
    const cycle = [
      { relation: 'core.a', reads: 'core.b' },
      { relation: 'core.b', reads: 'core.a' }
    ];
    expect(lineageOf('core.a', cycle, isRecord).upstream[0]?.nodes.map((node) => node.name)).toEqual(['b']);
    expect(lineageOf('marts.unknown', EDGES, isRecord)).toEqual({ upstream: [], downstream: [], records: [] });
  });
});
