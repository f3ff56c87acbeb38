import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { errorTable } from '@valet/core';
import { checkShape } from '@valet/schemas';
import t, { type Test } from 'tap';
import { runValet, runValetHere, type ValetResult } from './run-valet.ts';

const goodProfile = { first_name: 'Robin', last_name: 'Sample', email: 'robin.sample@example.com' };
const url = 'http://127.0.0.1:9/jobs/1';

/** A folder with one file of each kind that a command can be given. */
function makeFiles(t: Test): string {
  return t.testdir({
    'good.json': JSON.stringify(goodProfile),
    'broken.json': '{ "first_name": "Robin",\n  "last_name": Sample }',
    'empty.json': '',
    'wrong.json': JSON.stringify({ first_name: 'Robin', email: 'nowhere', phon: '+1-202-555-0142' }),
    'answers.json': JSON.stringify({ 'Why?': 3 }),
    'page.html': '<h1>Nothing to fill in</h1>',
    folder: {},
  });
}

/** One clear line that names the thing, the code's exit code, no stack, nothing on stdout. */
function assertFailure(
  t: Test,
  result: ValetResult,
  { code, says }: { code: keyof typeof errorTable; says: readonly RegExp[] },
): void {
  t.equal(result.exitCode, errorTable[code].exitCode, `exits with the code of ${code}`);
  t.equal(result.stdout, '', 'leaves stdout alone');
  t.equal(result.stderr.trimEnd().split('\n').length, 1, `says it in one line: ${result.stderr}`);
  for (const words of says) t.match(result.stderr, words);
  t.match(result.stderr, `[${code}]`, 'names the code');
  t.notMatch(result.stderr, /\n\s+at /, 'shows no stack');
}

t.test('a command line that cannot be understood exits with 2 and a hint', async (t) => {
  const lines: [string[], RegExp][] = [
    [['apply'], /missing the address.*--demo/],
    [['apply', url], /missing --profile <file>/],
    [['apply', url, '--profil', 'x'], /unknown option '--profil'[\s\S]*--profile/],
    [['apply', url, '--profile'], /argument missing/],
    [['apply', url, '--profile', 'x', '--review', '--autopilot'], /choose one of --review and --autopilot/],
    [['apply', url, 'another', '--profile', 'x'], /too many arguments/],
    [['aply'], /unknown command 'aply'[\s\S]*apply/],
    [['inspect'], /missing required argument 'page'/],
    [['start', '--port', '70000'], /A port is a number from 0 to 65535/],
  ];
  for (const [args, says] of lines) {
    const { exitCode, stdout, stderr } = await runValetHere(t, args);
    t.equal(exitCode, 2, `valet ${args.join(' ')}`);
    t.equal(stdout, '');
    t.match(stderr, says);
    t.match(stderr, '--help');
  }
});

t.test('help and version are answers, not errors', async (t) => {
  const help = await runValetHere(t, ['--help']);
  t.match(help, { exitCode: 0, stderr: '', stdout: /apply[\s\S]*inspect[\s\S]*start[\s\S]*practice[\s\S]*plugin/ });
  t.ok(
    help.stdout.split('\n').every((line) => line.length <= 100),
    'no line is longer than 100 columns',
  );
  t.match(await runValetHere(t, ['apply', '--help']), { exitCode: 0, stdout: /--dry-run/ });
  t.match(await runValet(['--version']), { exitCode: 0, stdout: /^\d+\.\d+\.\d+\n$/ });
});

