import type { PageRequest } from '@valet/core';
import type { SubmitRules } from '@valet/schemas';
import t from 'tap';
import { createSubmitHold } from '../../../core/src/record/submit-hold.ts';

const rules = (armed: boolean): SubmitRules => ({
  requests: [{ method: 'POST', path: '/apply', armed }],
  confirmation: { needs: ['network'], timeoutMs: 1000 },
  duplicates: 'refused',
});
const post = (path: string, isNavigation = false): PageRequest => ({
  id: 'r1',
  method: 'POST',
  url: `https://ats.example${path}`,
  resourceType: isNavigation ? 'document' : 'fetch',
  isNavigation,
  bodySizeBytes: 10,
});

t.test('what the platform calls a submit never leaves, whatever was pressed', async (t) => {
  const held: string[] = [];
  const hold = createSubmitHold(
    async () => undefined,
    ({ url }) => held.push(url),
  );
  hold.follow(rules(false));
  t.equal(await hold.decide(post('/apply')), 'cut');
  hold.pressed('leads');
  t.equal(await hold.decide(post('/apply')), 'cut');
  t.equal(await hold.decide(post('/upload')), 'allow');
  t.equal(await hold.decide({ ...post('/apply'), method: 'GET' }), 'allow');
  t.equal(held.length, 2);
});

t.test('where no address tells it, the press does, also one that is told of late', async (t) => {
  const late: (() => void)[] = [];
  const hold = createSubmitHold(
    async () => {
      for (const tell of late.splice(0)) tell();
    },
    () => undefined,
  );
  hold.follow(rules(true));
  t.equal(await hold.decide(post('/apply')), 'allow', 'an upload before anything was pressed');
  t.equal(await hold.decide(post('/apply', true)), 'cut', 'a form that nobody is known to have sent');
  late.push(() => hold.pressed('leads'));
  t.equal(await hold.decide(post('/apply', true)), 'allow', 'Next');
  late.push(() => hold.pressed('submits'));
  t.equal(await hold.decide(post('/apply')), 'cut');
  t.equal(await hold.decide({ ...post('/apply'), resourceType: 'ping' }), 'allow');
});
