import type { PlanChange } from '@freshet/definitions';

/** The members of a feature view that describe it to people and stand in no plan. */
const DESCRIBING = ['description', 'owner', 'tags'] as const;

type Document = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
};

const sentence = (name: string, before: unknown, after: unknown): string => {
  if (before === undefined || before === null) return `The ${name} ${name === 'tags' ? 'are' : 'is'} ${textOf(after)}.`;
  if (after === undefined || after === null) return `The ${name} ${textOf(before)} ${name === 'tags' ? 'are' : 'is'} removed.`;
  return `The ${name} ${name === 'tags' ? 'change' : 'changes'} from ${textOf(before)} to ${textOf(after)}.`;
};

/** What changes between two wire documents of a view that no plan tells: none of it touches a job. */
export const describingChanges = (before: Document, after: Document): readonly PlanChange[] =>
  DESCRIBING.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])).map((name) => ({
    path: name,
    kind: 'metadata',
    message: sentence(name, before[name], after[name]),
    why: 'It describes the view to people; the job goes on.',
  }));
