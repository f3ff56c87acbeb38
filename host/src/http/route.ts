import type { SchemaId } from '@valet/schemas';

/** What a handler is given of a request. */
export interface RouteRequest {
  /** Whose service key it was; nothing of another tenant may be read or changed. Empty where a route is public. */
  readonly tenant: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The parsed body, not yet checked; undefined where there was none. */
  readonly body: unknown;
}

/** What a handler answers. */
export interface RouteAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A part of the address, the query or the header, as OpenAPI describes it. */
export interface RouteParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  /** Those of the path always are. */
  readonly isRequired?: boolean;
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** One endpoint: what it does, and what OpenAPI says of it. The document and the server are made from the same rows. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below /api/v1/gh, unless `isAtRoot`; parameters as `:name`. */
  readonly path: string;
  readonly isAtRoot?: boolean;
  /** Needs no service key. */
  readonly isPublic?: boolean;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters?: readonly RouteParameter[];
  readonly body?: { readonly schema: SchemaId; readonly isRequired: boolean; readonly example?: unknown };
  /** What is posted to an address that the body names, as OpenAPI describes it. */
  readonly callback?: { readonly field: string; readonly schema: SchemaId; readonly description: string };
  /** Answers by status: schema, what it means, and what its headers say. */
  readonly answers: Readonly<
    Record<
      number,
      {
        readonly schema: SchemaId | object;
        readonly description: string;
        /** Default: application/json. */
        readonly contentType?: string;
        readonly headers?: Readonly<Record<string, string>>;
      }
    >
  >;
  /** Errors: of the error table; see problem.ts for their status. */
  handle(request: RouteRequest): Promise<RouteAnswer>;
}

/** Where the API lives. */
export const apiBase = '/api/v1/gh';

/** Full address of a route. */
export function routeUrl({ path, isAtRoot = false }: Pick<Route, 'path' | 'isAtRoot'>): string {
  return isAtRoot ? path : `${apiBase}${path}`;
}
