import { isValetError } from '../error/valet-error.ts';
import type { Obstacle } from '../obstacle/detect-obstacle.ts';
import type { ObstacleEvidence } from '../obstacle/evidence.ts';
import { evidenceFrom, pictureQuestion } from '../obstacle/show-model.ts';
import { loadPage } from './load-page.ts';
import { meetObstacle } from './meet-obstacle.ts';
import type { PageAnswer } from './page-answer.ts';
import type { RunContext } from './run-context.ts';

/**
 * Meets a page that shows no form and nothing that the signatures know: a model is shown a picture of it, once a page, where
 * there is one; else it is unknown, and a person looks. Errors: those of {@link meetObstacle}; `form_not_found` where nobody can be asked.
 */
export async function meetNoForm(run: RunContext, answer: PageAnswer): Promise<PageAnswer> {
  const { met, request, agent } = run;
  // Who was asked may have led the browser elsewhere: a login often ends on a page of its own.
  if (met.asks.size > 0 && !met.isReturned && withoutHash(agent.getCurrentUrl()) !== withoutHash(request.url)) {
    met.isReturned = true;
    return loadPage(run, request.url, 'back to the posting');
  }
  const seen = await showModel(run);
  const obstacle: Obstacle = seen
    ? { kind: seen.kind, confidence: seen.weight, detail: seen.seen, evidence: [seen], rule: null }
    : {
        kind: 'unknown',
        confidence: 0,
        detail: `${withoutQuery(agent.getCurrentUrl())} shows no application form; use the address of the posting itself`,
        evidence: [],
        rule: null,
      };
  return meetObstacle(run, obstacle, answer);
}

/** What a model says of the page's picture; null where none is there, or it is not sure. */
async function showModel({ met, deps, request, agent, deadline }: RunContext): Promise<ObstacleEvidence | null> {
  const page = agent.getCurrentUrl();
  if (!deps.models || met.pictured.has(page)) return null;
  met.pictured.add(page);
  const scope = { tenant: request.tenant, userId: request.userId ?? null, jobId: request.jobId };
  try {
    const picture = await agent.takeScreenshot();
    const { value } = await deps.models.ask(pictureQuestion(picture), scope, deadline.signal);
    return evidenceFrom(value);
  } catch (error) {
    deadline.signal.throwIfAborted();
    if (isValetError(error)) return null; // no model, no budget, no picture: a person looks
    throw error;
  }
}

function withoutHash(url: string): string {
  return url.split('#', 1)[0] ?? url;
}

function withoutQuery(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? url;
}
