import { type BrowserAgent, type ElementTarget, pageFunction, type TierPlugin } from '@valet/core';
import { createPracticeServer, type Wall, wallCode } from '@valet/practice';
import createTier from '@valet/tier-local';
import t from 'tap';
import { createEngine } from '../support/engine.ts';

const local = createTier({});
const artifactFolder = t.testdir({});
t.teardown(() => local.close());

const find = pageFunction('test-find', (selector: string) => document.querySelector(selector));
const type = pageFunction('test-type', ({ selector, text }: { selector: string; text: string }) => {
  const box = document.querySelector<HTMLInputElement>(selector);
  if (box) box.value = text;
});
const at = (selector: string): ElementTarget<string> => ({ frame: 'main', find, argument: selector });

/** What a person does in the live browser. */
const deeds: Readonly<Partial<Record<Wall, (agent: BrowserAgent) => Promise<void>>>> = {
  captcha: (agent) => agent.clickElement(at('#press')),
  async login(agent) {
    await agent.evaluate('main', type, { selector: '[type=email]', text: 'robin.sample@example.com' });
    await agent.evaluate('main', type, { selector: '[type=password]', text: 'a password' });
    await agent.clickElement(at('#login button'), { follow: true });
  },
  async '2fa'(agent) {
    await agent.evaluate('main', type, { selector: '[name=code]', text: wallCode });
    await agent.clickElement(at('#code button'), { follow: true });
  },
};

for (const [wall, act] of Object.entries(deeds)) {
  t.test(`${wall}: a person acts in the run's own browser, and the run goes on there`, async (t) => {
    const practice = await createPracticeServer({ port: 0 });
    t.teardown(() => practice.close());
    const posting = practice.postings.find(({ title }) => title === 'Barrel Maker');
    if (!posting) throw new Error('no practice posting "Barrel Maker"');
    practice.setFault(posting, { obstacle: wall as Wall });
    let agent: BrowserAgent | undefined;
    const tier: TierPlugin = {
      check: () => local.check(),
      list: () => local.list(),
      close: async () => undefined,
      release: (id, why) => local.release(id, why),
      async provision(request, signal) {
        const sandbox = await local.provision(request, signal);
        ({ agent } = sandbox);
        return sandbox;
      },
    };
    const asked: string[] = [];
    const human = {
      async ask({ type: kind }: { readonly type: string }) {
        asked.push(kind);
        if (agent) await act(agent);
        return { resolvedBy: 'tester' };
      },
    };
    const { report, events } = await createEngine({ artifactFolder, tier, human }).apply(posting.url);
    t.same(asked, [wall], 'asked once');
    t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
    t.equal(practice.submissions({ ...posting, outcome: 'accepted' }).length, 1);
    t.match(
      events.map(({ event_type }) => event_type).filter((one) => one.startsWith('hitl')),
      ['hitl_paused', 'hitl_resumed'],
    );
  });
}
