import { type Behaviour, behaviours } from './receiving-site.ts';
import { type Point, points } from './wire-attempt.ts';

/** What befalls the first attempt: it dies, or it stands still for longer than its lease and then goes on. */
export type Blow = 'death' | 'standstill';

/** One labelled fault. */
export interface Fault {
  readonly point: Point;
  readonly behaviour: Behaviour;
  readonly blow: Blow;
  /** Makes the posting unique. */
  readonly posting: string;
}

/** Every point with every behaviour and every blow, `times` over. */
export function listFaults(times: number): readonly Fault[] {
  const faults: Fault[] = [];
  for (let time = 0; time < times; time++) {
    for (const point of points)
      for (const behaviour of behaviours)
        for (const blow of ['death', 'standstill'] as const)
          faults.push({ point, behaviour, blow, posting: `${blow}-${point}-${behaviour}-${time}` });
  }
  return faults;
}

/** Where the posting of a fault is. */
export const addressOf = (siteUrl: string, { behaviour, posting }: Fault): string =>
  `${siteUrl}/apply/${behaviour}/${posting}`;

/** The attempt can neither know nor find out whether the site has recorded the application. */
export function isUndecidable({ point, behaviour, blow }: Fault): boolean {
  const isSilent = behaviour === 'answer_lost' || behaviour === 'error_500' || behaviour === 'redirect_lost';
  const isLeft = point === 'released' || point === 'sent' || point === 'answered';
  return isSilent || (blow === 'death' && isLeft) || (blow === 'standstill' && isLeft);
}
