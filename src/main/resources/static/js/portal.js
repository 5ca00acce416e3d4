// Makes pages nicer where there is script; every page works without.
(() => {
  'use strict';
  const summary = document.querySelector('.error-summary');
  if (summary) summary.focus();
})();
