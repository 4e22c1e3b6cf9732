/** The answer to a form: the page again, or the user's own mistake beside the form. */
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { describeError, InputError } from '#lib/domain/errors.ts';
import { faultForReaders } from '#lib/state/machine-fault.server.ts';

const NOT_SAVED = '这一次没有保存，填写的内容还在页面上，已有的数据没有变化';

interface FormProblem {
  status: 400 | 507;
  message: string;
}

/** The message beside the form: the user's own mistake, or the machine's trouble; null for anything else. */
function problemOf(error: unknown): FormProblem | null {
  if (error instanceof InputError) return { status: 400, message: describeError(error) };
  const fault = faultForReaders(error, NOT_SAVED);
  return fault && { status: 507, message: fault.message };
}

/** Runs a form action and returns to the same page; an InputError, or a full disk, is shown beside the form. */
export async function submitForm({ request, url }: RequestEvent, act: (form: FormData) => Promise<void>) {
  try {
    await act(await request.formData());
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return fail(problem.status, { message: problem.message });
  }
  const params = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('/')));
  redirect(303, params.size === 0 ? url.pathname : `${url.pathname}?${params.toString()}`);
}

/** Runs an action that answers by itself; an InputError is shown beside the form. */
export async function submitted<T>(act: () => Promise<T>) {
  try {
    return await act();
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return fail(problem.status, { message: problem.message });
  }
}

/** As `submitForm` for an action that goes on to another page: an InputError is shown with what was typed. */
export async function orFormError<T>(act: () => Promise<T>, form: FormData) {
  try {
    return await act();
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return fail(problem.status, {
      message: problem.message,
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
  if (problem instanceof InputError) error(400, { message: describeError(problem) });
  throw problem;
}
