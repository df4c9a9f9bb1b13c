/** What models took, as the chart and the table show it. Pure. */
import type { UsageRow } from '../api/types';
import { addDays } from './time';

export type Measure = 'cost' | 'tokens';

export interface Series {
  /** The model; empty for the rest together. */
  model: string;
  /** One value a day. */
  values: number[];
  total: number;
}

/** Models that have a colour of their own; the others share the last one. */
export const MOST_SERIES = 6;

export const valueOf = (row: UsageRow, measure: Measure): number =>
  measure === 'cost' ? row.micro_dollars : row.input_tokens + row.output_tokens;

/** Every day from one to another, both included. */
export function daysOf(from: string, to: string, most = 400): string[] {
  const days: string[] = [];
  for (let day = from; day <= to && days.length < most; day = addDays(day, 1)) days.push(day);
  return days;
}

/** One series a model, the largest first; models beyond the sixth are one. */
export function seriesOf(rows: readonly UsageRow[], days: readonly string[], measure: Measure): Series[] {
  const at = new Map(days.map((day, index) => [day, index]));
  const models = new Map<string, number[]>();
  for (const row of rows) {
    const index = at.get(row.day);
    if (index === undefined) continue;
    const values = models.get(row.model) ?? days.map(() => 0);
    values[index] = (values[index] ?? 0) + valueOf(row, measure);
    models.set(row.model, values);
  }
  const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);
  const all = [...models].map(([model, values]) => ({ model, values, total: sum(values) }));
  all.sort((a, b) => b.total - a.total || a.model.localeCompare(b.model));
  if (all.length <= MOST_SERIES) return all;
  const rest = all.splice(MOST_SERIES - 1);
  const values = days.map((_, index) => sum(rest.map((series) => series.values[index] ?? 0)));
  return [...all, { model: '', values, total: sum(values) }];
}

/** The end of an axis: 1, 2 or 5 times a power of ten, at or above the largest value. */
export function axisEnd(largest: number): number {
  if (!(largest > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(largest));
  return ([1, 2, 5].find((step) => step * power >= largest) ?? 10) * power;
}

/** By model and user, the dearest first. */
export function sums(rows: readonly UsageRow[]): UsageRow[] {
  const found = new Map<string, UsageRow>();
  for (const row of rows) {
    const key = `${row.model}\n${row.user_id}`;
    const sum = found.get(key);
    if (sum === undefined) {
      found.set(key, { ...row });
      continue;
    }
    sum.calls += row.calls;
    sum.failed += row.failed;
    sum.input_tokens += row.input_tokens;
    sum.cached_tokens += row.cached_tokens;
    sum.output_tokens += row.output_tokens;
    sum.micro_dollars += row.micro_dollars;
    sum.unpriced += row.unpriced;
  }
  return [...found.values()].sort((a, b) => b.micro_dollars - a.micro_dollars || b.calls - a.calls);
}

/** Dollars as the locale writes them: cents, and as many digits more as a small amount needs to say something. */
export function dollars(locale: string, micros: number): string {
  const value = micros / 1e6;
  const small = value !== 0 && Math.abs(value) < 0.1;
  return new Intl.NumberFormat(locale, {
    style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol', minimumFractionDigits: 2,
    maximumFractionDigits: small ? 4 : 2,
  }).format(value);
}
