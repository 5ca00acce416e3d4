// Makes pages nicer where there is script; every page works without.
(() => {
  'use strict';
  const summary = document.querySelector('.error-summary');
  if (summary) summary.focus();

  // Long lists of boxes: a box above them shows those that hold what is typed, accents aside; ticked ones stay.
  const fold = (text) => text.normalize('NFD').replace(/\p{M}+/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase();
  for (const set of document.querySelectorAll('fieldset[data-filter]')) {
    const boxes = [...set.querySelectorAll('.pick .check')].map((label) => ({ label, text: fold(label.textContent), input: label.querySelector('input') }));
    if (boxes.length < 8) continue;
    const details = [...set.querySelectorAll('details')];
    const opened = details.map((one) => one.open);
    const box = Object.assign(document.createElement('input'), { type: 'search', className: 'form-control filter-box', placeholder: set.dataset.filter, autocomplete: 'off' });
    box.setAttribute('aria-label', set.dataset.filter);
    set.querySelector('legend').after(box);
    box.addEventListener('keydown', (event) => { if (event.key === 'Enter') event.preventDefault(); });
    box.addEventListener('input', () => {
      const words = fold(box.value.trim());
      for (const one of boxes) one.label.hidden = words !== '' && !one.text.includes(words) && !one.input.checked;
      details.forEach((one, i) => {
        const hit = words !== '' && [...one.querySelectorAll('.check')].some((label) => !label.hidden);
        one.open = words === '' ? opened[i] : hit;
      });
    });
  }

  // Units of the era that the typed day is in: the other era is hidden while nothing in it is ticked.
  const areas = document.querySelector('fieldset[data-reform]');
  if (areas) {
    const form = areas.form;
    const day = () => {
      if (form.querySelector('input[name=when]:checked')?.value === 'HALF') {
        const half = /^(\d{4})-H([12])$/.exec(form.elements.half.value);
        return half ? `${half[1]}-${half[2] === '1' ? '06-30' : '12-31'}` : null;
      }
      const typed = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec((form.elements.to.value || form.elements.from.value).trim());
      return typed ? `${typed[3]}-${typed[2].padStart(2, '0')}-${typed[1].padStart(2, '0')}` : null;
    };
    const show = () => {
      const on = day();
      if (!on) return;
      const era = on < areas.dataset.reform ? 'until' : 'since';
      for (const one of areas.querySelectorAll('.era')) {
        const fits = one.dataset.era === era;
        one.hidden = !fits && !one.querySelector('input:checked');
        if (fits) one.open = true;
      }
    };
    form.addEventListener('input', show); // while typing: a change of the page on leaving the field would move the button that is being pressed
    show();
  }

  // Enter in a box with a button of its own presses that button, not the form's.
  for (const row of document.querySelectorAll('.find-row')) {
    row.querySelector('input').addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      row.querySelector('button').click();
    });
  }
})();
