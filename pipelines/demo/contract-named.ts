import { CONTRACTS } from '#lib/contracts/all.ts';
import type { RecordContract } from '#lib/contracts/contract.ts';

/** @throws RangeError when no contract has the name */
export function contractNamed(record: string): RecordContract {
  const contract = CONTRACTS.find((candidate) => candidate.record === record);
  if (!contract) throw new RangeError(`No contract named ${record}`);
  return contract;
}
