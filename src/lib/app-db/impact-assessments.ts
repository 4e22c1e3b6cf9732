/** Impact assessments of processing (个人信息保护法 第五十五、五十六条). They are added to and never removed. */
import { InputError } from '#lib/domain/errors.ts';
import { desc } from 'drizzle-orm';
import type { AppDb } from './open.ts';
import { impactAssessments } from './schema.ts';

export interface ImpactAssessment {
  record: string;
  conclusion: string;
  assessed_at: string;
  assessed_name: string;
}

const LONGEST = 4000;

/** @throws InputError without a conclusion */
export async function assessImpact(
  { db, actingId }: AppDb,
  given: { record: string; conclusion: string; assessed_name: string },
  now: Date
): Promise<void> {
  const conclusion = given.conclusion.trim();
  if (conclusion === '' || conclusion.length > LONGEST)
    throw new InputError('INPUT_INVALID', '没有登记：评估结论没有填写或太长', `请写明结论，${LONGEST} 字以内`);
  await db
    .insert(impactAssessments)
    .values({ ...given, conclusion, assessed_at: now.toISOString(), assessed_by: actingId() });
}

/** All of them, the newest first. */
export async function readAssessments({ db }: AppDb): Promise<ImpactAssessment[]> {
  return db.select().from(impactAssessments).orderBy(desc(impactAssessments.assessment_id));
}
