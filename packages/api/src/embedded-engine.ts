/** Name and version of the engine whose state a plan hash stands for; another number means state of this one cannot be read. */
export const EMBEDDED_ENGINE = 'embedded/1';
