/** One question at a time in a dialog; the answer is a promise. `components/Ask.svelte` shows it. */

export interface Question {
  title: string;
  text: string;
  yes: string;
  no: string;
  danger?: boolean;
  answer: (yes: boolean) => void;
}

class Ask {
  question = $state.raw<Question | null>(null);

  sure(question: Omit<Question, 'answer'>): Promise<boolean> {
    this.question?.answer(false);
    return new Promise((resolve) => {
      this.question = {
        ...question,
        answer: (yes) => {
          this.question = null;
          resolve(yes);
        },
      };
    });
  }
}

export const ask = new Ask();

/** What the shell has open. */
class Shell {
  /** On a phone: the drawer with the conversations. */
  drawer = $state(false);
  keys = $state(false);
  creating = $state(false);
}

export const shell = new Shell();
