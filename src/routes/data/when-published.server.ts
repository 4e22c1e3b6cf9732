import { QueryError } from '#lib/domain/errors.ts';

/**
 * The answer, or null while nothing was published yet: runs and unreadable files must be visible before the first
 * publication.
 */
export async function whenPublished<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof QueryError && error.code === 'WAREHOUSE_MISSING') return null;
    throw error;
  }
}
