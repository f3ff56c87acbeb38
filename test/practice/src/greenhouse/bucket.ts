import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A file that was uploaded. */
export interface StoredFile {
  sizeBytes: number;
  sha256: string;
}

/** One signed form, as `presigned_fields` answers it for each field. */
export interface PresignedField {
  url: string;
  fields: Record<string, string>;
  key: string;
}

/** A stand-in for the bucket that résumés go to before the application does. */
export interface Bucket {
  presign(field: string, bucketUrl: string): PresignedField;
  /** Takes a file under a key; answers the address, or why not. */
  store(key: string, fields: Record<string, string>, content: Uint8Array): { ok: true } | { ok: false; error: string };
  /** The file at an address that `store` was given, or none. */
  find(url: string): StoredFile | undefined;
}

/** Makes an empty bucket; it keeps sizes and hashes, no contents. */
export function createBucket(): Bucket {
  const secret = randomBytes(32);
  const stored = new Map<string, StoredFile>();
  const sign = (policy: string): string => createHmac('sha256', secret).update(policy).digest('hex');
  return {
    presign(field, bucketUrl) {
      const kind = field === 'resume' ? 'resumes' : 'cover_letters';
      const prefix = `stash/applications/${kind}/`;
      const policy = Buffer.from(JSON.stringify({ prefix, nonce: randomBytes(8).toString('hex') })).toString('base64');
      const key = `${prefix}{timestamp}-{unique_id}-${randomBytes(16).toString('hex')}`;
      const fields = {
        success_action_status: '201',
        policy,
        'x-amz-algorithm': 'AWS4-HMAC-SHA256',
        'x-amz-signature': sign(policy),
      };
      return { url: bucketUrl, fields, key };
    },
    store(key, fields, content) {
      const policy = fields['policy'] ?? '';
      const given = Buffer.from(fields['x-amz-signature'] ?? '', 'hex');
      const right = Buffer.from(sign(policy), 'hex');
      if (given.length !== right.length || !timingSafeEqual(given, right)) {
        return { ok: false, error: 'SignatureDoesNotMatch' };
      }
      const { prefix } = JSON.parse(Buffer.from(policy, 'base64').toString('utf8')) as { prefix: string };
      if (!key.startsWith(prefix) || key.includes('{')) return { ok: false, error: 'AccessDenied' };
      if (content.byteLength === 0) return { ok: false, error: 'EntityTooSmall' };
      stored.set(key, {
        sizeBytes: content.byteLength,
        sha256: createHash('sha256').update(content).digest('hex'),
      });
      return { ok: true };
    },
    find(url) {
      const path = URL.canParse(url) ? decodeURIComponent(new URL(url).pathname) : '';
      return stored.get(path.replace(/^\/bucket\//, ''));
    },
  };
}
