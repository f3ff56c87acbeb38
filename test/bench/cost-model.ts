import { fieldsOf, lettersOf } from '../support/model/open-models.ts';
import type { StandInRequest } from '../support/model/stand-in-server.ts';

interface Entry {
  readonly use: 'key' | 'options' | 'text';
  readonly value: string;
  readonly basis?: readonly string[];
}

const key = (value: string): Entry => ({ use: 'key', value });

/** What a good model answers on the practice forms, by label. */
const known: Readonly<Record<string, Entry>> = {
  'Your own corner of the web': key('website_url'),
  'Who pays you at the moment?': key('current_company'),
  'And what does your door there say?': key('current_title'),
  'What was written on it?': key('education.0.field'),
  'How long would they keep you after you say goodbye?': key('notice_period'),
  'Earliest day on the rock': key('start_date'),
  'What brought this lamp to your notice?': key('how_heard'),
  'Do you have experience with Kubernetes?': { use: 'options', value: '0', basis: ['skills'] },
  'Your strongest technology of these': { use: 'options', value: '1', basis: ['skills'] },
  'Which of these languages have you used at work?': { use: 'options', value: '2 3', basis: ['skills'] },
  'Describe your experience with sensors and alarms': {
    use: 'text',
    value:
      'I own the pipeline that takes in readings from 40,000 sensors and turns them into alarms, with Kafka and PostgreSQL. Before that I built a booking service and its API.',
    basis: ['work_history.0', 'work_history.1', 'skills'],
  },
};

/** A model that knows the practice forms: answers what it is asked about and can, in the shape that it is asked for. */
export function answerWell({ text }: Pick<StandInRequest, 'text'>): unknown {
  return {
    answers: fieldsOf(text).flatMap(({ name, label }) => {
      const entry = known[label];
      return entry
        ? [
            {
              field: name,
              use: entry.use,
              value: entry.value,
              basis: lettersOf(text, entry.basis ?? []),
              confidence: 0.95,
            },
          ]
        : [];
    }),
  };
}
