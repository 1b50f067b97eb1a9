// Voilà's front end loads MathJax for every piece of text, from a CDN unless told otherwise.
// Nothing here is set with it: this stands in its place, offline and silent.
const nothing = () => {};
window.MathJax = { Hub: { Config: nothing, Configured: nothing, Queue: nothing, Register: { StartupHook: nothing } } };
