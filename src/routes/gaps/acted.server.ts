import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { InputError } from '#lib/domain/errors.ts';

/** Runs a form and comes back to the same page; the user's own mistakes are answered beside the form. */
export async function acted({ request, url }: RequestEvent, act: (form: FormData) => Promise<void>) {
  try {
    await act(await request.formData());
  } catch (problem) {
    if (problem instanceof InputError) return fail(400, { message: `${problem.message}。${problem.hint}` });
    throw problem;
  }
  const params = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('/')));
  redirect(303, params.size === 0 ? url.pathname : `${url.pathname}?${params.toString()}`);
}
