import type { AtsManifest, Evidence } from '@valet/schemas';
import type { AtsPlugin } from '../plugin/ats-plugin.ts';
import type { BrowserAgent } from '../plugin/browser-agent.ts';
import type { HumanReply, HumanRequest } from './human.ts';
import type { RunDeadline } from './run-deadline.ts';
import type { RunJournal } from './run-journal.ts';
import type { RunDeps, RunRequest } from './run-request.ts';
import { saveScreenshot } from './screenshot.ts';
import type { SubmitFuse } from './submit-fuse.ts';

/** What every part of a run shares. */
export interface RunContext {
  readonly request: RunRequest;
  readonly deps: RunDeps;
  readonly journal: RunJournal;
  readonly deadline: RunDeadline;
  readonly agent: BrowserAgent;
  /** Addresses of the pictures taken so far. */
  readonly screenshots: string[];
  /** What was seen of the outcome so far. */
  readonly evidence: Evidence[];
  /** The guard on the wire, once the form is open. */
  readonly wire: { fuse: SubmitFuse | null };
  /** Answers that a person gave during the run, by label. */
  readonly said: Record<string, string>;
}

/** A run whose ATS is known. */
export interface AtsContext extends RunContext {
  readonly manifest: AtsManifest;
  readonly plugin: AtsPlugin;
  /** Canonical posting. */
  readonly posting: string;
}

/**
 * Pauses the run and asks a person; goes on in the same phase. The job's time limit stands still meanwhile.
 * Errors: `hitl_timeout`, `human_required`, `cancelled`.
 */
export async function askHuman(
  run: RunContext,
  question: Pick<HumanRequest, 'type' | 'message' | 'answers' | 'questions'>,
): Promise<HumanReply> {
  const { request, deps, journal, agent, deadline } = run;
  const screenshot = await saveScreenshot(run, question.type);
  const pageUrl = agent.getCurrentUrl();
  await journal.advance('blocked');
  await journal.tell({
    event_type: 'hitl_paused',
    metadata: { blocker_type: question.type, confidence: 1, page_url: pageUrl },
  });
  const reply = await deadline.suspend(() =>
    deps.human.ask(
      {
        ...question,
        jobId: request.jobId,
        fence: request.fence,
        pageUrl,
        screenshot,
        timeoutMs: request.humanTimeoutMs,
      },
      deadline.signal,
    ),
  );
  await journal.tell({ event_type: 'hitl_resumed', metadata: { resolved_by: reply.resolvedBy } });
  await journal.advance('unblocked');
  return reply;
}
