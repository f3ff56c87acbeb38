import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PostingKey } from '../posting-key.ts';
import type { SiteDeps } from '../site-deps.ts';
import type { Bucket } from './bucket.ts';
import { findPlaces } from './geocoder.ts';
import { originOf } from './pages.ts';

interface SideDeps extends SiteDeps {
  bucket: Bucket;
}

/** Adds what the form calls beside its submit: geocoder, presigned fields and the bucket. */
export function addSideEndpoints(app: FastifyInstance, deps: SideDeps): void {
  app.get<{ Params: PostingKey; Querystring: { text?: string } }>(
    '/geocoder/:board/:job/v1/autocomplete',
    async ({ params, query }, reply) => {
      const faults = deps.faults.of(params);
      if (faults.hold.includes('geocoder')) await deps.holds.keep('geocoder', params);
      await deps.pause(faults.geocoderDelayMs);
      return reply.send({ type: 'FeatureCollection', features: findPlaces(query.text ?? '') });
    },
  );
  app.get<{ Params: PostingKey; Querystring: { 'fields[]'?: string | string[] } }>(
    '/jben/:board/:job/uncacheable_attributes/presigned_fields',
    (request, reply) => {
      const { board, job } = request.params;
      const names = [request.query['fields[]'] ?? []].flat();
      const bucketUrl = `${originOf(request)}/bucket/?posting=${board}/${job}`;
      return reply.send(Object.fromEntries(names.map((name) => [name, deps.bucket.presign(name, bucketUrl)])));
    },
  );
  app.post<{ Querystring: { posting?: string } }>('/bucket/', async (request, reply) => {
    const [board = '', job = ''] = (request.query.posting ?? '').split('/');
    const faults = deps.faults.of({ board, job });
    const { fields, content } = await readForm(request);
    if (faults.hold.includes('upload')) await deps.holds.keep('upload', { board, job });
    await deps.pause(faults.uploadDelayMs);
    const key = fields['key'] ?? '';
    const stored = deps.bucket.store(key, fields, content);
    reply.type('application/xml');
    if (!stored.ok) return reply.code(403).send(`<?xml version="1.0"?><Error><Code>${stored.error}</Code></Error>`);
    const location = `${originOf(request)}/bucket/${encodeURIComponent(key)}`;
    return reply
      .code(201)
      .send(`<?xml version="1.0"?><PostResponse><Location>${location}</Location><Key>${key}</Key></PostResponse>`);
  });
}

async function readForm(request: FastifyRequest): Promise<{ fields: Record<string, string>; content: Uint8Array }> {
  const fields: Record<string, string> = {};
  let content: Uint8Array = new Uint8Array();
  for await (const part of request.parts()) {
    if (part.type === 'file') content = await part.toBuffer();
    else fields[part.fieldname] = String(part.value);
  }
  return { fields, content };
}
