import { parse, type Step } from '@puppeteer/replay';
import type { Manual } from '@valet/schemas';
import t from 'tap';
import { exportManual } from '../../../host/src/devtools/export-manual.ts';
import { importRecording } from '../../../host/src/devtools/import-recording.ts';
import { readRecording } from '../../../host/src/devtools/read-recording.ts';
import { seededRandom } from '../../bench/report.ts';
import { literalSteps, randomRecording } from '../../support/random-recording.ts';

const seed = Number(process.env.VALET_MANUAL_SEED ?? Date.now() % 1_000_000);
t.comment(`seed ${seed}`);

function take(document: unknown, literals: ReadonlySet<number>): Manual {
  const checked = readRecording(document);
  if (!checked.ok) throw new Error(checked.mistakes.join('; '));
  const made = importRecording(checked.recording, { platform: 'generic', literals });
  if (!made.ok) throw new Error(made.refusals.join('; '));
  return made.manual;
}

t.test('any recording comes back from its export with the same steps', async (t) => {
  let steps = 0;
  for (let round = 0; round < 300; round++) {
    const { recording, literals } = randomRecording(seededRandom(seed + round));
    const manual = take(recording, literals);
    const exported = JSON.parse(JSON.stringify(exportManual(manual).recording));
    t.strictSame(parse(exported), exported, `seed ${seed + round}: its own parser takes it`, { diagnostic: false });
    const again = take(exported, literalSteps(exported.steps as Step[]));
    if (!t.strictSame(again, manual, `seed ${seed + round}`)) break;
    steps += manual.pages[0].steps.length;
  }
  t.comment(`${steps} steps of 300 recordings`);
  t.ok(steps > 1_000);
});
