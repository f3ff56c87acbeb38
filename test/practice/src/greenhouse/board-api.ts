import type { PracticeScenario } from '@valet/schemas';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PostingKey } from '../posting-key.ts';
import { type EducationCatalogue, type EducationKind, perPage } from './education.ts';
import { makeJobPost } from './make-job-post.ts';
import { originOf } from './pages.ts';
import type { PostingRegistry } from './posting-registry.ts';

interface BoardApiDeps {
  registry: PostingRegistry;
  education: EducationCatalogue;
}

/** The one answer to an unknown board and to an unknown job alike. */
const notFound = { status: 404, error: 'Job not found' };

/** Adds the public Job Board API (docs.greenhouse.io/job-board.html) as far as applicants use it. */
export function addBoardApi(app: FastifyInstance, { registry, education }: BoardApiDeps): void {
  app.get<{ Params: { board: string }; Querystring: { content?: string } }>(
    '/v1/boards/:board/jobs',
    (request, reply) => {
      const scenarios = registry.openOf(request.params.board);
      if (!registry.boardOf(request.params.board)) return reply.code(404).send(notFound);
      const jobs = scenarios.map((scenario) => listedJob(scenario, request, request.query.content === 'true'));
      return reply.send({ jobs, meta: { total: jobs.length } });
    },
  );
  app.get<{ Params: PostingKey; Querystring: { questions?: string } }>(
    '/v1/boards/:board/jobs/:job',
    (request, reply) => {
      const scenario = registry.find(request.params);
      if (!scenario) return reply.code(404).send(notFound);
      const job = listedJob(scenario, request, true);
      return reply.send(request.query.questions === 'true' ? { ...job, ...formSchema(scenario) } : job);
    },
  );
  app.get<{ Params: { board: string; kind: string }; Querystring: { term?: string; page?: string } }>(
    '/v1/boards/:board/education/:kind',
    ({ params, query }, reply) => {
      if (!isEducationKind(params.kind)) return reply.code(404).send(notFound);
      const page = Math.max(1, Number(query.page ?? 1) || 1);
      const { items, total } = education.search(params.kind, query.term ?? '', page);
      return reply.send({ items, meta: { total_count: total, per_page: perPage } });
    },
  );
}

function isEducationKind(kind: string): kind is EducationKind {
  return kind === 'schools' || kind === 'degrees' || kind === 'disciplines';
}

function listedJob({ board, posting }: PracticeScenario, request: FastifyRequest, hasContent: boolean): object {
  const content = posting.description.join('').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return {
    id: Number(posting.id),
    internal_job_id: Number(posting.id) - 1,
    title: posting.title,
    updated_at: posting.publishedAt,
    first_published: posting.publishedAt,
    requisition_id: null,
    location: { name: posting.location },
    absolute_url: `${originOf(request)}/${board.token}/jobs/${posting.id}`,
    company_name: board.name,
    language: 'en',
    metadata: null,
    ...(hasContent && { content, departments: [{ id: 1, name: posting.department }], offices: [] }),
  };
}

/** What `?questions=true` adds; Hispanic/Latino and the phone's country are on the page but not in here. */
function formSchema(scenario: PracticeScenario): object {
  const post = makeJobPost(scenario, '');
  const fieldsOf = (question: (typeof post.questions)[number]) => ({
    required: question.required,
    label: question.label,
    description: question.description,
    fields: question.fields.map(({ name, type, values = [] }) => ({ name, type, values })),
  });
  const isPlace = ({ fields }: (typeof post.questions)[number]) => fields[0]?.name === 'candidate_location';
  const place = post.questions.find(isPlace);
  const placeFields = [
    ['Location (City)', 'location', 'input_text'],
    ['Latitude', 'latitude', 'input_hidden'],
    ['Longitude', 'longitude', 'input_hidden'],
  ] as const;
  return {
    questions: post.questions.filter((question) => !isPlace(question)).map(fieldsOf),
    location_questions: place
      ? placeFields.map(([label, name, type]) => ({
          required: place.required,
          label,
          fields: [{ name, type, values: [] }],
        }))
      : [],
    compliance: post.eeoc_sections.map(({ description, questions }) => ({
      type: 'eeoc',
      description,
      questions: questions.map(fieldsOf),
    })),
    demographic_questions: post.demographic_questions
      ? {
          header: post.demographic_questions.title,
          description: post.demographic_questions.description,
          questions: post.demographic_questions.questions.map(
            ({ id, name, required, answer_type, answer_options }) => ({
              id: Number(id),
              label: name,
              required,
              type: answer_type.key === 'MULTI_SELECT' ? 'multi_value_multi_select' : 'multi_value_single_select',
              answer_options: answer_options.map((option) => ({ id: option.id, label: option.name })),
            }),
          ),
        }
      : null,
    data_compliance: post.data_compliance ? [post.data_compliance] : [],
    education: educationMode(scenario),
  };
}

function educationMode({ form }: PracticeScenario): string | null {
  if (!form.education) return null;
  return form.education.school === 'required' ? 'education_required' : 'education_optional';
}
