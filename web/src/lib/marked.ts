/** A text cut into what was found in it and what stands between, in order; the pieces together are the text. */

export interface Piece {
  text: string;
  found: boolean;
}

/** `characters` counts Unicode scalar values, as the server does: an emoji is one where JavaScript's strings have two. */
export function marked(text: string, times: { characters: number[] }[]): Piece[] {
  const characters = [...text];
  const pieces: Piece[] = [];
  let done = 0;
  const add = (to: number, found: boolean) => {
    if (to > done) pieces.push({ text: characters.slice(done, to).join(''), found });
    done = Math.max(done, to);
  };
  for (const { characters: [from = 0, to = 0] } of times) {
    add(from, false);
    add(to, true);
  }
  add(characters.length, false);
  return pieces;
}
