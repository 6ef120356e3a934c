export { type CollectResult, createEmbeddedOnlineStore, type EmbeddedOnlineStore } from './embedded-online-store';
