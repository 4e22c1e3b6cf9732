import type { RecordContract, Source } from './contract.ts';
import { negotiations } from './negotiations.ts';
import { petitions } from './petitions.ts';
import { posts } from './posts.ts';
import {
  channels,
  jointMeetings,
  promises,
  receptionDays,
  registeredStudies,
  submissions,
  targets,
  upwardReports
} from '#lib/contracts/reference/duties.ts';
import { enterprises } from '#lib/contracts/reference/enterprises.ts';
import { cadres, households, links } from '#lib/contracts/reference/people.ts';
import { aidStations, orgs, regions, tribunals } from '#lib/contracts/reference/places.ts';
import { rules } from '#lib/contracts/reference/rules.ts';
import {
  holidays,
  minimumWageAreas,
  minimumWages,
  topics,
  wageGuidelines
} from '#lib/contracts/reference/standards.ts';
import { visitProblems } from './visit-problems.ts';
import { visits } from './visits.ts';

/** Every record the product reads, in the order in which batches of one run are landed. */
export const CONTRACTS: RecordContract[] = [
  regions,
  topics,
  holidays,
  minimumWages,
  minimumWageAreas,
  wageGuidelines,
  rules,
  orgs,
  cadres,
  enterprises,
  households,
  links,
  targets,
  promises,
  channels,
  receptionDays,
  registeredStudies,
  upwardReports,
  jointMeetings,
  submissions,
  aidStations,
  tribunals,
  visits,
  visitProblems,
  petitions,
  negotiations,
  posts
];

/** The contracts of one source. */
export function contractsOf(source: Source): RecordContract[] {
  return CONTRACTS.filter((contract) => contract.source === source);
}

/** The contract of a record, or undefined when there is none of that name. */
export function contractOf(record: string): RecordContract | undefined {
  return CONTRACTS.find((contract) => contract.record === record);
}
