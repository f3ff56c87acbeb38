import { randomBytes } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import t from 'tap';
import { readConfig } from '../../../host/src/config.ts';
import {
  type CredentialKey,
  createCredentialKeys,
  findCredentialKeys,
} from '../../../host/src/session/credential-keys.ts';
import { open, seal } from '../../../host/src/session/seal.ts';
import { dataFolder } from '../temp-folder.ts';

const newKey = (id: string): CredentialKey => ({ id, bytes: randomBytes(32) });
const owner = { tenant: 'default', candidate: 'user-1', domain: 'example.com' };
const text = JSON.stringify({ cookies: [{ name: 'sid', value: 'the secret of the site' }] });
const hex = (byte: string) => byte.repeat(64);

t.test('what is sealed opens for its owner, and says nothing without the key', async (t) => {
  const keys = createCredentialKeys(newKey('1'));
  const sealed = seal(text, owner, keys);
  t.equal(open(sealed, owner, keys), text);
  t.equal(sealed.keyId, '1');
  const bytes = Buffer.from(sealed.data.split('.')[1] ?? '', 'base64url');
  t.notOk(bytes.includes('secret') || bytes.includes('cookies'));
  t.not(seal(text, owner, keys).data, sealed.data, 'each sealing has a nonce of its own');
});

t.test('a flipped bit, wherever it is, is refused', async (t) => {
  const keys = createCredentialKeys(newKey('1'));
  const { data, keyId } = seal(text, owner, keys);
  const bytes = Buffer.from(data.slice('v1.'.length), 'base64url');
  let refused = 0;
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Buffer.from(bytes);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    try {
      open({ data: `v1.${flipped.toString('base64url')}`, keyId }, owner, keys);
    } catch (error) {
      if ((error as { code?: string }).code === 'session_unreadable') refused += 1;
    }
  }
  t.equal(refused, bytes.length * 8);
  for (const broken of ['', 'v1.', 'v1.AAAA', data.slice(0, -4), data.replace('v1.', 'v2.'), data.replace('v1.', '')])
    t.throws(() => open({ data: broken, keyId }, owner, keys), { code: 'session_unreadable', message: /was changed/ });
});

t.test(
  'another owner, another key of the name and an unknown key are refused, and the message says which',
  async (t) => {
    const keys = createCredentialKeys(newKey('1'), [newKey('2')]);
    const sealed = seal(text, owner, keys);
    for (const change of [{ tenant: 'other' }, { candidate: 'user-2' }, { domain: 'example.org' }]) {
      const message = /does not open with the key "1": it was changed .* belongs to another tenant, user or domain/;
      t.throws(() => open(sealed, { ...owner, ...change }, keys), { code: 'session_unreadable', message });
    }
    // The same letters, parted otherwise.
    t.throws(() => open(sealed, { ...owner, candidate: 'user-1","example', domain: 'com' }, keys), {
      code: 'session_unreadable',
    });
    t.throws(() => open({ ...sealed, keyId: '2' }, owner, keys), { code: 'session_unreadable', message: /key "2"/ });
    t.throws(() => open({ ...sealed, keyId: '7' }, owner, keys), {
      code: 'session_unreadable',
      message: /sealed with the key "7", which is not configured; add it to VALET_OLD_CREDENTIAL_KEYS/,
    });
    t.throws(() => open(sealed, owner, createCredentialKeys(newKey('1'))), {
      code: 'session_unreadable',
      message: /the key is another than the one of that name/,
    });
  },
);

t.test('without a configured key one is made, which its owner alone may read, and which stays', async (t) => {
  const dataDir = await dataFolder(t);
  const unset = readConfig({ dataDir }, {});
  const first = await findCredentialKeys(unset);
  const file = path.join(dataDir, 'credential-key');
  t.equal((await stat(file)).mode & 0o777, 0o600);
  t.match(first.current.id, /^local-[0-9a-f]{8}$/);
  const sealed = seal(text, owner, first);
  t.equal(open(sealed, owner, await findCredentialKeys(unset)), text);

  const configured = readConfig({ dataDir }, { GH_CREDENTIAL_KEY: hex('a') });
  const later = await findCredentialKeys(configured);
  t.equal(later.current.id, '1');
  t.same(later.oldIds, [first.current.id]);
  t.equal(open(sealed, owner, later), text, 'the made key still opens what it sealed');

  await writeFile(file, 'not a key\n');
  await t.rejects(findCredentialKeys(unset), { code: 'config_invalid', message: /credential-key holds no key/ });
  t.equal(await readFile(file, 'utf8'), 'not a key\n', 'nothing is written over it');
});

t.test('keys are read from the environment, and never quoted', async (t) => {
  const env = {
    GH_CREDENTIAL_KEY: hex('C'),
    GH_CREDENTIAL_KEY_ID: '2026-03',
    VALET_OLD_CREDENTIAL_KEYS: `1:${hex('a')}, 2:${hex('b')}`,
  };
  const keys = await findCredentialKeys(readConfig({ dataDir: await dataFolder(t) }, env));
  t.equal(keys.current.id, '2026-03');
  t.same(keys.oldIds.toSorted(), ['1', '2']);
  t.same(keys.find('2')?.bytes, Buffer.alloc(32, 0xbb));
  t.equal(keys.find('3'), undefined);
  const wrong: readonly [variable: string, value: string][] = [
    ['GH_CREDENTIAL_KEY', hex('a').slice(1)],
    ['GH_CREDENTIAL_KEY', hex('g')],
    ['GH_CREDENTIAL_KEY_ID', 'two words'],
    ['VALET_OLD_CREDENTIAL_KEYS', hex('a')],
    ['VALET_OLD_CREDENTIAL_KEYS', `1:${hex('a')},2:${hex('b')}0`],
    ['VALET_OLD_CREDENTIAL_KEYS', `1:${hex('a')}:2`],
  ];
  for (const [variable, value] of wrong) {
    const read = () => readConfig({}, { [variable]: value });
    t.throws(read, { code: 'config_invalid', message: new RegExp(`^${variable} must be `) });
    if (variable !== 'GH_CREDENTIAL_KEY_ID')
      t.throws(read, { message: new RegExp(`found ${value.length} characters`) });
  }
});
