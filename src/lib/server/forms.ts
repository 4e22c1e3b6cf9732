/** What a form answers: the page again, or the user's own mistake beside the form. */
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { InputError } from '#lib/domain/errors.ts';

const messageOf = (problem: InputError) => `${problem.message}。${problem.hint}`;

/** Runs a form action and returns to the same page; an InputError is shown beside the form. */
export async function submitForm({ request, url }: RequestEvent, act: (form: FormData) => Promise<void>) {
  try {
    await act(await request.formData());
  } catch (problem) {
    if (problem instanceof InputError) return fail(400, { message: messageOf(problem) });
    throw problem;
  }
  const params = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('/')));
  redirect(303, params.size === 0 ? url.pathname : `${url.pathname}?${params.toString()}`);
}

/** Runs an action that answers by itself; an InputError is shown beside the form. */
export async function submitted<T>(act: () => Promise<T>) {
  try {
    return await act();
  } catch (problem) {
    if (problem instanceof InputError) return fail(400, { message: messageOf(problem) });
    throw problem;
  }
}

/** As `submitForm` for an action that goes on to another page: an InputError is shown with what was typed. */
export async function orFormError<T>(act: () => Promise<T>, form: FormData) {
  try {
    return await act();
  } catch (problem) {
    if (!(problem instanceof InputError)) throw problem;
    return fail(400, {
      message: messageOf(problem),
      typed: Object.fromEntries(
        [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
      )
    });
  }
}

/** Answers an InputError with 400 and what to do; other errors go on. */
export function orBadRequest<T>(read: () => T): T {
  try {
    return read();
  } catch (problem) {
    return badRequest(problem);
  }
}

/** @throws HttpError 400 for an InputError, otherwise the problem itself */
export function badRequest(problem: unknown): never {
  if (problem instanceof InputError) error(400, { message: messageOf(problem) });
  throw problem;
}
