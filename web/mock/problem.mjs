/** A refusal, as the server words it. */
export function problem(status, code, detail) {
  return Object.assign(new Error(detail), { status, code });
}
