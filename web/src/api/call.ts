/**
 * One typed request. Path, parameters, body and answer are those of the OpenAPI document, so that a change there which
 * the console does not follow fails its type check. Every failure is a `Problem`: what the server said
 * (problem+json), or `offline` where no answer came.
 */
import type { paths } from './schema';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
/** The paths that have the method. */
type PathOf<M extends Method> = { [P in keyof paths]: [NonNullable<paths[P][M]>] extends [never] ? never : P }[keyof paths];
type Operation<M extends Method, P extends PathOf<M>> = NonNullable<paths[P][M]>;

type Part<O, Name extends 'path' | 'query'> = O extends { parameters: infer A } ? (Name extends keyof A ? NonNullable<A[Name]> : never) : never;
type Body<O> = O extends { requestBody: { content: infer C } } ? (C extends { 'application/json': infer B } ? B : Blob) : never;

/** Present where there is something to give; optional where all of it is. */
type Given<Name extends string, T> = [T] extends [never] ? unknown : Record<string, never> extends T ? { [N in Name]?: T } : { [N in Name]: T };
export type Input<O> = Given<'path', Part<O, 'path'>> & Given<'query', Part<O, 'query'>> & Given<'body', Body<O>> & { deadline?: number };

type Done = 200 | 201 | 202 | 204;
type Content<R> = R extends { content: { 'application/json': infer T } } ? T : void;
export type Output<O> = O extends { responses: infer R } ? { [S in keyof R & Done]: Content<R[S]> }[keyof R & Done] : never;

export class Problem extends Error {
  constructor(
    /** HTTP status; 0 where no answer came. */
    readonly status: number,
    /** The stable code, such as `not_found`; `offline` where no answer came. */
    readonly code: string,
    /** Fit for a person. */
    detail: string,
    readonly requestId = '',
  ) {
    super(detail);
  }
}

const DEADLINE_MS = 30_000;

let signedOut: () => void = () => {};

/** Called whenever the server says that nobody is signed in. */
export function onSignedOut(callback: () => void): void {
  signedOut = callback;
}

interface Loose {
  path?: Record<string, string>;
  query?: Record<string, string | number | null | undefined>;
  body?: unknown;
  deadline?: number;
}

export async function call<M extends Method, P extends PathOf<M>>(
  method: M, path: P, input: Input<Operation<M, P>>,
): Promise<Output<Operation<M, P>>> {
  const { path: names = {}, query = {}, body, deadline = DEADLINE_MS } = input as Loose;
  const filled = String(path).replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names[name] ?? ''));
  const given = Object.entries(query).flatMap(([name, value]) => (value == null ? [] : [`${name}=${encodeURIComponent(value)}`]));
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = body instanceof Blob ? 'application/octet-stream' : 'application/json';
  let response: Response;
  try {
    response = await fetch(given.length === 0 ? filled : `${filled}?${given.join('&')}`, {
      method: method.toUpperCase(),
      headers,
      body: body === undefined ? null : body instanceof Blob ? body : JSON.stringify(body),
      credentials: 'same-origin',
      signal: AbortSignal.timeout(deadline),
    });
  } catch (cause) {
    throw new Problem(0, 'offline', String(cause));
  }
  if (response.ok) {
    // What was only taken in has nothing to say.
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as Output<Operation<M, P>>;
  }
  const problem = await readProblem(response);
  if (problem.code === 'not_signed_in') signedOut();
  throw problem;
}

/** What is between us and the server may answer in its own way. */
async function readProblem(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  return new Problem(
    response.status,
    text('code') || (response.status === 401 ? 'not_signed_in' : 'internal'),
    text('detail') || text('title') || response.statusText || String(response.status),
    text('request_id'),
  );
}
