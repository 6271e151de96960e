// own: content/javascripts/module.mjs
export const own = true;
