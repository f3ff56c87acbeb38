import type { ModelPart, ModelRequest, ProviderCall } from '@valet/core';

/** A picture of one pixel. */
export const onePixel: ModelPart = {
  type: 'image',
  mediaType: 'image/png',
  base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
};

/** A question with a bounded answer, as the product asks them. */
export function makeModelRequest(change: Partial<ModelRequest> = {}): ModelRequest {
  return {
    task: 'field_mapping',
    instructions: 'Say which of the known facts each field asks for.',
    content: [{ type: 'text', text: '1. Mail address (text)\n2. Given name (text)' }],
    answer: {
      name: 'fields',
      schema: {
        type: 'object',
        properties: {
          fields: {
            type: 'array',
            maxItems: 20,
            items: {
              type: 'object',
              properties: {
                ref: { type: 'string', maxLength: 10 },
                key: { type: ['string', 'null'] },
                confidence: { type: 'number', minimum: 0, maximum: 1 },
              },
              required: ['ref', 'key', 'confidence'],
              additionalProperties: false,
            },
          },
        },
        required: ['fields'],
        additionalProperties: false,
      },
    },
    maxOutputTokens: 500,
    ...change,
  };
}

/** The same, as a provider is called. */
export function makeProviderCall(model: string, change: Partial<ModelRequest> = {}): ProviderCall {
  const { task: _task, ...rest } = makeModelRequest(change);
  return { ...rest, model, effort: null, cacheKey: 'kind-of-question' };
}
