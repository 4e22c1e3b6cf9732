import { redirect, type RequestEvent } from '@sveltejs/kit';
import { CONTRACTS } from '#lib/contracts/all.ts';
import { allFields } from '#lib/contracts/contract.ts';
import { badRequest, submitForm, submitted } from '#lib/server/forms.ts';
import { isMoving } from '#lib/submissions/stage.ts';
import { askForRefused, confirmLoad, discard, readAgain, takeBack } from '../submission-actions.server.ts';
import { readView } from '../submission-view.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
  const { view, requests, briefing } = await readView(Number(params.submission), new Date()).catch(badRequest);
  const record = view.answer?.recognised?.record ?? view.answer?.load?.record;
  const contract = CONTRACTS.find((one) => one.record === record);
  return {
    view,
    requests,
    briefing,
    is_moving: isMoving(view.stage),
    records: CONTRACTS.map(({ record, label, source }) => ({ record, label, source })),
    record_label: contract?.label ?? '',
    fields: (contract ? allFields(contract) : []).map(({ name, label, required }) => ({
      name,
      label,
      required: required ?? false
    }))
  };
};

type Step = (id: number, form: FormData, now: Date) => Promise<void>;

const step = (take: Step) => (event: RequestEvent<{ submission: string }>) =>
  submitForm(event, (form) => take(Number(event.params.submission), form, new Date()));

export const actions: Actions = {
  read: step(readAgain),
  load: step(confirmLoad),
  discard: step(discard),
  undo: step(takeBack),
  refused: async ({ params, request }) => {
    const form = await request.formData();
    return submitted(async () => {
      const asked = await askForRefused(Number(params.submission), form, new Date());
      redirect(303, `/submissions/${params.submission}/refused.xlsx?request=${asked}`);
    });
  }
};
