import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { projectName, type TextContext } from '#pipelines/demo/grammar/expand.ts';
import { publicityPost } from '#pipelines/demo/grammar/press.ts';
import { petitionBody, petitionTitle } from '#pipelines/demo/grammar/texts.ts';
import { companyName } from '#pipelines/demo/names.ts';
import { Rng } from '#pipelines/demo/random.ts';
import { fakePhone } from '#pipelines/demo/rows.ts';
import { PETITION_MIX } from '#pipelines/demo/topic-mix.ts';

const COUNTIES = ['新城区', '碑林区', '商州区', '洛南县', '榆阳区', '旬阳市', '户县', '神木市', '临渭区', '汉滨区'];
const CHANNELS = ['来电', '来信', '来访', '网上'];
const HEADER = '编号,渠道,登记时间,受理时间,办结时间,承办单位,县区,标题,内容,涉及人数,涉及金额,联系电话,满意度\n';

/** Words that make a letter praise for the lexicon and no request. */
const PRAISE = '工会组织的送温暖活动圆满举办，慰问点赞。';

/**
 * One row in this many is a request; the others are letters of praise, which are annotated like all and not mined for
 * hot issues (a few in a hundred are taken for requests).
 */
export const ROWS_PER_REQUEST = 10;

/**
 * Writes a CSV of made-up petitions with the texts of the demo data: `rows` lines of about 400 bytes, one in 25 with
 * a telephone number in its text. The same rows each time.
 */
export async function writePetitionsCsv(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path);
  out.write(HEADER);
  const rng = new Rng('load-bench');
  const topics = Object.keys(PETITION_MIX);
  const two = (n: number) => String(n).padStart(2, '0');
  for (let row = 0; row < rows; row++) {
    const [year, month, place] = [2023 + rng.int(0, 3), 1 + rng.int(0, 11), rng.pick(COUNTIES)];
    const date = `${year}-${two(month)}-${two(1 + rng.int(0, 27))}`;
    const topic = rng.pick(topics);
    const context = { place, co: companyName(place, 'E', rng), year, month, project: projectName(place, rng) };
    const phone = fakePhone(rng);
    const { title, body } =
      row % ROWS_PER_REQUEST === 0
        ? { title: petitionTitle(topic, context, rng), body: petitionBody(topic, context, rng) }
        : praise(context, rng);
    const line = [
      `P${String(row).padStart(8, '0')}`,
      rng.pick(CHANNELS),
      `${date} ${two(8 + rng.int(0, 9))}:${two(rng.int(0, 59))}:${two(rng.int(0, 59))}`,
      date,
      date.replaceAll('-', '/'),
      '某某区总工会',
      place,
      title,
      row % 25 === 0 ? `${body}电话${phone}` : body,
      1 + rng.int(0, 8),
      rng.pick(['', '1.2万元', '3000元', '5000']),
      phone,
      rng.pick(['满意', '不满意', ''])
    ].join(',');
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

function praise(context: TextContext, rng: Rng): { title: string; body: string } {
  const { title, body } = publicityPost(context, rng);
  return { title, body: body + PRAISE };
}
