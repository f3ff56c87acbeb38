import {
  checkData,
  checkShape,
  documents,
  formatShapeErrors,
  isHttpUrl,
  type SchemaId,
  whyNoSchema,
} from '@valet/schemas';
import t from 'tap';

const runEvent: SchemaId = 'job-event.schema.json#/$defs/runEvent';

const request = {
  valet_task_id: 'valet-456',
  valet_user_id: '00000000-0000-0000-0000-000000000001',
  target_url: 'https://job-boards.greenhouse.io/acme/jobs/123',
  profile: { first_name: 'Alice', last_name: 'Smith', email: 'alice@example.com' },
};

/** Every object schema below a node that names properties, with its place. */
function* objectSchemas(node: unknown, place: string): Generator<[string, Record<string, unknown>]> {
  if (typeof node !== 'object' || node === null) return;
  const schema = node as Record<string, unknown>;
  if (schema['properties'] && schema['type'] === 'object') yield [place, schema];
  for (const [key, value] of Object.entries(schema)) yield* objectSchemas(value, `${place}/${key}`);
}

t.test('the schemas', async (t) => {
  t.test('close every object, or say that they leave it open', async (t) => {
    for (const [id, document] of Object.entries(documents)) {
      for (const [place, schema] of objectSchemas(document, id))
        t.type(schema['additionalProperties'], 'boolean', place);
    }
  });

  t.test('know every event type of the contract', async (t) => {
    const contract = [
      'job_started',
      'mode_selected',
      'manual_found',
      'mode_switched',
      'step_started',
      'step_completed',
      'manual_created',
      'hitl_paused',
      'hitl_resumed',
      'hitl_timeout',
      'browser_crash_detected',
      'browser_crash_recovered',
      'session_restored',
      'session_saved',
      'budget_preflight_failed',
      'job_completed',
      'job_failed',
    ];
    const known = documents['job-event.schema.json'].$defs.eventType.enum;
    const union = documents['job-event.schema.json'].$defs.runEvent.oneOf.map(
      ({ properties }) => properties.event_type.const,
    );
    for (const type of contract) t.ok(known.includes(type), type);
    t.same(union, known, 'the list and the union name the same events');
  });

  t.test('tell an event with the wrong metadata from a right one', async (t) => {
    t.ok(
      checkShape(runEvent, { event_type: 'mode_selected', metadata: { mode: 'cookbook', reason: 'manual_found' } }).ok,
    );
    t.notOk(
      checkShape(runEvent, { event_type: 'mode_selected', metadata: { mode: 'guess', reason: 'manual_found' } }).ok,
    );
    t.notOk(checkShape(runEvent, { event_type: 'mode_elected', metadata: {} }).ok);
  });
});

t.test('an apply request', async (t) => {
  t.test('gets the contract’s defaults', async (t) => {
    t.match(checkShape('apply-request.schema.json', request), {
      ok: true,
      value: { quality: 'balanced', priority: 5, timeout_seconds: 300, metadata: {} },
    });
    t.notOk('priority' in request, 'the caller’s object is left alone');
  });

  t.test('names every mistake by JSON pointer and never quotes a value', async (t) => {
    const wrong = {
      ...request,
      target_url: 'ftp://secret.example',
      priority: 11,
      profile: { first_name: 'Alice', lastname: 'Smith', email: 'secret' },
      quality: 'best',
    };
    const checked = checkShape('apply-request.schema.json', wrong);
    t.notOk(checked.ok);
    const errors = checked.ok ? [] : checked.errors;
    t.same(errors.map(({ pointer }) => pointer).sort(), [
      '/priority',
      '/profile/email',
      '/profile/last_name',
      '/profile/lastname',
      '/quality',
      '/target_url',
    ]);
    t.match(formatShapeErrors(errors), /\/profile\/lastname is not a known property; did you mean "last_name"\?/);
    t.notMatch(formatShapeErrors(errors), /secret/);
  });

  t.test('takes only http and https addresses', async (t) => {
    for (const url of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'example.com',
      '//example.com',
      'http://',
      'data:text/html,x',
    ])
      t.notOk(isHttpUrl(url), url);
    for (const url of ['http://127.0.0.1:4010/a', 'https://job-boards.greenhouse.io/acme/jobs/1'])
      t.ok(isHttpUrl(url), url);
  });
});

t.test('a schema of a caller that refers to itself without end is told as a mistake', async (t) => {
  for (const schema of [{ $ref: '#' }, { $dynamicAnchor: 'x', $dynamicRef: '#x' }]) {
    t.equal(whyNoSchema(schema), null);
    t.match(checkData(schema, { a: 1 }), [{ pointer: '', message: /refers to itself without end/ }]);
  }
  t.strictSame(
    checkData({ type: 'object', additionalProperties: { $ref: '#' } }, { a: { b: {} } }),
    [],
    'with the data it ends',
  );
});
