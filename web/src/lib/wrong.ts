/** Which field of a form a refusal of the server is about. */

export interface Wrong {
  /** Empty where it is about none of them. */
  field: string;
  text: string;
}

export const RIGHT: Wrong = { field: '', text: '' };

/** The server names the field first, and a part of one behind a point: `quiet.from: …`. */
export function wrongField(text: string, fields: readonly string[]): Wrong {
  const [, field = '', rest = ''] = /^(\w+)[\w.]*: (.*)$/s.exec(text) ?? [];
  return fields.includes(field) ? { field, text: rest } : { field: '', text };
}
