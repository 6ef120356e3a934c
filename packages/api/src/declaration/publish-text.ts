import { type CompiledView, encodeFeatureView, encodeSource, planHash } from '@freshet/definitions';
import { type PublishedRevision, publishFeatureView, publishSource, type RegistryContext } from '@freshet/registry';
import { EMBEDDED_ENGINE } from '../embedded-engine';
import { textOfDocument } from './text-of-document';
import { usableText } from './usable-text';

type Publication = { readonly views: readonly PublishedRevision[]; readonly sources: readonly string[] };

/** Publishes every document of a text, sources first. Rejects with `ApiError('invalid')` and then nothing was published. */
export const publishText = async (ctx: RegistryContext, text: string): Promise<Publication> => {
  const { documents, plans } = await usableText(ctx, text);
  const sources: string[] = [];
  for (const document of documents)
    if (document.kind === 'source') {
      await publishSource({ ctx, input: { document: encodeSource(document.value) } });
      sources.push(document.name);
    }
  const views: PublishedRevision[] = [];
  for (const compiled of plans) {
    const document = documents.find(({ kind, name }) => kind === 'feature_view' && name === compiled.view);
    const own = document === undefined ? text : textOfDocument(text, document);
    views.push(await publishCompiled(ctx, compiled, own));
  }
  return { views, sources };
};

const publishCompiled = (ctx: RegistryContext, { plan, normalised, source }: CompiledView, document: string): Promise<PublishedRevision> =>
  publishFeatureView({
    ctx,
    input: {
      document,
      normalised: encodeFeatureView(normalised),
      plan,
      planHash: planHash(plan, EMBEDDED_ENGINE),
      sourceDocument: plan.source.derived ? encodeSource(source) : null,
    },
  });
