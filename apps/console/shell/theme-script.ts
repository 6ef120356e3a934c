/** Where the reader's choice of theme is kept; absent means the system's. */
export const THEME_KEY = 'freshet-theme';

/** Runs before the first paint, so that the page never shows in the wrong theme, and follows the system while nothing is chosen. */
export const THEME_SCRIPT = `(function(){var d=document.documentElement,m=matchMedia('(prefers-color-scheme: dark)');function a(){var t=null;try{t=localStorage.getItem('${THEME_KEY}')}catch(e){}d.dataset.theme=t==='light'||t==='dark'?t:m.matches?'dark':'light'}a();m.addEventListener('change',a)})()`;