t.test('input that cannot be used is named before anything is started', async (t) => {
  const cwd = makeFiles(t);
  const file = (name: string) => path.join(cwd, name);
  const run = (...args: string[]) =>
    args.map((arg) => (existsSync(file(arg)) || arg.startsWith('none.') ? file(arg) : arg));
  const cases: [string[], { code: keyof typeof errorTable; says: readonly RegExp[] }][] = [
    [run('apply', url, '--profile', 'none.json'), { code: 'file_not_found', says: [/none\.json does not exist/] }],
    [run('apply', url, '--profile', 'folder'), { code: 'file_not_found', says: [/folder is a folder/] }],
    [
      run('apply', url, '--profile', 'broken.json'),
      { code: 'validation_error', says: [/broken\.json is not JSON/, /line 2, column \d+/] },
    ],
    [
      run('apply', url, '--profile', 'empty.json'),
      { code: 'validation_error', says: [/empty\.json is not JSON: it is empty/] },
    ],
    [
      run('apply', url, '--profile', 'wrong.json'),
      {
        code: 'validation_error',
        says: [/\/last_name is required/, /\/email must be/, /\/phon .*did you mean "phone"/],
      },
    ],
    [
      run('apply', url, '--profile', 'good.json', '--answers', 'answers.json'),
      { code: 'validation_error', says: [/answers\.json/, /\/Why\? must be string/] },
    ],
    [
      run('apply', url, '--profile', 'good.json', '--resume', 'none.pdf'),
      { code: 'file_not_found', says: [/none\.pdf does not exist/] },
    ],
    [
      run('apply', url, '--profile', 'good.json', '--resume', 'folder'),
      { code: 'file_not_found', says: [/folder is a folder/] },
    ],
    [
      run('apply', url, '--profile', 'good.json', '--resume', 'empty.json'),
      { code: 'file_not_found', says: [/empty\.json is empty/] },
    ],
    [
      run('apply', 'jobs/1', '--profile', 'good.json'),
      { code: 'invalid_url', says: [/"jobs\/1" is not an http or https address/] },
    ],
    [run('apply', 'jobs/1'), { code: 'invalid_url', says: [/"jobs\/1" is not an http or https address/] }],
    [
      run('apply', 'ftp://example.com/1', '--profile', 'good.json'),
      { code: 'invalid_url', says: [/its scheme is ftp:/] },
    ],
    [run('inspect', 'file:///etc/hosts'), { code: 'invalid_url', says: [/its scheme is file:/] }],
    [run('inspect', 'none.html'), { code: 'file_not_found', says: [/none\.html does not exist/] }],
    [run('inspect', 'folder'), { code: 'file_not_found', says: [/folder is a folder/] }],
    [run('plugin', 'check', 'folder'), { code: 'plugin_invalid', says: [/package\.json cannot be read/] }],
  ];
  for (const [args, expected] of cases) assertFailure(t, await runValetHere(t, args), expected);
});

t.test('a failure under --json is one document, and --debug shows where it happened', async (t) => {
  const cwd = makeFiles(t);
  const json = await runValetHere(t, ['apply', url, '--profile', path.join(cwd, 'wrong.json'), '--json']);
  const debug = await runValetHere(t, ['apply', url, '--profile', path.join(cwd, 'none.json'), '--debug']);
  const checked = checkShape<{ error: string; details: { pointer: string }[] }>(
    'problem.schema.json',
    JSON.parse(json.stdout),
  );
  if (!checked.ok) return void t.fail('is no problem document', checked);
  t.equal(checked.value.error, 'validation_error');
  t.same(checked.value.details.map(({ pointer }) => pointer).sort(), ['/email', '/last_name', '/phon']);
  t.match(debug.stderr, /\n\s+at .*read-input\.ts/);
});

t.test('values of a broken profile are never repeated', async (t) => {
  const cwd = t.testdir({
    'p.json': JSON.stringify({ ...goodProfile, email: 'secret-mailbox', salary_expectation: 77123 }),
  });
  const { stderr } = await runValetHere(t, ['apply', url, '--profile', path.join(cwd, 'p.json')]);
  t.notMatch(stderr, /secret-mailbox|77123|Robin/);
});

t.test('a missing browser is named with what to do', async (t) => {
  const cwd = makeFiles(t);
  const result = await runValet(['inspect', 'page.html'], { cwd, env: { VALET_BROWSER: '/nowhere/chrome' } });
  assertFailure(t, result, { code: 'browser_missing', says: [/\/nowhere\/chrome does not exist/, /VALET_BROWSER/] });
});

t.test('a setting that is wrong is named by its variable', async (t) => {
  const result = await runValet(['plugin', 'list'], { env: { PORT: 'many' } });
  assertFailure(t, result, { code: 'config_invalid', says: [/PORT must be a whole number/] });
});

t.test('a port that is taken is told, for both servers', async (t) => {
  const cwd = makeFiles(t);
  const server = createServer().listen(0, '127.0.0.1');
  t.teardown(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = String(typeof address === 'object' ? address?.port : '');
  const [practice, start] = await Promise.all([
    runValet(['practice', '--port', port]),
    runValet(['start', '--port', port, '--data', 'data'], { cwd, env: { VALET_LOG: 'silent' } }),
  ]);
  assertFailure(t, practice, { code: 'port_in_use', says: [new RegExp(port)] });
  assertFailure(t, start, { code: 'port_in_use', says: [new RegExp(port)] });
});
