import { fail } from '@sveltejs/kit';
import { InputError } from '#lib/domain/errors.ts';

/** The user's own mistakes are answered beside the form, with what was typed. */
export async function orMessage<T>(act: () => Promise<T>, form: FormData) {
  try {
    return await act();
  } catch (problem) {
    if (!(problem instanceof InputError)) throw problem;
    return fail(400, {
      message: `${problem.message}。${problem.hint}`,
      typed: Object.fromEntries(
        [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
      )
    });
  }
}
