import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HostAddress } from '@valet/core';
import type { CallbackList } from '@valet/schemas';
import t, { type Test } from 'tap';
import { readConfig } from '../../host/src/config.ts';
import { startHost } from '../../host/src/main.ts';
import { whyNotPublic } from '../../host/src/outside/address-class.ts';
import { createOutside } from '../../host/src/outside/outside.ts';
import { createFastClock } from './fast-clock.ts';
import { createClient, serviceKey } from './host-process.ts';
import { dataFolder } from './temp-folder.ts';

/** A server inside the network that nobody from outside may reach. */
interface Canary {
  readonly port: number;
  readonly calls: string[];
}

async function startCanary(t: Test, answer?: { status: number; location: string }): Promise<Canary> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    calls.push(`${request.method} ${request.headers.host}${request.url}`);
    response.writeHead(answer?.status ?? 200, answer ? { location: answer.location } : {}).end();
  });
  server.on('connection', () => calls.push('connection'));
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '::' }, () => resolve()));
  t.teardown(() => server.close());
  return { port: (server.address() as AddressInfo).port, calls };
}

const canary = await startCanary(t);
const { port } = canary;

/** Names and where they lead; a list of lists leads elsewhere each time it is asked. */
const zone: Record<string, string[] | string[][]> = {
  'fake.test': ['93.184.216.34'],
  'home.attacker.test': ['127.0.0.1'],
  'home6.attacker.test': ['::1'],
  'mixed.attacker.test': ['93.184.216.34', '127.0.0.1'],
  'mixed6.attacker.test': ['2606:2800:220:1:248:1893:25c8:1946', 'fd00::1'],
  'metadata.attacker.test': ['169.254.169.254'],
  'lan.attacker.test': ['192.168.1.10'],
  'nat.attacker.test': ['100.100.100.200'],
  'mapped.attacker.test': ['::ffff:7f00:1'],
  'public.internal': ['93.184.216.34'],
  'rebind.attacker.test': [['93.184.216.34'], ['127.0.0.1']],
  'rebind6.attacker.test': [['93.184.216.34'], ['::1']],
  'rebind-mixed.attacker.test': [['93.184.216.34'], ['93.184.216.34', '10.0.0.1']],
};

function address(text: string): HostAddress {
  return { address: text, family: text.includes(':') ? 6 : 4 };
}

async function resolve(name: string): Promise<readonly HostAddress[]> {
  const found = zone[name];
  if (!found) throw new Error('ENOTFOUND');
  const [first] = found;
  const now = Array.isArray(first) ? first : (found as string[]);
  if (Array.isArray(first) && found.length > 1) found.shift();
  return now.map(address);
}

const dataDir = await dataFolder(t);
const redirecting = await startCanary(t, { status: 302, location: `http://127.0.0.1:${port}/redirected` });
const config = readConfig(
  { dataDir, port: 0, serviceKey, logLevel: 'silent', allowHosts: [`127.0.0.1:${redirecting.port}`] },
  {},
);
const runnerUrl = new URL('./fake-runner.ts', import.meta.url).href;
const host = await startHost(config, { runnerUrl, clock: createFastClock(20), resolveHost: resolve });
t.teardown(() => host.close());

const loopback = /a loopback address/;
const inside = /a private address/;
const linkLocal = /a link-local address, where clouds keep their metadata/;
const reserved = /a reserved address/;
const localName = /a name of the local network/;

