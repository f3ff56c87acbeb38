/** A file that lies in the bucket: what the submit request says of it. */
export interface UploadedFile {
  field: string;
  url: string;
  filename: string;
}

interface PresignedField {
  url: string;
  fields: Record<string, string>;
  key: string;
}

/** Asks for one signed form per file and posts each file to the bucket; throws when one is not taken. */
export async function uploadFiles(
  files: readonly { field: string; file: File }[],
  baseUrl: string,
): Promise<UploadedFile[]> {
  if (files.length === 0) return [];
  const query = files.map(({ field }) => `fields[]=${encodeURIComponent(field)}`).join('&');
  const answer = await fetch(`${baseUrl}/uncacheable_attributes/presigned_fields?${query}`);
  if (!answer.ok) throw new Error(`Presigned fields: ${answer.status}`);
  const presigned = (await answer.json()) as Record<string, PresignedField>;
  return Promise.all(
    files.map(async ({ field, file }) => {
      const form = presigned[field];
      if (!form) throw new Error(`No presigned fields for ${field}`);
      return { field, url: await post(form, file), filename: file.name };
    }),
  );
}

async function post(form: PresignedField, file: File): Promise<string> {
  const unique = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  const data = new FormData();
  for (const [name, value] of Object.entries(form.fields)) data.append(name, value);
  data.append('key', form.key.replace('{timestamp}', String(Date.now())).replace('{unique_id}', unique));
  data.append('file', file);
  const answer = await fetch(form.url, { method: 'POST', body: data });
  const location = /<Location>([^<]+)<\/Location>/.exec(await answer.text())?.[1];
  if (answer.status !== 201 || location === undefined) throw new Error(`Upload: ${answer.status}`);
  return location.replaceAll('&amp;', '&');
}
