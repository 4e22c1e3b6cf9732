import { error } from '@sveltejs/kit';
import { InputError } from '#lib/domain/errors.ts';

/** Answers the user's own mistakes with 400 and says what to do; all other errors go on. */
export function orBadRequest<T>(read: () => T): T {
  try {
    return read();
  } catch (problem) {
    return badRequest(problem);
  }
}

/** @throws HttpError 400 for an InputError, otherwise the problem itself */
export function badRequest(problem: unknown): never {
  if (problem instanceof InputError) error(400, { message: `${problem.message}。${problem.hint}` });
  throw problem;
}