/** Addresses that a request may not name, and what is said of each. */
const hostile: readonly (readonly [string, RegExp])[] = [
  // Loopback, as anybody writes it
  [`http://127.0.0.1:${port}/`, loopback],
  [`https://127.0.0.1:${port}/`, loopback],
  [`http://127.1.2.3:${port}/`, loopback],
  [`http://127.255.255.254:${port}/`, loopback],
  [`http://127.0.0.1.:${port}/`, loopback],
  [`http://[::1]:${port}/`, loopback],
  [`http://[0:0:0:0:0:0:0:1]:${port}/`, loopback],
  [`http://localhost:${port}/`, localName],
  [`http://LOCALHOST:${port}/`, localName],
  [`http://localhost.:${port}/`, localName],
  [`http://anything.localhost:${port}/`, localName],
  // Other spellings of numbers
  [`http://2130706433:${port}/`, loopback],
  [`http://0x7f000001:${port}/`, loopback],
  [`http://0x7f.0x0.0x0.0x1:${port}/`, loopback],
  [`http://0x7F.1:${port}/`, loopback],
  [`http://017700000001:${port}/`, loopback],
  [`http://0177.0.0.1:${port}/`, loopback],
  [`http://0177.0.0.01:${port}/`, loopback],
  [`http://127.1:${port}/`, loopback],
  [`http://127.0.1:${port}/`, loopback],
  [`http://127.0x1:${port}/`, loopback],
  [`http://%31%32%37.0.0.1:${port}/`, loopback],
  [`http://①②⑦.⓪.⓪.①:${port}/`, loopback],
  [`http://１２７.０.０.１:${port}/`, loopback],
  [`http://127。0。0。1:${port}/`, loopback],
  [`http://ⓛocalhost:${port}/`, localName],
  [`http://loc\u00adalhost:${port}/`, localName],
  [`http:\\\\127.0.0.1:${port}\\`, loopback],
  [`http:127.0.0.1:${port}/`, loopback],
  [`http:///127.0.0.1:${port}/`, loopback],
  [`\thttp://127.0.0.1:${port}/`, loopback],
  // IPv4 within IPv6
  [`http://[::ffff:127.0.0.1]:${port}/`, loopback],
  [`http://[::ffff:7f00:1]:${port}/`, loopback],
  [`http://[0:0:0:0:0:ffff:7f00:0001]:${port}/`, loopback],
  [`http://[::127.0.0.1]:${port}/`, reserved],
  [`http://[::ffff:0:127.0.0.1]:${port}/`, reserved],
  [`http://[64:ff9b::127.0.0.1]:${port}/`, loopback],
  [`http://[64:ff9b::10.0.0.1]:${port}/`, inside],
  [`http://[64:ff9b:1::127.0.0.1]:${port}/`, reserved],
  [`http://[2002:7f00:1::]:${port}/`, reserved],
  [`http://[2002:a00:1::1]:${port}/`, reserved],
  [`http://[2001:0:7f00:1::]:${port}/`, reserved],
  // Unspecified, which is this machine to most systems
  [`http://0.0.0.0:${port}/`, /an unspecified address/],
  [`http://0:${port}/`, /an unspecified address/],
  [`http://0.1.2.3:${port}/`, /an unspecified address/],
  [`http://[::]:${port}/`, /an unspecified address/],
  [`http://[::ffff:0.0.0.0]:${port}/`, /an unspecified address/],
  // Private networks
  ['http://10.0.0.1/', inside],
  ['http://10.255.255.255/', inside],
  ['http://172.16.0.1/', inside],
  ['http://172.31.255.254/', inside],
  ['http://192.168.0.1/', inside],
  ['http://3232235521/', inside],
  ['http://[::ffff:192.168.0.1]/', inside],
  ['http://[fc00::1]/', inside],
  ['http://[fd12:3456:789a::1]/', inside],
  ['http://[fec0::1]/', inside],
  // Metadata of clouds
  ['http://169.254.169.254/latest/meta-data/', linkLocal],
  ['http://2852039166/latest/meta-data/', linkLocal],
  ['http://0xA9FEA9FE/', linkLocal],
  ['http://[::ffff:169.254.169.254]/', linkLocal],
  ['http://[64:ff9b::a9fe:a9fe]/', linkLocal],
  ['http://[fe80::1]/', linkLocal],
  ['http://[fd00:ec2::254]/latest/meta-data/', inside],
  ['http://100.100.100.200/latest/meta-data/', /a carrier's own address/],
  ['http://168.63.129.16/', reserved],
  ['http://192.0.0.192/', reserved],
  ['http://metadata.google.internal/computeMetadata/v1/', localName],
  ['http://metadata.google.internal./', localName],
  ['http://instance-data.ec2.internal/', localName],
  ['http://printer.local/', localName],
  ['http://router.home.arpa/', localName],
  // Everything else that is no single public host
  ['http://100.64.0.1/', /a carrier's own address/],
  ['http://224.0.0.1/', /a multicast address/],
  ['http://239.255.255.250/', /a multicast address/],
  ['http://255.255.255.255/', /the broadcast address/],
  ['http://[ff02::1]/', /a multicast address/],
  ['http://240.0.0.1/', reserved],
  ['http://198.18.0.1/', reserved],
  ['http://192.0.2.1/', reserved],
  ['http://[100::1]/', reserved],
  ['http://[4000::1]/', reserved],
  // Names that lead there
  [`http://home.attacker.test:${port}/`, /leads to a loopback address/],
  [`http://home.attacker.test.:${port}/`, /leads to a loopback address/],
  [`http://home6.attacker.test:${port}/`, /leads to a loopback address/],
  [`http://mixed.attacker.test:${port}/`, /leads to a loopback address/],
  ['http://mixed6.attacker.test/', inside],
  ['http://metadata.attacker.test/', linkLocal],
  ['http://lan.attacker.test/', inside],
  ['http://nat.attacker.test/', /a carrier's own address/],
  [`http://mapped.attacker.test:${port}/`, /leads to a loopback address/],
  ['http://public.internal/', localName],
  // The listed host, on another port
  [`http://127.0.0.1:${port}/other-port`, loopback],
  // Credentials
  ['http://user:secret@fake.test/', /must carry no user name and no password/],
  ['http://user@fake.test/', /must carry no user name and no password/],
  [`http://fake.test:80@127.0.0.1:${port}/`, /must carry no user name/],
  // Other schemes, and no address at all
  ['file:///etc/passwd', /must be a valid http or https URL/],
  ['ftp://127.0.0.1/', /must be a valid http or https URL/],
  ['gopher://127.0.0.1:6379/_INFO', /must be a valid http or https URL/],
  ['data:text/html,hello', /must be a valid http or https URL/],
  ['javascript:alert(1)', /must be a valid http or https URL/],
  ['blob:http://127.0.0.1/1', /must be a valid http or https URL/],
  ['view-source:http://127.0.0.1/', /must be a valid http or https URL/],
  ['chrome://settings', /must be a valid http or https URL/],
  ['ws://127.0.0.1/', /must be a valid http or https URL/],
  ['//127.0.0.1/', /must be a valid http or https URL/],
  ['http://[::1', /must be a valid http or https URL/],
  ['http://127.0.0.1:99999/', /must be a valid http or https URL/],
  ['http://256.256.256.256/', /must be a valid http or https URL/],
];

const profile = { valet_task_id: 'task-001', valet_user_id: '00000000-0000-0000-0000-000000000001' };

async function post(path: 'apply' | 'task', body: object) {
  const { plainProfile } = await import('../support/candidates.ts');
  const rest = path === 'apply' ? { profile: plainProfile } : { job_type: 'scrape' };
  const response = await fetch(`${host.url}/api/v1/gh/valet/${path}`, {
    method: 'POST',
    headers: { 'x-gh-service-key': serviceKey, 'content-type': 'application/json' },
    body: JSON.stringify({ ...profile, ...rest, ...body }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

t.test(`refuses ${hostile.length} hostile addresses in both places, says why, and contacts none`, async (t) => {
  t.ok(hostile.length >= 60, 'enough of them');
  for (const [url, why] of hostile) {
    const target = await post('apply', { target_url: url });
    t.match(target, { status: 422, body: { error: 'validation_error', details: [{ message: why }] } }, url);
    t.same(pointers(target.body), ['/target_url']);
    const callback = await post('apply', { target_url: 'https://fake.test/ok', callback_url: url });
    t.match(callback, { status: 422, body: { error: 'validation_error', details: [{ message: why }] } }, url);
    t.same(pointers(callback.body), ['/callback_url']);
  }
  const both = await post('task', { target_url: 'http://10.0.0.1/', callback_url: 'http://[::1]/' });
  t.equal(both.status, 422);
  t.same(pointers(both.body), ['/target_url', '/callback_url'], 'of a task too, each place named');
  t.match(JSON.stringify(both.body), /VALET_ALLOW_HOSTS/, 'the mend is told');
  t.same(canary.calls, []);
});

function pointers({ details }: Record<string, unknown>): string[] {
  return (details as { pointer: string }[]).map(({ pointer }) => pointer);
}

t.test('takes what is public, what is listed, and what cannot be looked up now', async (t) => {
  const good = [
    'https://fake.test/ok',
    'https://fake.test./ok',
    'http://93.184.216.34/ok',
    'http://[2606:2800:220:1:248:1893:25c8:1946]/ok',
    'http://[64:ff9b::5db8:d822]/ok',
    'http://172.32.0.1/ok',
    `http://127.0.0.1:${redirecting.port}/ok`,
    'https://unknown.attacker.test/ok',
  ];
  for (const url of good) t.equal((await post('apply', { target_url: url })).status, 201, url);
});

t.test('a callback that leads inside only when it is sent is parked, and nothing is contacted', async (t) => {
  const names = ['rebind.attacker.test', 'rebind6.attacker.test', 'rebind-mixed.attacker.test'];
  for (const name of names) {
    const { status, body } = await post('apply', {
      target_url: 'https://fake.test/ok',
      callback_url: `http://${name}:${port}/hook`,
    });
    t.equal(status, 201, name);
    const job = await createClient(host.url).until(String(body['job_id']), (job) => job.status === 'completed');
    t.equal(job.status, 'completed', 'the job is not harmed');
    const callbacks = await untilParked(String(body['job_id']));
    for (const { attempts } of callbacks) {
      t.match(attempts, [{ http_status: null, error: /leads to a (loopback|private) address.*VALET_ALLOW_HOSTS/ }]);
      t.equal(attempts.length, 1, 'and is not tried again');
    }
  }
  t.same(canary.calls, []);
});

async function untilParked(jobId: string): Promise<CallbackList['callbacks']> {
  for (;;) {
    const url = `${host.url}/api/v1/gh/jobs/${jobId}/callbacks`;
    const answer = await fetch(url, { headers: { 'x-gh-service-key': serviceKey } });
    const { callbacks } = (await answer.json()) as CallbackList;
    // A busy machine may have lost the worker once, and begun again.
    if (callbacks.length >= 2 && callbacks.every(({ state }) => state === 'parked')) return callbacks;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

t.test('a callback is not led on by a redirect', async (t) => {
  const { body } = await post('apply', {
    target_url: 'https://fake.test/ok',
    callback_url: `http://127.0.0.1:${redirecting.port}/hook`,
  });
  await createClient(host.url).until(String(body['job_id']), (job) => job.status === 'completed');
  for (const { attempts } of await untilParked(String(body['job_id']))) {
    t.equal(attempts.length, 4);
    t.match(attempts[0], { http_status: 302, error: 'HTTP 302' });
  }
  t.ok(redirecting.calls.some((call) => call.startsWith('POST')));
  t.same(canary.calls, [], 'none was followed');
});

t.test('reaches the very addresses that it has checked', async (t) => {
  const leads: string[][] = [['93.184.216.34'], ['127.0.0.1']];
  const outside = createOutside({
    allowHosts: ['*.corp.example', 'ats.example:8443', '10.1.0.0/16', '[fd00::1]:8080'],
    resolve: async (name) => {
      if (name === 'gone.test') throw new Error('ENOTFOUND');
      if (name === 'turning.test') return (leads.shift() ?? []).map(address);
      return [address(name === 'ten.test' ? '10.1.2.3' : '10.2.0.1')];
    },
  });
  t.same(await outside.reach('turning.test', 80), [address('93.184.216.34')]);
  await t.rejects(outside.reach('turning.test', 80), { code: 'address_refused', message: loopback });
  await t.rejects(outside.reach('gone.test', 80), { code: 'network_error' });
  await t.rejects(outside.reach('[::ffff:127.0.0.1]', 80), { code: 'address_refused' });
  await t.rejects(outside.reach('0:0:0:0:0:0:0:1', 80), { code: 'address_refused' });
  t.same(await outside.reach('ats.corp.example', 80), [address('10.2.0.1')], 'a zone');
  await t.rejects(outside.reach('corp.example', 80), { code: 'address_refused' }, 'not the zone itself');
  await t.rejects(outside.reach('ats.corp.example.attacker.test', 80), { code: 'address_refused' });
  t.same(await outside.reach('ATS.example.', 8443), [address('10.2.0.1')], 'a name on its port');
  await t.rejects(outside.reach('ats.example', 443), { code: 'address_refused' }, 'on no other');
  t.same(await outside.reach('ten.test', 80), [address('10.1.2.3')], 'a range, by a name');
  t.same(await outside.reach('::ffff:10.1.0.9', 80), [address('::ffff:10.1.0.9')], 'a range, mapped');
  t.same(await outside.reach('fd00::1', 8080), [address('fd00::1')]);
  await t.rejects(outside.reach('fd00::1', 80), { code: 'address_refused' });
});

t.test('knows every special range at its edges', async (t) => {
  const closed =
    '0.255.255.255 10.0.0.0 100.64.0.0 100.127.255.255 127.0.0.0 169.254.0.0 169.254.255.255 172.16.0.0 172.31.255.255 192.0.0.1 192.0.2.0 192.88.99.1 192.168.255.255 198.18.0.0 198.19.255.255 198.51.100.1 203.0.113.255 224.0.0.0 239.255.255.255 240.0.0.0 255.255.255.255 :: ::1 ::2 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 100::1 2001::1 2001:db8::1 2002::1 3fff::1 4000::1 5f00::1 fc00::1 fdff::1 fe80::1 febf::1 fec0::1 ff02::1 ffff::1';
  const open =
    '1.0.0.0 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0 169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255 ::ffff:8.8.8.8 64:ff9b::808:808 2400:cb00::1 2606:4700::1111 2a00:1450::1';
  for (const text of closed.split(' ')) t.not(whyNotPublic(text), null, text);
  for (const text of open.split(' ')) t.equal(whyNotPublic(text), null, text);
});
